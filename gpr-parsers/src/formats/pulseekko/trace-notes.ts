import { GprFormatError } from '#errors.ts';
import {
  traceHeaderFields as fields,
  type RecordLayout,
  type RedefinedItems,
  readTraceHeaders,
} from './trace-header.ts';

/** A place that a trace header holds, as it stands there. */
export type HeaderPlace = {
  readonly trace: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
};

/** A comment that begins at a trace; `repeatCount` traces after it have the same text, without a flag of their own. */
export type TraceComment = { readonly trace: number; readonly text: string; repeatCount: number };

/** What the trace headers of a whole line hold, with one pass over them. */
export type TraceNotes = {
  /** Item 2, in the unit of the .hd; not a number where a trace has none. */
  readonly positions: Float64Array;
  /** Item 24; not a number where a trace has none. */
  readonly clockS: Float64Array;
  /** Item 21 in samples; null where every trace has 0, or the item is another. */
  readonly shifts: Float64Array | null;
  readonly unusableShiftCount: number;
  readonly flagged: readonly TraceComment[];
  readonly unflagged: readonly TraceComment[];
  readonly blankTraces: readonly number[];
  readonly places: readonly HeaderPlace[];
  readonly topographyCount: number;
};

/** Reads the headers of all traces. An item that the .hd has redefined is not read. */
export async function readTraceNotes(
  layout: RecordLayout & { readonly samplesPerTrace: number },
  { file, redefinedItems }: { readonly file: string; readonly redefinedItems: RedefinedItems },
): Promise<TraceNotes> {
  const { traceCount, samplesPerTrace } = layout;
  const is = (item: number) => !redefinedItems.has(item);
  const hasPlaces = [9, 10, 11, 12, 13, 14].every(is);
  const positions = new Float64Array(traceCount).fill(Number.NaN);
  const clockS = new Float64Array(traceCount).fill(Number.NaN);
  const shifts = createShifts(traceCount, samplesPerTrace);
  const comments = createComments({ hasFlags: is(25), hasTexts: [26, 27, 28, 29, 30, 31, 32].every(is) });
  const blankTraces: number[] = [];
  const places: HeaderPlace[] = [];
  let topographyCount = 0;
  let trace = 0;
  for await (const views of readTraceHeaders(layout)) {
    for (const view of views) {
      positions[trace] = fields.position.read(view);
      if (is(24)) clockS[trace] = clockOf(fields.secondsOfDay.read(view));
      if (is(21)) shifts.add(trace, fields.timeZeroShift.read(view));
      if (is(22) && fields.zeroFlag.read(view) === 1) blankTraces.push(trace);
      if (is(4) && fields.topography.read(view) !== 0) topographyCount++;
      const x = hasPlaces ? fields.longitude.read(view) : 0;
      const y = hasPlaces ? fields.latitude.read(view) : 0;
      if (x !== 0 || y !== 0) places.push({ trace, x, y, z: fields.elevation.read(view) });
      comments.add(trace, view);
      trace++;
    }
  }
  if (trace < traceCount) {
    const message = 'the file has become shorter since it was opened; it ends';
    const place = { format: 'pulseekko', file, byteOffset: trace * layout.recordBytes };
    throw new GprFormatError('truncated', message, place);
  }
  return { positions, clockS, ...shifts.read(), ...comments.read(), blankTraces, places, topographyCount };
}

/** An item that was left empty reads as midnight. */
function clockOf(seconds: number): number {
  return seconds > 0 && seconds < 86_400 ? seconds : Number.NaN;
}

/** A shift longer than the trace is none. Nothing is kept while every trace has 0. */
function createShifts(traceCount: number, samplesPerTrace: number) {
  let shifts: Float64Array | null = null;
  let unusableShiftCount = 0;
  return {
    add(trace: number, shift: number) {
      if (shift === 0) return;
      if (!(Math.abs(shift) <= samplesPerTrace)) unusableShiftCount++;
      else {
        shifts ??= new Float64Array(traceCount);
        shifts[trace] = shift;
      }
    },
    read: () => ({ shifts, unusableShiftCount }),
  };
}

/**
 * A comment stands at its trace, with a flag. Some consoles set no flag and leave the text standing in all traces that
 * follow: then only the first of them counts.
 */
function createComments({ hasFlags, hasTexts }: { hasFlags: boolean; hasTexts: boolean }) {
  const flagged: TraceComment[] = [];
  const unflagged: TraceComment[] = [];
  let last: TraceComment | null = null;
  return {
    add(trace: number, view: DataView) {
      const isFlagged = hasFlags && fields.commentFlag.read(view) === 1;
      const text = hasTexts ? fields.comment.read(view) : '';
      if (!isFlagged && text !== '' && text === last?.text) {
        last.repeatCount++;
        return;
      }
      last = null;
      if (!isFlagged && !isPrintable(text)) return;
      last = { trace, text: isPrintable(text) ? text : '', repeatCount: 0 };
      (isFlagged ? flagged : unflagged).push(last);
    },
    read: () => ({ flagged, unflagged }),
  };
}

function isPrintable(text: string): boolean {
  return /^[\x20-\x7e\xa0-\xff]+$/.test(text);
}
