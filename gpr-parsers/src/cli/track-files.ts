import type { Recording, TracePosition } from '#recording.ts';
import { trackOf, validFixes } from '#track.ts';

/** A point of a track; at its ends it may lie between two fixes, and is none itself. */
type LinePoint = {
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  readonly trace: number;
  readonly elevationM: number | null;
  readonly utc: string | null;
};

/** The track of one recording, by increasing trace. */
export type LineTrack = { readonly recording: Recording; readonly points: readonly LinePoint[] };

/** The track as it is written to a map, or null; `whyNoTrack` says why. */
export function lineTrackOf(recording: Recording): LineTrack | null {
  const track = trackOf(recording);
  if (track === null) return null;
  const fixes = validFixes(recording.positions);
  const points = track.map(([longitudeDeg, latitudeDeg, trace]) => ({
    longitudeDeg,
    latitudeDeg,
    trace,
    elevationM: elevationAt(trace, fixes),
    utc: fixes.find((fix) => fix.trace === trace)?.utc ?? null,
  }));
  return { recording, points };
}

/** Of the fix at the trace, or on the straight line between the fixes beside it. */
function elevationAt(trace: number, fixes: readonly TracePosition[]): number | null {
  const after = fixes.findIndex((fix) => fix.trace >= trace);
  const to = fixes[after];
  const from = to?.trace === trace ? to : fixes[after - 1];
  if (!to || !from || from.elevationM === null || to.elevationM === null) return null;
  const share = to === from ? 0 : (trace - from.trace) / (to.trace - from.trace);
  return Number((from.elevationM + share * (to.elevationM - from.elevationM)).toFixed(3));
}

/** Why the fixes of a recording make no line, in a sentence. */
export function whyNoTrack(recording: Recording): string {
  const { name, positions, traceCount } = recording;
  const valid = validFixes(positions);
  const inside = valid.filter(({ trace }) => trace >= 0 && trace <= traceCount - 1);
  if (positions.length === 0) return `${name} has no track: its files tell no positions.`;
  const count = `${positions.length} ${positions.length === 1 ? 'fix' : 'fixes'}`;
  if (valid.length === 0) {
    return `${name} has no track: of its ${count} none is valid (the receiver calls them invalid, or they lie nowhere on Earth).`;
  }
  if (inside.length === 0) {
    return `${name} has no track: its ${count} belong to traces that the recording does not have (it has ${traceCount}).`;
  }
  return `${name} has no track: its ${count} are all at one place.`;
}

/** GeoJSON (RFC 7946): a line for each recording; `traces` has the trace number of each of its points. */
export function geoJsonOf(tracks: readonly LineTrack[]): string {
  const features = tracks.map(({ recording, points }) => ({
    type: 'Feature',
    properties: {
      name: recording.name,
      format: recording.format,
      instrument: recording.instrument,
      recordedAt: recording.recordedAt,
      traceCount: recording.traceCount,
      traces: points.map(({ trace }) => trace),
    },
    geometry: { type: 'LineString', coordinates: coordinatesOf(points) },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`;
}

/** With heights where every point has one: a line is either flat or not. */
function coordinatesOf(points: readonly LinePoint[]): number[][] {
  const hasHeights = points.every(({ elevationM }) => elevationM !== null);
  return points.map(({ longitudeDeg, latitudeDeg, elevationM }) =>
    hasHeights && elevationM !== null ? [longitudeDeg, latitudeDeg, elevationM] : [longitudeDeg, latitudeDeg],
  );
}

/** GPX 1.1: a track for each recording, with heights and times where they are told. */
export function gpxOf(tracks: readonly LineTrack[]): string {
  const lines = tracks.flatMap(({ recording, points }) => [
    `  <trk><name>${escaped(recording.name)}</name><trkseg>`,
    ...points.map(trackPoint),
    '  </trkseg></trk>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="gpr-parsers" xmlns="http://www.topografix.com/GPX/1/1">',
    ...lines,
    '</gpx>',
    '',
  ].join('\n');
}

function trackPoint({ latitudeDeg, longitudeDeg, elevationM, utc, trace }: LinePoint): string {
  const height = elevationM === null ? '' : `<ele>${elevationM}</ele>`;
  const time = utc?.includes('T') ? `<time>${utc}</time>` : '';
  const place = `lat="${decimal(latitudeDeg)}" lon="${decimal(longitudeDeg)}"`;
  return `    <trkpt ${place}>${height}${time}<name>trace ${trace}</name></trkpt>`;
}

/** XML's decimal has no exponent. */
function decimal(degrees: number): string {
  return String(degrees).includes('e') ? degrees.toFixed(12) : String(degrees);
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  // XML 1.0 has no place for control characters but these three.
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"]/g, (sign) => entities[sign]);
}
