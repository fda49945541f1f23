import type { OpenRecording } from '#recording.ts';

type TraceBlock = { readonly from: number; readonly to: number };

/** As many samples as are held at once, however long the line is. */
const samplesAtOnce = 1 << 20;

/** The traces of a line in blocks that fit into little memory: from (included), to (excluded). */
export function traceBlocks({
  traceCount,
  samplesPerTrace,
}: Pick<OpenRecording, 'traceCount' | 'samplesPerTrace'>): TraceBlock[] {
  const tracesAtOnce = Math.max(1, Math.floor(samplesAtOnce / samplesPerTrace));
  const blocks: TraceBlock[] = [];
  for (let from = 0; from < traceCount; from += tracesAtOnce) {
    blocks.push({ from, to: Math.min(traceCount, from + tracesAtOnce) });
  }
  return blocks;
}
