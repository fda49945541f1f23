import { type Language, languageNames, languages } from '#i18n/languages.ts';
import { themePreferences } from '#state/preferences.ts';
import { Choice } from './choice.tsx';
import { useMessages, useParts, useStore } from './parts.ts';

const languageOptions = languages.map((id) => ({ id, name: languageNames[id], lang: id }));

export function LanguageChoice({ isLabelHidden = false }: { isLabelHidden?: boolean }) {
  const { preferences } = useParts();
  const { translate } = useMessages();
  const { language } = useStore(preferences);
  return (
    <Choice<Language>
      label={translate('app.language')}
      isLabelHidden={isLabelHidden}
      options={languageOptions}
      value={language}
      onChange={(chosen) => preferences.set({ language: chosen })}
    />
  );
}

export function ThemeChoice({ isLabelHidden = false }: { isLabelHidden?: boolean }) {
  const { preferences } = useParts();
  const { translate } = useMessages();
  const { theme } = useStore(preferences);
  return (
    <Choice
      label={translate('app.theme')}
      isLabelHidden={isLabelHidden}
      options={themePreferences.map((id) => ({ id, name: translate(`app.theme.${id}`) }))}
      value={theme}
      onChange={(chosen) => preferences.set({ theme: chosen })}
    />
  );
}
