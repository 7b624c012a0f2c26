import { readFileSync } from 'node:fs';

type Entry = { files?: Record<string, Entry>; offset?: string; size?: number; unpacked?: boolean };

/** One file of an archive; `text` is empty when its bytes lie beside the archive. */
export type ArchivedFile = { path: string; isUnpacked: boolean; text: string };

/** Reads an ASAR archive: the length of its list, the list as JSON, then the bytes of all files. */
export function asarFiles(path: string): ArchivedFile[] {
  const archive = readFileSync(path);
  const bodies = 8 + archive.readUInt32LE(4);
  const list = archive.subarray(16, 16 + archive.readUInt32LE(12)).toString();
  return walk(JSON.parse(list) as Entry, '').map(([name, { offset = '', size = 0, unpacked = false }]) => {
    const from = bodies + Number(offset);
    const text = unpacked ? '' : archive.subarray(from, from + size).toString();
    return { path: name, isUnpacked: unpacked, text };
  });
}

function walk({ files = {} }: Entry, folder: string): [string, Entry][] {
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files ? walk(entry, `${folder}${name}/`) : [[`${folder}${name}`, entry] as [string, Entry]],
  );
}
