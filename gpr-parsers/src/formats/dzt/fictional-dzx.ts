import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalRecording } from '#fictional-recording.ts';
import type { Recording } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { dzt } from './index.ts';
import { writeDzt } from './write.ts';

/** A DZX around what a test is about. */
export function dzxOf(content: string, namespace = 'www.geophysical.com/DZX/1.02'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<DZX xmlns="${namespace}">\n${content}\n</DZX>\n`;
}

/** A recording (20 traces of 16 samples, unless a test changes that) read with the DZX beside it. */
export async function readWithDzx(
  dzx: string | Uint8Array,
  changes: Partial<RecordingToWrite> = {},
  spoil: (header: DataView) => void = () => {},
): Promise<Recording> {
  const bytes = writeDzt(fictionalRecording({ recordedAt: '2026-11-22T10:15:00', ...changes }));
  spoil(new DataView(bytes.buffer));
  const opened = await dzt.open([
    { name: 'LINE07.DZT', bytes: bytesInMemory(bytes) },
    {
      name: 'LINE07.DZX',
      bytes: bytesInMemory(typeof dzx === 'string' ? new TextEncoder().encode(dzx) : dzx),
    },
  ]);
  return withAlong(opened);
}
