import { languageNames } from '../../i18n/language-names.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';

/** « Langue »: six buttons. The whole screen speaks the language chosen, until the person leaves. */
export function LanguageScreen() {
  const { words, speak } = useStage();
  return (
    <Page
      screen="language"
      title={words.say('language.title')}
      choices={languageNames.map(({ language, name }) => ({
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
