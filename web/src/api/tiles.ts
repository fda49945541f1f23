import { readTile, tileSampleCount, tileTraceCount } from '@jsa/contract';
import { ApiProblem, callForBytes } from '#api/client.ts';

/** One tile of amplitudes, trace after trace. The bytes are little-endian, as every machine with a browser is. */
export async function loadTile(
  radargramId: string,
  place: { readonly level: number; readonly traceBlock: number; readonly sampleBlock: number },
  signal: AbortSignal,
): Promise<Int16Array> {
  const { level, traceBlock, sampleBlock } = place;
  const params = { id: radargramId, level, traceBlock, sampleBlock };
  const bytes = await callForBytes(readTile, { params }, signal);
  if (bytes.byteLength !== tileTraceCount * tileSampleCount * 2) {
    throw new ApiProblem('unexpected', `A tile of ${bytes.byteLength} bytes came.`, 200);
  }
  return new Int16Array(bytes);
}
