import { ProcessingError } from '#errors.ts';
import { defineTraceStep } from '#step.ts';

const tracesTable = (label: string) =>
  ({
    label,
    columns: [
      { label: 'From trace', unit: 'index', minimum: 0, maximum: 1e9 },
      { label: 'To trace', unit: 'index', minimum: 0, maximum: 1e9 },
    ],
    default: [],
    mostRows: 200,
  }) as const;

type Stretches = readonly (readonly number[])[];

/** A trace that is good, beside some that are not. */
type GoodTrace = { readonly trace: number; readonly samples: Float32Array };

/** The nearest good trace on either side of some that are to be filled in; null where the line ends before there is one. */
type Gap = {
  readonly from: number;
  readonly to: number;
  readonly before: number | null;
  readonly after: number | null;
};

/** Silences traces, fills them in from their neighbours, or turns their polarity. Filled-in traces are no measurement. */
export const traceEditing = defineTraceStep({
  id: 'trace-editing',
  label: 'Trace editing',
  definition:
    'Traces are counted from 0; stretches hold both their ends, and what lies beyond the line does not matter. Reversed: y = −x. Silenced: y = 0. Filled in: the straight line, sample by sample, between the nearest traces on either side that are neither silenced nor filled in (reversed, if they are to be), or the one of them that there is; 0 where there is none. A trace that is to be silenced and filled in is silenced. Samples of bookkeeping are edited like the rest.',
  source: 'Yilmaz 2001, Seismic Data Analysis, section 1.3 (trace editing).',
  parameters: {
    silence: tracesTable('Traces to silence'),
    fillIn: tracesTable('Traces to fill in from their neighbours'),
    reverse: tracesTable('Traces to reverse in polarity'),
  },
  survey: ({ traceCount, samplesPerTrace }, { silence, fillIn, reverse }) => {
    const gaps = gapsOf(traceCount, silence, fillIn);
    if (gaps.length === 0) return;
    const wanted = new Set(gaps.flatMap(({ before, after }) => [before, after]));
    const isWanted = (trace: number) => wanted.has(trace);
    return {
      wants: (firstTrace, count) => indicesFrom(firstTrace, count).some(isWanted),
      look: ({ firstTrace, traceCount: count, samples }): GoodTrace[] =>
        indicesFrom(firstTrace, count)
          .filter(isWanted)
          .map((trace) => {
            const start = (trace - firstTrace) * samplesPerTrace;
            const good = samples.slice(start, start + samplesPerTrace);
            return { trace, samples: isIn(reverse, trace) ? good.map((amplitude) => -amplitude) : good };
          }),
      conclude: (parts: readonly GoodTrace[][]) => parts.flat(),
    };
  },
  filterFor: ({ traceCount }, { silence, fillIn, reverse }, goodTraces: GoodTrace[] | undefined) => {
    for (const [stretches, what] of [
      [silence, 'silenced'],
      [fillIn, 'filled in'],
      [reverse, 'reversed'],
    ] as const) {
      refuseBackwards(stretches, what);
    }
    if (silence.length + fillIn.length + reverse.length === 0) return null;
    const gaps = gapsOf(traceCount, silence, fillIn);
    const good = new Map((goodTraces ?? []).map(({ trace, samples }) => [trace, samples]));
    return (trace, out, traceIndex) => {
      if (isIn(silence, traceIndex)) out.fill(0);
      else if (isIn(fillIn, traceIndex)) fillGap(gaps, good, traceIndex, out);
      else {
        out.set(trace);
        if (!isIn(reverse, traceIndex)) return;
        for (let sample = 0; sample < out.length; sample++) out[sample] = -out[sample];
      }
    };
  },
});

function isIn(stretches: Stretches, trace: number): boolean {
  return stretches.some(([from, to]) => trace >= from && trace <= to);
}

function indicesFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function refuseBackwards(stretches: Stretches, what: string): void {
  const backwards = stretches.find(([from, to]) => from > to);
  if (!backwards) return;
  const message = `Trace editing: the traces to be ${what} from ${backwards[0]} to ${backwards[1]} end before they begin.`;
  throw new ProcessingError('value-out-of-bounds', message, 'trace-editing');
}

/** The stretches of the line that are silenced or filled in, joined where they touch, with what lies around them. */
function gapsOf(traceCount: number, silence: Stretches, fillIn: Stretches): Gap[] {
  if (fillIn.length === 0) return [];
  const sorted = [...silence, ...fillIn]
    .map(([from, to]) => [Math.ceil(from), Math.min(traceCount - 1, Math.floor(to))] as const)
    .filter(([from, to]) => from <= to)
    .sort(([from], [otherFrom]) => from - otherFrom);
  const joined: [from: number, to: number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined.map(([from, to]) => ({
    from,
    to,
    before: from > 0 ? from - 1 : null,
    after: to + 1 < traceCount ? to + 1 : null,
  }));
}

function fillGap(
  gaps: readonly Gap[],
  good: ReadonlyMap<number, Float32Array>,
  trace: number,
  out: Float32Array,
): void {
  const gap = gaps.find(({ from, to }) => trace >= from && trace <= to);
  const before = gap && good.get(gap.before ?? -1);
  const after = gap && good.get(gap.after ?? -1);
  const [one, other] = [before ?? after, after ?? before];
  if (!gap || !one || !other) {
    out.fill(0);
    return;
  }
  const share = (trace - gap.from + 1) / (gap.to - gap.from + 2);
  for (let sample = 0; sample < out.length; sample++) {
    out[sample] = one[sample] + share * (other[sample] - one[sample]);
  }
}
