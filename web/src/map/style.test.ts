import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '#i18n/languages.ts';
import { createMessages } from '#i18n/messages.ts';
import { themes } from '#state/display.ts';
import { mapColours, mapLook } from './look.ts';
import { mapLayers, mapStyle } from './style.ts';

const own = {
  baseUrl: 'https://map.test/app/',
  tileRoot: 'jsa-tiles://1',
  fontFaces: { 'Inter Regular': [{ url: 'https://map.test/app/inter.woff2' }] },
};

function styleOf(theme: 'light' | 'dark', language: Language) {
  return mapStyle(mapLook(theme, createMessages(language)), own);
}

/** WCAG's contrast of two colours written as #rrggbb. */
function contrast(one: string, other: string): number {
  const [high, low] = [one, other]
    .map((colour) => {
      const [red, green, blue] = [1, 3, 5].map((at) => {
        const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe('mapStyle', () => {
  it('is a valid MapLibre style in every theme and language', () => {
    for (const theme of themes) {
      for (const language of languages) expect(validateStyleMin(styleOf(theme, language))).toEqual([]);
    }
  });

  it('names no address but its own', () => {
    const addresses = JSON.stringify(styleOf('light', 'en')).match(/[a-z-]+:\/\/[^"]*/g) ?? [];
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) expect(address).toMatch(/^(https:\/\/map\.test\/app|jsa-tiles:\/\/1)\//);
    expect(styleOf('light', 'en')).not.toHaveProperty('glyphs');
    expect(styleOf('light', 'en')).not.toHaveProperty('sprite');
  });

  it('tells the look by paint and labels alone, so that another look needs no other layers', () => {
    const bare = (theme: 'light' | 'dark', language: Language) =>
      mapLayers(mapLook(theme, createMessages(language))).map(({ paint, layout, ...rest }) => ({
        ...rest,
        names: [...Object.keys(paint ?? {}), ...Object.keys(layout ?? {})],
      }));
    expect(bare('dark', 'sq')).toEqual(bare('light', 'en'));
  });

  it('gives the land one tint, whichever side of the ABL it lies on', () => {
    const land = mapLayers(mapLook('light', createMessages('en'))).find(({ id }) => id === 'land');
    expect(land?.paint).toHaveProperty('fill-color', [
      'match',
      ['get', 'area'],
      'water',
      mapColours.light.water,
      'both-sides',
      mapColours.light.land,
      mapColours.light.neighbours,
    ]);
  });

  it('keeps labels and the ABL readable on every ground', () => {
    for (const theme of themes) {
      const colours = mapColours[theme];
      for (const ground of [colours.land, colours.neighbours]) {
        for (const text of [colours.text, colours.quietText, colours.areaText, colours.boundary]) {
          expect(contrast(text, ground)).toBeGreaterThan(4.5);
        }
        expect(contrast(colours.line, ground)).toBeGreaterThan(7);
        expect(contrast(colours.selected, ground)).toBeGreaterThan(4.5);
      }
    }
  });
});
