import { type Amplitudes, type OpenRecording, readRadargram } from '@jsa/gpr-parsers';
import { attempt } from './attempt.ts';
import { createFaultList, type Fault } from './fault.ts';

/** Of an array the first channels and the last are read. */
const mostChannels = 4;

/**
 * What is wrong with the samples: every trace that a recording claims can be read, in either width alike, and a
 * trace or a channel that it does not have is refused with a RangeError.
 */
export async function faultsOfReading(recording: OpenRecording): Promise<readonly Fault[]> {
  const { traceCount, channels } = recording;
  const all = [...channels.keys()];
  const faults: Fault[] = [];
  for (const channel of [...new Set([...all.slice(0, mostChannels - 1), ...all.slice(-1)])]) {
    for (const trace of new Set([0, traceCount >> 1, traceCount - 1])) {
      if (trace >= 0 && trace < traceCount) faults.push(...(await faultsOfTrace(recording, channel, trace)));
    }
  }
  faults.push(...(await faultsOfRadargram(recording)));
  for (const [channel, from, to] of [
    [0, traceCount, traceCount + 1],
    [channels.length, 0, 0],
  ]) {
    const isRefused = await isRangeError(() => recording.readTraces(channel, from, to));
    if (!isRefused)
      faults.push({ rule: 'traces that are not there cannot be read', detail: `${channel}: ${from}` });
  }
  return faults;
}

async function faultsOfRadargram(recording: OpenRecording): Promise<readonly Fault[]> {
  const { traceCount, samplesPerTrace } = recording;
  const { value, refusal, faults } = await attempt('readRadargram', () => readRadargram(recording, 0));
  const list = createFaultList();
  list.check(refusal === null, 'a channel can be read as a whole', refusal?.message);
  const sampleCount = value?.samples.length ?? traceCount * samplesPerTrace;
  list.check(sampleCount === traceCount * samplesPerTrace, 'a radargram has all its samples', sampleCount);
  return [...faults, ...list.faults];
}

async function faultsOfTrace(
  { readTraces, readTracesAsFloat, samplesPerTrace }: OpenRecording,
  channel: number,
  trace: number,
): Promise<readonly Fault[]> {
  const exact = await attempt('readTraces', () => readTraces(channel, trace, trace + 1));
  const room = trace % 2 === 0 ? undefined : new Float32Array(samplesPerTrace + 1);
  const asFloat = await attempt('readTracesAsFloat', () =>
    readTracesAsFloat(channel, trace, trace + 1, room),
  );
  const { faults, check } = createFaultList();
  const refusal = exact.refusal ?? asFloat.refusal;
  check(refusal === null, 'a claimed trace can be read', refusal?.message);
  if (exact.value && asFloat.value) {
    check(exact.value.length === samplesPerTrace, 'a trace has all its samples', exact.value.length);
    check(areEqual(exact.value, asFloat.value), 'both widths are the same trace', { channel, trace });
  }
  return [...exact.faults, ...asFloat.faults, ...faults];
}

function areEqual(exact: Amplitudes, asFloat: Float32Array): boolean {
  const isSame = (amplitude: number, at: number) => Object.is(Math.fround(amplitude), asFloat[at]);
  return exact.length === asFloat.length && exact.every(isSame);
}

async function isRangeError(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}
