import { GprFormatError } from '#errors.ts';
import { information, warning } from '#findings.ts';
import { decimalNumber } from '#key-values.ts';
import type { Antenna } from '#radargram.ts';
import type { Finding, RecordingChannel } from '#recording.ts';
import { openTextHeader, type TextHeader } from '#text-header.ts';

/** What an ImpulseRadar .iprh says of its channel. Every channel of an array has such a header. */
export type IprhHeader = {
  readonly samplesPerTrace: number;
  readonly sampleIntervalNs: number | null;
  readonly timeWindowNs: number | null;
  readonly firstSampleNs: number;
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  readonly lastTrace: number | null;
  /** Bits of a sample; null where the header does not tell one of the two known widths. */
  readonly dataVersion: 16 | 32 | null;
  /** Of the whole array, as the header states it. */
  readonly channelCount: number | null;
  readonly antenna: Antenna;
  readonly offset: RecordingChannel['offset'];
  /** `YYYY-MM-DD`, and the time of day `hh:mm:ss`, by the console's clock. */
  readonly startDate: string | null;
  readonly startTime: string | null;
  readonly rawHeader: Readonly<Record<string, string>>;
};

type IprhPlace = { readonly file: string; readonly findings: Finding[] };

/** Reads the header from its lines, whatever their order. */
export function readIprhHeader(lines: readonly string[], place: IprhPlace): IprhHeader {
  const header = openTextHeader(lines, place);
  const samplesPerTrace = readSamplesPerTrace(header, place.file);
  const times = readTimes(header, samplesPerTrace, place);
  return {
    samplesPerTrace,
    ...times,
    firstSampleNs: readFirstSample(header, { ...times, samplesPerTrace }, place),
    ...readTriggering(header, place),
    lastTrace: header.number('LAST TRACE'),
    dataVersion: readDataVersion(header),
    channelCount: header.positiveNumber('CHANNELS'),
    antenna: readAntenna(header, place),
    offset: readOffset(header),
    ...readStart(header, place),
    rawHeader: Object.fromEntries(header.values),
  };
}

function readSamplesPerTrace(header: TextHeader, file: string): number {
  const printed = header.values.get('SAMPLES');
  const samplesPerTrace = printed === undefined ? null : decimalNumber(printed);
  if (samplesPerTrace !== null && Number.isInteger(samplesPerTrace) && samplesPerTrace > 0) {
    return samplesPerTrace;
  }
  const message =
    printed === undefined
      ? 'the key SAMPLES is missing: without it the traces cannot be told apart'
      : `SAMPLES is "${printed}", not a count of samples`;
  throw new GprFormatError('inconsistent', message, {
    format: 'impulseradar',
    ...header.at('SAMPLES'),
    file,
  });
}

/** TIMEWINDOW counts; FREQUENCY (of sampling, MHz) stands in for it, and a disagreement of the two is told. */
function readTimes(header: TextHeader, samplesPerTrace: number, { file, findings }: IprhPlace) {
  const statedNs = header.positiveNumber('TIMEWINDOW');
  const frequencyMHz = header.positiveNumber('FREQUENCY');
  const sampledNs = frequencyMHz === null ? null : (1000 * samplesPerTrace) / frequencyMHz;
  if (statedNs !== null && sampledNs !== null && Math.abs(statedNs / sampledNs - 1) > 0.01) {
    const message = `TIMEWINDOW is ${statedNs} ns, but SAMPLES at the FREQUENCY of sampling last ${sampledNs.toFixed(3)} ns; TIMEWINDOW is used.`;
    findings.push(warning('time-window-contradicted', message, header.at('TIMEWINDOW')));
  }
  const timeWindowNs = statedNs ?? sampledNs;
  if (timeWindowNs === null) {
    const message = 'Neither TIMEWINDOW nor FREQUENCY can be used; time can only be told in samples.';
    findings.push(warning('no-time-window', message, { file }));
  }
  return { timeWindowNs, sampleIntervalNs: timeWindowNs === null ? null : timeWindowNs / samplesPerTrace };
}

