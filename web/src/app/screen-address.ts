import { type Screen, screens } from '#state/view.ts';

/** The screen that an address asks for; home for none and for a name that is none. */
export function screenOfAddress(search: string): Screen {
  const name = new URLSearchParams(search).get('screen');
  return screens.find((screen) => screen === name) ?? 'map';
}

/** The query of the address for a screen; home is not written. What others keep there stays. */
export function addressOfScreen(search: string, screen: Screen): string {
  const query = new URLSearchParams(search);
  if (screen === 'map') query.delete('screen');
  else query.set('screen', screen);
  return query.size === 0 ? '' : `?${query}`;
}
