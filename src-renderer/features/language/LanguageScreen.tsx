import type { Language } from '#shared/domain/primitives.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';

/** In their own script, and no flags: a language is not a country. */
const languages: readonly { language: Language; name: string }[] = [
  { language: 'fr', name: 'Français' },
  { language: 'en', name: 'English' },
  { language: 'ar', name: 'العربية' },
  { language: 'pt', name: 'Português' },
  { language: 'tr', name: 'Türkçe' },
  { language: 'es', name: 'Español' },
];

/** « Langue »: six buttons. The whole screen speaks the language chosen, until the person leaves. */
export function LanguageScreen() {
  const { words, speak } = useStage();
  return (
    <Page
      screen="language"
      title={words.say('language.title')}
      choices={languages.map(({ language, name }) => ({
        key: language,
        label: name,
        language,
        look: language === words.language ? 'teal' : 'plain',
        isOn: language === words.language,
        onPress: () => speak(language),
      }))}
    />
  );
}
