import { bytesInMemory, type NamedSource } from '#byte-source.ts';
import { fictionalAmplitudes } from '#fictional-recording.ts';

/** Lines of a header in the vendor's own order: 4 samples of 16 bits in 10 ns, time-zero in the second of them. */
const headerLines: Readonly<Record<string, string>> = {
  'HEADER VERSION': '20',
  'DATA VERSION': '16',
  DATE: '2026-11-22',
  'START TIME': '10:15:00',
  'STOP TIME': '10:15:25',
  ANTENNA: '400 MHz',
  'ANTENNA SEPARATION': '0.090',
  SAMPLES: '4',
  'SIGNAL POSITION': '6',
  FREQUENCY: '400',
  TIMEWINDOW: '10.000',
  'ZERO LEVEL': '2',
  'LAST TRACE': '3',
  'TRIG SOURCE': 'wheel',
  'TIME INTERVAL': '0.010',
  'DISTANCE INTERVAL': '0.048900',
  'USER DISTANCE INTERVAL': '0.050000',
  'STOP POSITION': '0.147',
  'WHEEL NAME': 'cart',
};

/** A text header; a value of null takes its line away. */
export function iprh(changes: Readonly<Record<string, string | null>> = {}): string[] {
  return Object.entries({ ...headerLines, ...changes })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}`);
}

/** A file under its name, of text or bytes. */
export function named(name: string, content: string | Uint8Array): NamedSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: bytesInMemory(bytes) };
}

/** The two files of one channel: by default 3 traces of 4 samples, different in every channel. */
export function channelFiles(
  stem: string,
  {
    changes = {},
    traceCount = 3,
    seed = 1,
  }: { changes?: Record<string, string | null>; traceCount?: number; seed?: number } = {},
): NamedSource[] {
  const sampleCount = traceCount * Number(changes.SAMPLES ?? headerLines.SAMPLES);
  const amplitudes = fictionalAmplitudes(sampleCount, changes['DATA VERSION'] === '32' ? 32 : 16, seed);
  return [
    named(`${stem}.iprh`, `${iprh(changes).join('\r\n')}\r\n`),
    named(`${stem}.iprb`, new Uint8Array(amplitudes.buffer)),
  ];
}
