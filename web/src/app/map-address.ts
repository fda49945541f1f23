import type { MapPlace, MapView } from '#map/map-view.ts';

const pattern = /^#map=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/;

/** `#map=zoom/latitude/longitude`, as people know it from other maps; null for anything else. */
export function placeOfHash(hash: string): MapPlace | null {
  const [zoom, latitude, longitude] = pattern.exec(hash)?.slice(1).map(Number) ?? [];
  if (zoom === undefined || latitude === undefined || longitude === undefined) return null;
  if (Math.abs(latitude) > 85 || Math.abs(longitude) > 180) return null;
  return { zoom, centre: [longitude, latitude] };
}

/** Five decimals are a metre; more would only be noise in a shared address. */
export function hashOfPlace({ zoom, centre }: MapPlace): string {
  const [longitude, latitude] = centre;
  return `#map=${zoom.toFixed(2)}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
}

/** Keeps the map's place in the address, and begins where the address says. */
export function followMapPlace(create: (onViewChange: (place: MapPlace) => void) => MapView): MapView {
  const first = placeOfHash(location.hash);
  const map = create((place) => {
    const { pathname, search } = location;
    history.replaceState(null, '', `${pathname}${search}${hashOfPlace(place)}`);
  });
  if (first) map.setView(first);
  return map;
}
