import { createStore, type Store } from './store.ts';

/** What the whole window can show; the map with its evidence is home. */
export const screens = [
  'map',
  'rounds',
  'digs',
  'progress',
  'clearances',
  'leads',
  'people',
  'boundaries',
  'audit',
  'account',
] as const;
export type Screen = (typeof screens)[number];

export const details = ['recording', 'upload', 'site', 'propose'] as const;

export const siteTabs = [
  'overview',
  'information',
  'clearances',
  'assessments',
  'readings',
  'dig',
  'disclosures',
  'history',
] as const;
export type SiteTab = (typeof siteTabs)[number];

/** What stands where on the screen; the tabs are a phone's, the rest is a desktop's. */
export type View = {
  readonly screen: Screen;
  readonly tab: 'map' | 'list' | 'radargram';
  /** What the panel beside the list shows, and whether it is there at all. */
  readonly detail: (typeof details)[number] | null;
  /** The part of a site that its panel shows; it stays from one site to the next. */
  readonly siteTab: SiteTab;
  /** The decision round that its screen shows; null for the list of them. */
  readonly roundId: string | null;
  readonly isKeySheetOpen: boolean;
  /** Share of the height that the radargram takes from the map, 0–1. */
  readonly radargramShare: number;
};

export type ViewStore = Store<View>;

/** Details begin closed: were they to open with the first choice, they would take the map's width while it moves there. */
export function createView(): ViewStore {
  return createStore<View>({
    screen: 'map',
    tab: 'map',
    detail: null,
    siteTab: 'overview',
    roundId: null,
    isKeySheetOpen: false,
    radargramShare: 0.54,
  });
}
