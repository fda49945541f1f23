import { createStore, type Store } from './store.ts';

export const colourMaps = ['grey', 'cividis', 'seismic'] as const;
export type ColourMap = (typeof colourMaps)[number];

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** How things are shown; none of it changes a sample. */
export type Display = {
  readonly theme: Theme;
  readonly colourMap: ColourMap;
  /** Factor on the radargram's own contrast (its 98th percentile): 2 shows echoes twice as strong. */
  readonly contrast: number;
  /** Display gain, decibels per 100 ns of two-way time; 0 shows the processed amplitudes as they are. */
  readonly gainDbPer100Ns: number;
  readonly isPolarityFlipped: boolean;
  /** Stated by the reader, for the depth axis only. Two-way: depth = velocity × time / 2. */
  readonly velocityMPerNs: number;
};

/** How far the reader may go: four halvings and four doublings of the contrast. */
export const contrastRange = { least: 1 / 16, most: 16 };
export const gainRange = { least: 0, most: 60 };

export type DisplayStore = Store<Display>;

export function createDisplay(theme: Theme): DisplayStore {
  return createStore<Display>({
    theme,
    colourMap: 'grey',
    contrast: 1,
    gainDbPer100Ns: 0,
    isPolarityFlipped: false,
    velocityMPerNs: 0.1,
  });
}
