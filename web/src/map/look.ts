import type { Language } from '#i18n/languages.ts';
import type { MessageStore } from '#i18n/messages.ts';
import type { Theme } from '#state/display.ts';

/** Every colour of the map. Both sides of the ABL share `land`; no colour tells a side. */
export type MapColours = {
  readonly beyond: string;
  readonly water: string;
  readonly land: string;
  readonly neighbours: string;
  readonly outline: string;
  readonly outlineCasing: string;
  readonly boundary: string;
  readonly boundaryCasing: string;
  readonly grid: string;
  readonly text: string;
  readonly quietText: string;
  readonly areaText: string;
  readonly textHalo: string;
  readonly line: string;
  readonly lineCasing: string;
  readonly selected: string;
  readonly selectedCasing: string;
  readonly cluster: string;
  readonly clusterText: string;
  readonly covered: string;
  readonly notCovered: string;
  readonly found: string;
};

export const mapColours: Readonly<Record<Theme, MapColours>> = {
  light: {
    beyond: '#e9e7e2',
    water: '#dfe3e4',
    land: '#f6f4ee',
    neighbours: '#e9e5db',
    outline: '#8d8a93',
    outlineCasing: '#ffffff',
    boundary: '#5b2c83',
    boundaryCasing: '#ffffff',
    grid: '#7c878e',
    text: '#1f2933',
    quietText: '#46535f',
    areaText: '#5c6772',
    textHalo: '#fdfcf9',
    line: '#1f2933',
    lineCasing: '#ffffff',
    selected: '#0062b8',
    selectedCasing: '#ffffff',
    cluster: '#1f2933',
    clusterText: '#ffffff',
    covered: '#00695c',
    notCovered: '#a34700',
    found: '#8a1c5b',
  },
  dark: {
    beyond: '#13181c',
    water: '#0d1216',
    land: '#222a31',
    neighbours: '#171d22',
    outline: '#87919a',
    outlineCasing: '#0f1418',
    boundary: '#d1a8ff',
    boundaryCasing: '#120c18',
    grid: '#66737d',
    text: '#f0f4f8',
    quietText: '#b4bec8',
    areaText: '#98a3ae',
    textHalo: '#11171b',
    line: '#e4e9ee',
    lineCasing: '#0f1418',
    selected: '#63bdff',
    selectedCasing: '#06131f',
    cluster: '#e4e9ee',
    clusterText: '#11171b',
    covered: '#5fd0bd',
    notCovered: '#ffa861',
    found: '#ff9ad0',
  },
};

/** What the layers are drawn from. Another look changes paint and labels; sources and view stay. */
export type MapLook = {
  readonly theme: Theme;
  readonly colours: MapColours;
  /** Whose names stand on the first line of a label. */
  readonly language: Language;
  readonly boundaryLabel: string;
  /** What stands under the code of a site whose place is known as a cell only. */
  readonly cellLabel: string;
};

export function mapLook(theme: Theme, messages: MessageStore): MapLook {
  return {
    theme,
    colours: mapColours[theme],
    language: messages.language,
    boundaryLabel: messages.translate('map.abl-short'),
    cellLabel: messages.translate('map.cell-label'),
  };
}
