import type { Antenna } from '#radargram.ts';
import { ownSignature, readTextHeader, type TextHeader } from './text-header.ts';

/** What the places in trace headers are: measured ones, the distance along the line, or nothing but a count of traces. */
export type OwnCoordinates = 'fixes' | 'distances' | 'spacing' | 'none';

/** What the text header of this package's own files tells: all that SEG-Y itself has no field for, or a coarse one. */
export type OwnText = {
  readonly antenna: Antenna;
  readonly sampleIntervalNs: number | null;
  readonly firstSampleNs: number;
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  readonly relativePermittivity: number | null;
  readonly nonSignalSampleCount: number;
  /** The day, where no time is told: with a time it stands in the trace headers. */
  readonly recordedOn: string | null;
  readonly coordinates: OwnCoordinates;
  readonly comment: string | null;
};

const lineBytes = 80;
const lineCount = 40;
const encoder = new TextEncoder();

const coordinateWords: Readonly<Record<OwnCoordinates, string>> = {
  fixes: 'SECONDS OF ARC, WGS 84, X IS LONGITUDE, Y IS LATITUDE',
  distances: 'METRES ALONG THE LINE AS MEASURED, IN X',
  spacing: 'METRES, X IS THE TRACE NUMBER TIMES THE SPACING, NOT MEASURED',
  none: 'NONE',
};

/** The text header, 3200 bytes; a comment that has no room in it is cut. */
export function writeOwnText(told: OwnText): Uint8Array {
  const { antenna, coordinates } = told;
  const above = [
    `${ownSignature}.`,
    ...keyValue('ANTENNA', antenna.name),
    ...keyValue('CENTRE FREQUENCY MHZ', antenna.centreFrequencyMHz),
    ...keyValue('ANTENNA SEPARATION M', antenna.separationM),
    ...keyValue('RECORDED ON', told.recordedOn),
    ...keyValue('SAMPLE INTERVAL NS', told.sampleIntervalNs),
    ...keyValue('FIRST SAMPLE NS', told.firstSampleNs),
    ...keyValue('TRACE SPACING M', told.traceSpacingM),
    ...keyValue('TRACES PER SECOND', told.tracesPerSecond),
    ...keyValue('RELATIVE PERMITTIVITY', told.relativePermittivity),
    ...keyValue('BOOKKEEPING SAMPLES AT THE START OF EACH TRACE', told.nonSignalSampleCount || null),
    ...keyValue('COORDINATES', coordinateWords[coordinates]),
    "TIMES IN THE HEADERS ARE A RADAR'S: INTERVALS (BYTES 3217, TRACE 117) IN",
    'PICOSECONDS, DELAYS (TRACE 109, SCALED BY TRACE 215) IN NANOSECONDS.',
    ...(coordinates === 'fixes'
      ? [
          'PLACES LIE ON STRAIGHT LINES BETWEEN MEASURED ONES; TRACE 233-234 IS 1 WHERE',
          'ONE WAS MEASURED, 3 WITH ITS ELEVATION. 0, 0 IS NO PLACE.',
        ]
      : []),
    'TRACE 237-238 IS HEX 5555 AT A MARK, TRACE 239-240 ITS KIND: 1 USER,',
    '2 DISTANCE, 3 UNKNOWN.',
  ];
  const room = lineCount - above.length - 2;
  const comment = told.comment === null ? [] : commentLines(told.comment);
  const shown = comment.slice(0, room);
  const blank = Array.from({ length: room - shown.length }, () => '');
  const lines = [...above, ...shown, ...blank, 'SEG Y REV1', 'END TEXTUAL HEADER'];
  const bytes = new Uint8Array(lineCount * lineBytes).fill(0x20);
  for (const [index, line] of lines.entries()) {
    const numbered = encoder.encode(`C${String(index + 1).padStart(2, '0')} ${line}`);
    bytes.set(numbered.subarray(0, lineBytes), index * lineBytes);
  }
  return bytes;
}

function keyValue(key: string, value: string | number | null): string[] {
  return value === null ? [] : [`${key}: ${value}`];
}

