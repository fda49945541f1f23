import type { Recording, TracePosition } from '#recording.ts';
import { trackOf, validFixes } from '#track.ts';

/** The track of one recording: the fixes that lie on it, by increasing trace. */
export type LineTrack = { readonly recording: Recording; readonly fixes: readonly TracePosition[] };

/** The fixes that a track is drawn through, or null; `whyNoTrack` says why. */
export function lineTrackOf(recording: Recording): LineTrack | null {
  const track = trackOf(recording);
  if (track === null) return null;
  const traces = new Set(track.map(([, , trace]) => trace));
  return { recording, fixes: validFixes(recording.positions).filter(({ trace }) => traces.has(trace)) };
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
  const features = tracks.map(({ recording, fixes }) => ({
    type: 'Feature',
    properties: {
      name: recording.name,
      format: recording.format,
      instrument: recording.instrument,
      recordedAt: recording.recordedAt,
      traceCount: recording.traceCount,
      traces: fixes.map(({ trace }) => trace),
      qualities: [...new Set(fixes.map(({ quality }) => quality))],
    },
    geometry: { type: 'LineString', coordinates: coordinatesOf(fixes) },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`;
}

/** With heights where every fix has one: a line is either flat or not. */
function coordinatesOf(fixes: readonly TracePosition[]): number[][] {
  const hasHeights = fixes.every(({ elevationM }) => elevationM !== null);
  return fixes.map(({ longitudeDeg, latitudeDeg, elevationM }) =>
    hasHeights && elevationM !== null ? [longitudeDeg, latitudeDeg, elevationM] : [longitudeDeg, latitudeDeg],
  );
}

/** GPX 1.1: a track for each recording, with heights and times where they are told. */
export function gpxOf(tracks: readonly LineTrack[]): string {
  const lines = tracks.flatMap(({ recording, fixes }) => [
    `  <trk><name>${escaped(recording.name)}</name><trkseg>`,
    ...fixes.map(trackPoint),
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

function trackPoint({ latitudeDeg, longitudeDeg, elevationM, utc, trace }: TracePosition): string {
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
