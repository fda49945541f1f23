import type { Theme } from './display.ts';

export const themePreferences = ['system', 'light', 'dark'] as const;
export type ThemePreference = (typeof themePreferences)[number];

export function isThemePreference(text: string | null): text is ThemePreference {
  return themePreferences.some((preference) => preference === text);
}

/** What `system` comes to on this machine, now. */
export function themeOf(preference: ThemePreference, systemIsDark: boolean): Theme {
  if (preference !== 'system') return preference;
  return systemIsDark ? 'dark' : 'light';
}
