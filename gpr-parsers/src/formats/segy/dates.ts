import { information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { type TraceHeader, traceHeaderFields } from './header.ts';
import { momentIn, type TextHeader } from './text-header.ts';

type TraceTime = Pick<TraceHeader, 'year' | 'dayOfYear' | 'hour' | 'minute' | 'second'>;

/** `YYYY-MM-DDThh:mm:ss` of a trace header; null when it states no moment of the calendar. */
export function momentOfTrace({ year, dayOfYear, hour, minute, second }: TraceTime): string | null {
  const fullYear = year < 100 ? year + (year < 70 ? 2000 : 1900) : year;
  const isYear = year > 0 && fullYear >= 1970 && fullYear <= 2100;
  if (!isYear || dayOfYear < 1 || dayOfYear > 366 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(fullYear, 0, dayOfYear, hour, minute, second));
  return date.getUTCFullYear() === fullYear ? date.toISOString().slice(0, 19) : null;
}

/** Whether times are those of satellites' receivers: GMT or UTC. */
export function isUniversalTime(timeBasis: number): boolean {
  return timeBasis === 2 || timeBasis === 4;
}

/** When the first trace was recorded, by its header, else by the text, which may know the day alone. */
export function readRecordedAt(
  firstTrace: TraceHeader,
  { text, day }: { text: TextHeader; day: string | null },
  { file, dataOffset, findings }: { file: string; dataOffset: number; findings: Finding[] },
): string | null {
  const moment = momentOfTrace(firstTrace);
  const byteOffset = dataOffset + traceHeaderFields.year.byteOffset;
  if (moment !== null && firstTrace.year < 100) {
    const message = `The year is stated as ${firstTrace.year}; ${moment.slice(0, 4)} is taken from it.`;
    findings.push(information('year-of-two-digits', message, { file, byteOffset }));
  }
  if (moment !== null) return moment;
  if (firstTrace.year !== 0) {
    const { year, dayOfYear, hour, minute, second } = firstTrace;
    const message = `The first trace states day ${dayOfYear} of ${year}, ${hour}:${minute}:${second}, which is no moment of the calendar; it is left open.`;
    findings.push(warning('date-unusable', message, { file, byteOffset }));
  }
  const told = day ?? momentIn(text);
  if (told === null && firstTrace.year === 0) {
    const message = 'No header states a date; when the line was recorded is unknown.';
    findings.push(information('no-date', message, { file, byteOffset }));
  }
  return told;
}
