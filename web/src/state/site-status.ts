import type { SiteStatusFamily } from '@jsa/contract';
import type { MessageKey } from '#i18n/messages.ts';

export type SiteShape = 'triangle' | 'circle' | 'diamond' | 'square' | 'pentagon';

/** How a family of status looks, on the map and in lists alike: shape and colour both tell it. */
export type SiteSymbol = {
  readonly shape: SiteShape;
  readonly fillColour: string;
  readonly labelKey: MessageKey;
};

export const siteSymbols: Readonly<Record<SiteStatusFamily, SiteSymbol>> = {
  candidate: { shape: 'triangle', fillColour: '#E69F00', labelKey: 'site.family.candidate' },
  'under-assessment': { shape: 'circle', fillColour: '#0072B2', labelKey: 'site.family.under-assessment' },
  agreed: { shape: 'diamond', fillColour: '#C2185B', labelKey: 'site.family.agreed' },
  excluded: { shape: 'square', fillColour: '#6B7280', labelKey: 'site.family.excluded' },
  closed: { shape: 'pentagon', fillColour: '#00796B', labelKey: 'site.family.closed' },
};

/** Fills alone are too near each other in grey (and too faint): outline and white halo are part of the symbol. */
export const siteSymbolOutlineColour = '#111827';
export const siteSymbolOutlinePx = 2;
export const siteSymbolHaloPx = 3;

/** Corners of each shape on a field of 24 × 24, clockwise; the circle has none and its radius is 8. */
export const siteShapeCorners: Readonly<Record<SiteShape, readonly (readonly [number, number])[]>> = {
  triangle: [
    [12, 3],
    [21.5, 19.5],
    [2.5, 19.5],
  ],
  circle: [],
  diamond: [
    [12, 2.5],
    [21.5, 12],
    [12, 21.5],
    [2.5, 12],
  ],
  square: [
    [4.5, 4.5],
    [19.5, 4.5],
    [19.5, 19.5],
    [4.5, 19.5],
  ],
  pentagon: [
    [12, 2.5],
    [21.5, 9.4],
    [17.9, 20.5],
    [6.1, 20.5],
    [2.5, 9.4],
  ],
};
