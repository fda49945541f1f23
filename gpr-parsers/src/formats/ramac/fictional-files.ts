import { bytesInMemory, type NamedSource } from '#byte-source.ts';

/** A file of text as a console writes it, or of bytes. */
export function fictionalFile(name: string, content: string | Uint8Array): NamedSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: bytesInMemory(bytes) };
}

/** The smallest .rad that reads without a finding, with other values for some of its keys, or with more keys. */
export function fictionalRad(changes: Readonly<Record<string, string | number>> = {}): string {
  const values = {
    SAMPLES: 4,
    'DISTANCE FLAG': 1,
    'DISTANCE INTERVAL': '0.020000',
    ANTENNAS: '500 MHz',
    TIMEWINDOW: '10.000000',
    'LAST TRACE': 3,
    ...changes,
  };
  return Object.entries(values)
    .map(([key, value]) => `${key}:${value}\r\n`)
    .join('');
}

/** Samples that tell where they stand: those of trace 2 in channel 5 are 520, 521, 522 … */
export function fictionalSamples(
  channels: readonly number[],
  traceCount: number,
  bitsPerSample: 16 | 32 = 16,
): Uint8Array {
  const samplesPerTrace = 4;
  const samples = Array.from({ length: traceCount }, (_, trace) =>
    channels.flatMap((channel) =>
      Array.from({ length: samplesPerTrace }, (__, sample) => 100 * channel + 10 * trace + sample),
    ),
  ).flat();
  const stored = bitsPerSample === 16 ? Int16Array.from(samples) : Int32Array.from(samples);
  return new Uint8Array(stored.buffer);
}

/** The two files of one channel of an array, `LINE_001_A02.rd3` with its .rad. */
export function fictionalChannel(
  channel: number,
  { traceCount = 3, rad = {} }: { traceCount?: number; rad?: Readonly<Record<string, string | number>> } = {},
): NamedSource[] {
  const path = `LINE_001_A${String(channel).padStart(2, '0')}`;
  return [
    fictionalFile(`${path}.rd3`, fictionalSamples([channel], traceCount)),
    fictionalFile(`${path}.rad`, fictionalRad({ 'LAST TRACE': traceCount, ...rad })),
  ];
}
