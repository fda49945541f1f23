import type { MapPlace, MapView } from '#map/map-view.ts';

const pattern = /^#map=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/;

function isPlace(value: unknown): value is MapPlace {
  if (typeof value !== 'object' || value === null || !('centre' in value) || !('zoom' in value)) return false;
  const { centre, zoom } = value;
  return Array.isArray(centre) && centre.length === 2 && [...centre, zoom].every(Number.isFinite);
}

/** `#map=zoom/latitude/longitude`, as people know it from other maps; null for anything else. */
export function placeOfHash(hash: string): MapPlace | null {
  const [zoom, latitude, longitude] = pattern.exec(hash)?.slice(1).map(Number) ?? [];
  if (zoom === undefined || latitude === undefined || longitude === undefined) return null;
  if (Math.abs(latitude) > 85 || Math.abs(longitude) > 180) return null;
  return { zoom, centre: [longitude, latitude] };
}

/**
 * An address is passed on, also to those who may see less. So it never tells a place more finely than to a hundredth of a
 * degree, about a kilometre: nearer the map goes by the ids in the address, which the server answers by the rights of whoever
 * opens it.
 */
export function hashOfPlace({ zoom, centre }: MapPlace): string {
  const [longitude, latitude] = centre;
  const decimals = zoom < 6 ? 1 : 2;
  return `#map=${zoom.toFixed(2)}/${latitude.toFixed(decimals)}/${longitude.toFixed(decimals)}`;
}

/** Keeps the map's place in the address, and exactly in this tab's own history: reloading and going back lose nothing. */
export function followMapPlace(create: (onViewChange: (place: MapPlace) => void) => MapView): MapView {
  const kept: unknown = (history.state as { map?: unknown } | null)?.map;
  const first = isPlace(kept) ? kept : placeOfHash(location.hash);
  const map = create((place) => {
    const { pathname, search } = location;
    history.replaceState({ map: place }, '', `${pathname}${search}${hashOfPlace(place)}`);
  });
  if (first) map.setView(first);
  return map;
}
