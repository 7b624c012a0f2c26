import { codeAlphabet, codeLength, readResidenceCode } from '#shared/domain/residence-code.ts';
import { Frame } from '../../ui/Frame.tsx';
import { CodePad } from '../../ui/Keypad.tsx';
import { DigitBoxes, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { usePluggedKeyboard } from '../../ui/use-plugged-keyboard.ts';
import type { SetupPage } from './setup-page.ts';

type CodeStepProps = SetupPage & {
  signs: string;
  trouble: string | undefined;
  isRevoked: boolean;
  onChange: (signs: string) => void;
  onDone: () => void;
  onBack?: (() => void) | undefined;
};

/** « Tapez le code de la résidence. » A slip is found at once, without a network. */
export function CodeStep({
  words,
  chrome,
  signs,
  trouble,
  isRevoked,
  onChange,
  onDone,
  onBack,
}: CodeStepProps) {
  const reading = readResidenceCode(signs);
  const slip = reading.kind === 'wrong-check' ? words.say('setup.slip') : undefined;
  const wrong = trouble ?? slip;
  const type = (sign: string) => onChange((signs + sign).slice(0, codeLength));
  const erase = () => onChange(signs.slice(0, -1));
  const isWhole = reading.kind === 'code';
  usePluggedKeyboard({
    type: (sign) => codeAlphabet.includes(sign.toUpperCase()) && type(sign.toUpperCase()),
    erase,
    enter: () => isWhole && onDone(),
  });
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="code"
      title={words.say(isRevoked ? 'setup.revoked' : 'setup.code')}
      keys={<CodePad onSign={type} erase={{ label: words.say('keys.erase'), onPress: erase }} />}
      back={onBack && { label: words.say('nav.back'), onPress: onBack }}
      further={isWhole ? { label: words.say('keys.go-on'), onPress: onDone } : undefined}
    >
      {isRevoked && <Paragraph>{words.say('setup.code')}</Paragraph>}
      <DigitBoxes
        value={signs}
        length={codeLength}
        group={4}
        name={words.say('setup.code-name')}
        isWrong={wrong !== undefined}
      />
      <Paragraph weight={wrong === undefined ? 'normal' : 'strong'}>
        {wrong ?? words.say('setup.code-hint')}
      </Paragraph>
    </Frame>
  );
}
