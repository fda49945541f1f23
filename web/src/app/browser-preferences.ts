import { chooseLanguage, isLanguage, type Language } from '#i18n/languages.ts';
import type { MessageStore } from '#i18n/messages.ts';
import type { DisplayStore } from '#state/display.ts';
import { isThemePreference, type ThemePreference, themeOf } from '#state/preferences.ts';
import type { Store } from '#state/store.ts';

type Preferences = { readonly theme: ThemePreference; readonly language: Language };

const languageKey = 'jsa.language';
const themeKey = 'jsa.theme';

/** Storage may be forbidden by the browser's settings; the page then forgets, and works. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** What the address asks for (`?lang=sq`), else what was chosen here before, else what the browser is set to. */
export function readPreferences(): Preferences {
  const asked = new URLSearchParams(location.search).get('lang') ?? recall(languageKey);
  const theme = recall(themeKey);
  return {
    language: isLanguage(asked) ? asked : chooseLanguage(navigator.languages),
    theme: isThemePreference(theme) ? theme : 'system',
  };
}

/** Lets page, messages and display follow the preferences, and `system` follow the machine. */
export function followPreferences(
  preferences: Store<Preferences>,
  { messages, display }: { messages: MessageStore; display: DisplayStore },
): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme: preference, language } = preferences.get();
    const theme = themeOf(preference, dark.matches);
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language;
    display.set({ theme });
    messages.setLanguage(language);
    document.title = messages.translate('app.name');
  };
  apply();
  dark.addEventListener('change', apply);
  preferences.subscribe(({ theme, language }) => {
    keep(themeKey, theme);
    keep(languageKey, language);
    apply();
  });
}
