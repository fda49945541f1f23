import { highestTileZoom, lowestLineZoom, mapTileSources } from '@jsa/contract';
import { addProtocol, type Map as MapLibreMap, type SourceSpecification } from 'maplibre-gl';
import type { MapViewParts, TileAddress } from './map-state.ts';

type LoadTile = MapViewParts['loadTile'];

/** Ours alone: tiles are asked for through the page, so that a session that is over shows itself as anywhere else. */
const protocol = 'jsa-tiles';
const pattern = /^jsa-tiles:\/\/(\d+)\/([a-z-]+)\/(\d+)\/(\d+)\/(\d+)$/;

const loaders = new Map<string, LoadTile>();
let mapCount = 0;

function addressOf(url: string): { mapName: string; address: TileAddress } {
  const [, mapName, name, ...numbers] = pattern.exec(url) ?? [];
  const source = mapTileSources.find((each) => each === name);
  if (mapName === undefined || source === undefined) throw new Error(`no tile has the address ${url}`);
  const [z, x, y] = numbers.map(Number);
  return { mapName, address: { source, z, x, y } };
}

addProtocol(protocol, async ({ url }, { signal }) => {
  const { mapName, address } = addressOf(url);
  const load = loaders.get(mapName);
  return { data: load === undefined ? new ArrayBuffer(0) : await load(address, signal) };
});

/** Lets one map's tiles be asked for by `load`; answers with the root of their addresses and the call that ends it. */
export function serveTiles(load: LoadTile): { tileRoot: string; end(): void } {
  const mapName = String(++mapCount);
  loaders.set(mapName, load);
  return { tileRoot: `${protocol}://${mapName}`, end: () => void loaders.delete(mapName) };
}

export function tileSources(tileRoot: string): Record<string, SourceSpecification> {
  const source = (name: string, minzoom: number): SourceSpecification => ({
    type: 'vector',
    tiles: [`${tileRoot}/${name}/{z}/{x}/{y}`],
    minzoom,
    maxzoom: highestTileZoom,
  });
  return { sites: source('sites', 0), 'survey-lines': source('survey-lines', lowestLineZoom) };
}

/** Asks for all tiles in view again; what was drawn stays until the new ones are there. */
export function refreshTiles(map: MapLibreMap): void {
  for (const source of mapTileSources) map.refreshTiles(source);
}
