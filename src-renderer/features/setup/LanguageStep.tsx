import type { Language } from '#shared/domain/primitives.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { Frame } from '../../ui/Frame.tsx';
import type { SetupPage } from './setup-page.ts';

/** The language of the wizard alone: residents are spoken to in French. */
export function LanguageStep({
  words,
  chrome,
  onAnswer,
}: SetupPage & { onAnswer: (language: Language) => void }) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="language"
      title={words.say('language.title')}
      choices={languageNames.map(({ language, name }) => ({
        key: language,
        label: name,
        language,
        look: language === words.language ? 'teal' : 'plain',
        onPress: () => onAnswer(language),
      }))}
    />
  );
}
