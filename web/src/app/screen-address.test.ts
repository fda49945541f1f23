import { describe, expect, it } from 'vitest';
import { addressOfScreen, screenOfAddress } from '#app/screen-address.ts';
import { screens } from '#state/view.ts';

describe('the screen in the address', () => {
  it.each(screens)('comes back: %s', (screen) => {
    expect(screenOfAddress(addressOfScreen('?site=x', screen))).toBe(screen);
  });

  it('is home where the address names none, or one that there is not', () => {
    expect(screenOfAddress('')).toBe('map');
    expect(screenOfAddress('?screen=toString')).toBe('map');
  });

  it('leaves alone what others keep there', () => {
    expect(addressOfScreen('?screen=audit&lang=sq', 'map')).toBe('?lang=sq');
  });
});
