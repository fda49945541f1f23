import { describe, expect, it } from 'vitest';
import { mapColours } from '#map/look.ts';
import { siteSymbolOutlineColour } from '#state/site-status.ts';
import './tokens.css';

const swatch = document.createElement('div');
document.body.append(swatch);

/** Red, green and blue, 0–255, of a colour as the browser understands it. */
function rgbOf(css: string, theme: 'light' | 'dark'): number[] {
  swatch.style.cssText = `color-scheme: ${theme}; color: ${css}`;
  return getComputedStyle(swatch).color.match(/\d+/g)?.map(Number) ?? [];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ['surface', 'surface-raised', 'surface-hover', 'surface-chosen', 'surface-page'];
const texts = [
  ...['ink', 'ink-soft', 'accent'].flatMap((ink) => surfaces.map((surface) => [ink, surface] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['warning-ink', 'warning-surface'],
  ['error-ink', 'error-surface'],
  ['error-ink', 'surface'],
  ['good-ink', 'good-surface'],
  ['demo-ink', 'demo-surface'],
] as const;
const controls = [
  ...['line-strong', 'focus', 'accent'].flatMap((colour) =>
    ['surface', 'surface-raised'].map((surface) => [colour, surface] as const),
  ),
] as const;

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const token = (name: string) => rgbOf(`var(--${name})`, theme);

  it.each(texts)('%s can be read on %s', (ink, surface) => {
    expect(contrast(token(ink), token(surface))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controls)('%s is seen on %s', (edge, surface) => {
    expect(contrast(token(edge), token(surface))).toBeGreaterThanOrEqual(3);
  });

  it.each(['text', 'quietText', 'areaText', 'boundary'] as const)(
    'the map’s %s can be read on land',
    (name) => {
      const { land, [name]: ink } = mapColours[theme];
      expect(contrast(rgbOf(ink, theme), rgbOf(land, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['line', 'selected', 'boundary'] as const)('the map’s %s is seen on land', (name) => {
    const { land, [name]: stroke } = mapColours[theme];
    expect(contrast(rgbOf(stroke, theme), rgbOf(land, theme))).toBeGreaterThanOrEqual(3);
  });
});

it('tells every site’s symbol from its white halo by the outline', () => {
  const [outline, halo] = [rgbOf(siteSymbolOutlineColour, 'light'), rgbOf('#ffffff', 'light')];
  expect(contrast(outline, halo)).toBeGreaterThanOrEqual(3);
});