/** ZERO LEVEL is the sample, counted from one, in which the ground begins. */
function readFirstSample(
  header: TextHeader,
  trace: { readonly samplesPerTrace: number; readonly sampleIntervalNs: number | null },
  { file, findings }: IprhPlace,
): number {
  const zeroLevel = header.number('ZERO LEVEL');
  if (zeroLevel === null) {
    const message = 'ZERO LEVEL, the sample of time-zero, is not told; sample 0 is taken as time 0.';
    findings.push(information('no-time-zero', message, { file }));
    return 0;
  }
  if (zeroLevel < 1 || zeroLevel > trace.samplesPerTrace) {
    const message = `ZERO LEVEL is ${zeroLevel}, none of the samples 1 to ${trace.samplesPerTrace}; sample 0 is taken as time 0.`;
    findings.push(warning('header-value-unusable', message, header.at('ZERO LEVEL')));
    return 0;
  }
  return trace.sampleIntervalNs === null || zeroLevel === 1 ? 0 : (1 - zeroLevel) * trace.sampleIntervalNs;
}

/**
 * A wheel triggers at whole pulses only: DISTANCE INTERVAL is what came of USER DISTANCE INTERVAL, which the operator
 * had asked for. STOP POSITION is the first of them times LAST TRACE.
 */
function readTriggering(header: TextHeader, { findings }: IprhPlace) {
  const isByTime = /time/i.test(header.text('TRIG SOURCE') ?? '');
  const key = header.values.get('DISTANCE INTERVAL') ? 'DISTANCE INTERVAL' : 'USER DISTANCE INTERVAL';
  const distanceIntervalM = header.positiveNumber(key);
  if (!isByTime) return { traceSpacingM: distanceIntervalM, tracesPerSecond: null };
  if (distanceIntervalM !== null) {
    const message = `${key} is ${distanceIntervalM} m, but the line was triggered by time (TRIG SOURCE); the distance between traces is unknown.`;
    findings.push(information('trace-spacing-unusable', message, header.at(key)));
  }
  const timeIntervalS = header.positiveNumber('TIME INTERVAL');
  return { traceSpacingM: null, tracesPerSecond: timeIntervalS === null ? null : 1 / timeIntervalS };
}

function readDataVersion(header: TextHeader): 16 | 32 | null {
  const bits = header.number('DATA VERSION');
  return bits === 16 || bits === 32 ? bits : null;
}

function readAntenna(header: TextHeader, { findings }: IprhPlace): Antenna {
  const name = header.text('ANTENNA');
  const printed = /(?<![\d.,])(\d{1,12}(?:[.,]\d{1,12})?)\s*MHz/i.exec(name ?? '')?.[1];
  const centreFrequencyMHz = (printed === undefined ? null : decimalNumber(printed)) || null;
  if (name !== null && centreFrequencyMHz === null) {
    const message = `ANTENNA "${name}" does not tell a centre frequency in MHz; it is left open.`;
    findings.push(information('antenna-frequency-unknown', message, header.at('ANTENNA')));
  }
  return { name, centreFrequencyMHz, separationM: header.positiveNumber('ANTENNA SEPARATION') };
}

/** X is across the line, Y along it. */
function readOffset(header: TextHeader): RecordingChannel['offset'] {
  const acrossM = header.number('CH_X_OFFSET');
  const alongM = header.number('CH_Y_OFFSET');
  return acrossM === null && alongM === null ? null : { acrossM: acrossM ?? 0, alongM: alongM ?? 0 };
}

function readStart(header: TextHeader, { findings }: IprhPlace) {
  const date = header.text('DATE');
  const startDate = date !== null && isDate(date) ? date : null;
  if (date !== null && startDate === null) {
    const message = `DATE is "${date}", no date of the form YYYY-MM-DD; when the line was recorded is unknown.`;
    findings.push(warning('header-value-unusable', message, header.at('DATE')));
  }
  const time = header.text('START TIME');
  return { startDate, startTime: time !== null && isTimeOfDay(time) ? time : null };
}

/** A day that the calendar has: the thirtieth of February is none. */
export function isDate(printed: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(printed) ? Date.parse(`${printed}T00:00:00Z`) : Number.NaN;
  return Number.isFinite(day) && new Date(day).toISOString().startsWith(printed);
}

/** `hh:mm:ss`, with or without a fraction. */
export function isTimeOfDay(printed: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/.test(printed);
}
