import type { LineSurvey } from '#block-plan.ts';
import type { Chain } from '#chain.ts';
import { blockStarts, blockTraceCount, type LineGeometry, type TraceBlock } from '#line.ts';

/** A block of a line that lies in memory as a whole, with so many neighbours as the line has. */
export function blockAt(
  line: LineGeometry,
  samples: Float32Array,
  { firstTrace, haloTraceCount }: { firstTrace: number; haloTraceCount: number },
): TraceBlock {
  const { samplesPerTrace } = line;
  const traceCount = Math.min(blockTraceCount, line.traceCount - firstTrace);
  const beforeCount = Math.min(haloTraceCount, firstTrace);
  const afterCount = Math.min(haloTraceCount, line.traceCount - firstTrace - traceCount);
  const start = (firstTrace - beforeCount) * samplesPerTrace;
  const end = (firstTrace + traceCount + afterCount) * samplesPerTrace;
  const own = samples.subarray(start, end);
  return { firstTrace, traceCount, beforeCount, afterCount, samplesPerTrace, samples: own };
}

/**
 * Runs a chain over a whole line in memory, block after block. `out` may be `samples` where the chain keeps the length
 * of the traces: a block is then copied before it is overwritten, as no filter writes where it reads, and what a later
 * block needs of it is kept aside.
 */
export function runChain(
  line: LineGeometry,
  chain: Chain,
  { samples, out, onBlock }: { samples: Float32Array; out: Float32Array; onBlock?: (() => void) | undefined },
): void {
  const { haloTraceCount, geometry } = chain;
  const isInPlace = out === samples;
  let aside = new Float32Array(0);
  for (const firstTrace of blockStarts(line.traceCount)) {
    const block = blockAt(line, samples, { firstTrace, haloTraceCount });
    const start = firstTrace * geometry.samplesPerTrace;
    const own = out.subarray(start, start + block.traceCount * geometry.samplesPerTrace);
    if (!isInPlace) chain.run(block, own);
    else {
      const whole = block.samples.slice();
      whole.set(aside.subarray(aside.length - block.beforeCount * block.samplesPerTrace));
      const end = (block.beforeCount + block.traceCount) * block.samplesPerTrace;
      aside = whole.slice(Math.max(0, end - haloTraceCount * block.samplesPerTrace), end);
      chain.run({ ...block, samples: whole }, own);
    }
    onBlock?.();
  }
}

/** Looks at a whole line in memory. */
export function runSurvey<Found>(
  line: LineGeometry,
  samples: Float32Array,
  survey: LineSurvey<unknown, Found>,
): Found {
  const parts: unknown[] = [];
  for (const firstTrace of blockStarts(line.traceCount)) {
    const block = blockAt(line, samples, { firstTrace, haloTraceCount: 0 });
    if (survey.wants?.(firstTrace, block.traceCount) !== false) parts.push(survey.look(block));
  }
  return survey.conclude(parts);
}
