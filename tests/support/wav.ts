/** A WAV file of silence: 16 bits, one channel, 22,050 samples a second. */
export function aWav(samples = 4): Buffer {
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  [16, 0x00010001, 22_050, 44_100, 0x00100002].forEach((value, at) => wav.writeUInt32LE(value, 16 + at * 4));
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  return wav;
}
