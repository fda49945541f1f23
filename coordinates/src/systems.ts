/** The systems in which people write coordinates here. Between the two of zone 7 nothing can tell them apart: a person must say which. */
export const coordinateSystems = ['wgs84', 'utm34n', 'mgrs', 'kosovaref01', 'mgi-zone-7'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];