/** `COMMENT: …` for each line of it, `COMMENT+ …` for what goes on; none ends in a blank, which would be lost. */
function commentLines(comment: string): string[] {
  const room = lineBytes - 'C01 COMMENT: '.length;
  return comment.split(/\r\n|\n|\r/).flatMap((line) => {
    const pieces = [''];
    for (const character of line) {
      const last = pieces[pieces.length - 1];
      if (encoder.encode(last + character).length <= room) {
        pieces[pieces.length - 1] += character;
        continue;
      }
      const kept = last.trimEnd();
      pieces[pieces.length - 1] = kept;
      pieces.push(last.slice(kept.length) + character);
    }
    return pieces.map((piece, index) => `COMMENT${index === 0 ? ':' : '+'} ${piece}`);
  });
}

/** The beginning of an antenna's name that a line holds and gives back unchanged. */
export function nameHeld(name: string): string {
  let held = name
    .slice(0, lineBytes)
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  while (encoder.encode(`C01 ANTENNA: ${held}`).length > lineBytes)
    held = [...held].slice(0, -1).join('').trim();
  return held;
}

/** The beginning of the comment that the text holds and gives back unchanged, without blanks at the ends of lines. */
export function commentHeld(told: OwnText & { readonly comment: string }): string {
  const tidy = told.comment
    .slice(0, lineCount * lineBytes)
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/\p{Cc}/gu, ' ').trimEnd())
    .join('\n');
  const isHeld = (comment: string) =>
    readOwnText(readTextHeader(writeOwnText({ ...told, comment }))).comment === comment;
  if (isHeld(tidy)) return tidy;
  const characters = [...tidy];
  const beginning = (count: number) => characters.slice(0, count).join('').trimEnd();
  let [held, tooMany] = [0, characters.length];
  while (tooMany - held > 1) {
    const middle = Math.floor((held + tooMany) / 2);
    if (isHeld(beginning(middle))) held = middle;
    else tooMany = middle;
  }
  return beginning(held);
}

/** `YYYY-MM-DD` of a day of the calendar; null for all else, also for a day with its time. */
export function dayOf(printed: string | null): string | null {
  if (printed === null || !/^\d{4}-\d\d-\d\d$/.test(printed)) return null;
  const time = Date.parse(`${printed}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(printed) ? printed : null;
}

/** Reads what `writeOwnText` wrote; what someone has spoilt since is left open. */
export function readOwnText({ lines }: TextHeader): OwnText {
  const values = new Map<string, string>();
  let comment: string | null = null;
  for (const line of lines) {
    const match = /^C\d\d ([A-Z][A-Z ]*)(:|\+)(?: (.*))?$/.exec(line);
    if (!match) continue;
    const [, key, sign, value = ''] = match;
    if (key !== 'COMMENT') values.set(key, value);
    else if (comment === null) comment = value;
    else comment += sign === '+' ? value : `\n${value}`;
  }
  const number = (key: string, least: number) => {
    const value = values.has(key) ? Number(values.get(key)) : Number.NaN;
    return Number.isFinite(value) && value >= least && Math.abs(value) < 1e12 ? value : null;
  };
  const positive = (key: string) => number(key, Number.MIN_VALUE);
  const coordinates = (Object.keys(coordinateWords) as OwnCoordinates[]).find(
    (kind) => coordinateWords[kind] === values.get('COORDINATES'),
  );
  return {
    antenna: {
      name: values.get('ANTENNA') || null,
      centreFrequencyMHz: positive('CENTRE FREQUENCY MHZ'),
      separationM: number('ANTENNA SEPARATION M', 0),
    },
    sampleIntervalNs: positive('SAMPLE INTERVAL NS'),
    firstSampleNs: number('FIRST SAMPLE NS', -1e12) ?? 0,
    traceSpacingM: positive('TRACE SPACING M'),
    tracesPerSecond: positive('TRACES PER SECOND'),
    relativePermittivity: positive('RELATIVE PERMITTIVITY'),
    nonSignalSampleCount: Math.floor(number('BOOKKEEPING SAMPLES AT THE START OF EACH TRACE', 0) ?? 0),
    recordedOn: dayOf(values.get('RECORDED ON') ?? null),
    coordinates: coordinates ?? 'none',
    comment,
  };
}
