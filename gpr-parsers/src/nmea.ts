import type { FixQuality } from '#recording.ts';

/** A sentence of a satellite receiver, taken apart at its commas. */
export type NmeaSentence = {
  /** Without the two letters of the talker: `GGA`, whether GP, GN or GL said it. */
  readonly kind: string;
  readonly fields: readonly string[];
  /** Null when the sentence carries no checksum. */
  readonly isChecksumRight: boolean | null;
};

/** Null when the line is no sentence of a receiver. Garbage before the `$` is passed over. */
export function readSentence(line: string): NmeaSentence | null {
  const match = /\$([A-Z]{2})([A-Z]{3}),([^*$]*)(?:\*\s*([0-9A-Fa-f]{2}))?/.exec(line);
  if (!match) return null;
  const [, talker, kind, body, checksum] = match;
  const isChecksumRight =
    checksum === undefined ? null : nmeaChecksum(`${talker}${kind},${body}`) === checksum.toUpperCase();
  return { kind, fields: body.split(',').map((field) => field.trim()), isChecksumRight };
}

/** The exclusive or of what stands between `$` and `*`, as two hexadecimal digits. */
export function nmeaChecksum(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum ^= body.charCodeAt(at);
  return (sum & 0xff).toString(16).toUpperCase().padStart(2, '0');
}

/** What a GGA sentence says; height is above mean sea level. */
export type GgaFix = {
  /** `hh:mm:ss.sss`, or null. */
  readonly timeOfDay: string | null;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly quality: FixQuality;
  readonly horizontalDilution: number | null;
  readonly elevationM: number | null;
};

const qualities: readonly FixQuality[] = [
  'invalid',
  'gnss',
  'differential',
  'gnss', // 3: by the precise positioning service
  'rtk-fixed',
  'rtk-float',
  'estimated',
  'unknown', // 7: typed in by hand
  'simulated',
];

/** The NMEA number of a quality; empty where the file did not say. */
export function ggaQualityNumber(quality: FixQuality): string {
  return quality === 'unknown' ? '' : String(qualities.indexOf(quality));
}

/** Null when the sentence has no place in it. */
export function readGga({ fields }: NmeaSentence): GgaFix | null {
  const [time, latitude, northOrSouth, longitude, eastOrWest, quality, , dilution, elevation] = fields;
  const latitudeDeg = readAngle(latitude, northOrSouth, { positive: 'N', negative: 'S', mostDeg: 90 });
  const longitudeDeg = readAngle(longitude, eastOrWest, { positive: 'E', negative: 'W', mostDeg: 180 });
  if (latitudeDeg === null || longitudeDeg === null) return null;
  return {
    timeOfDay: readTimeOfDay(time),
    latitudeDeg,
    longitudeDeg,
    quality: /^\d$/.test(quality ?? '') ? (qualities[Number(quality)] ?? 'unknown') : 'unknown',
    horizontalDilution: readNumber(dilution),
    elevationM: readNumber(elevation),
  };
}

/** The moment of an RMC sentence, or null when it is void: a receiver without a fix may know no date. */
export function readRmc({ fields }: NmeaSentence): { date: string; timeOfDay: string } | null {
  const timeOfDay = readTimeOfDay(fields[0]);
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(fields[8] ?? '');
  if (fields[1] !== 'A' || timeOfDay === null || !match) return null;
  const [, day, month, year] = match;
  const date = `${Number(year) < 80 ? 20 : 19}${year}-${month}-${day}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const isOfTheCalendar = Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
  return isOfTheCalendar ? { date, timeOfDay } : null;
}

/** Date of the RMC beside a fix, and the fix's own time, as ISO 8601; a midnight between the two is minded. */
export function momentOf(
  timeOfDay: string | null,
  dated: { date: string; timeOfDay: string } | null,
): string | null {
  if (timeOfDay === null || dated === null) return timeOfDay;
  const halfDayMs = 43_200_000;
  const dayMs = 2 * halfDayMs;
  const reference = Date.parse(`${dated.date}T${dated.timeOfDay}Z`);
  let moment = Date.parse(`${dated.date}T${timeOfDay}Z`);
  if (moment - reference > halfDayMs) moment -= dayMs;
  if (reference - moment > halfDayMs) moment += dayMs;
  return new Date(moment).toISOString();
}

/** `dddmm.mmmm`: the two digits before the point are minutes, what stands before them are degrees, however few. */
function readAngle(
  printed: string | undefined,
  letter: string | undefined,
  { positive, negative, mostDeg }: { positive: string; negative: string; mostDeg: number },
): number | null {
  const match = /^(\d{0,3})(\d\d(?:\.\d*)?)$/.exec(printed ?? '');
  const side = (letter ?? '').toUpperCase();
  if (!match || (side !== positive && side !== negative)) return null;
  const minutes = Number(match[2]);
  const angleDeg = Number(match[1]) + minutes / 60;
  if (minutes >= 60 || angleDeg > mostDeg) return null;
  return side === negative ? -angleDeg : angleDeg;
}

function readTimeOfDay(printed: string | undefined): string | null {
  const match = /^(\d\d)(\d\d)(\d\d)(?:\.(\d*))?$/.exec(printed ?? '');
  if (!match) return null;
  const [, hour, minute, second, fraction = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
}

function readNumber(printed: string | undefined): number | null {
  if (printed === undefined || !/^-?(\d+\.?\d*|\.\d+)$/.test(printed)) return null;
  const value = Number(printed);
  return Number.isFinite(value) ? value : null;
}
