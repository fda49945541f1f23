/** Decimal comma or point, whatever the language; null where nothing is written, NaN where it is no number. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : Number(trimmed.replace(',', '.'));
}

export function textOf(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** "42.2, 21.05" as GeoJSON has it, longitude first; null where it is no place. */
export function placeIn(text: string): [number, number] | null {
  const numbers = text.trim().split(/[\s;]+|,\s+/);
  const [latitude, longitude] = numbers.map((each) => numberIn(each.replace(/,$/, '')));
  if (numbers.length !== 2 || latitude === null || longitude === null) return null;
  const isPlace = Math.abs(latitude ?? 999) <= 90 && Math.abs(longitude ?? 999) <= 180;
  return isPlace ? [longitude as number, latitude as number] : null;
}

export function textOfPlace([longitude, latitude]: readonly [number, number]): string {
  return `${latitude.toFixed(7)}, ${longitude.toFixed(7)}`;
}
