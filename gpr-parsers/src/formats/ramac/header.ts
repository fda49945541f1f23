import { GprFormatError } from '#errors.ts';
import { information, warning } from '#findings.ts';
import { decimalNumber } from '#key-values.ts';
import type { Antenna } from '#radargram.ts';
import type { Finding, RecordingChannel } from '#recording.ts';
import { openTextHeader, type TextHeader } from '#text-header.ts';

/** The keys of a .rad in the order in which consoles write them, those of arrays last: what each means, and its unit. */
export const radKeys: readonly {
  readonly key: string;
  readonly meaning: string;
  readonly unit: string | null;
}[] = [
  { key: 'SAMPLES', meaning: 'samples per trace', unit: null },
  { key: 'FREQUENCY', meaning: 'frequency of sampling', unit: 'MHz' },
  { key: 'FREQUENCY STEPS', meaning: 'setting of the console behind FREQUENCY; kept, not used', unit: null },
  {
    key: 'SIGNAL POSITION',
    meaning: 'start of the window, on some consoles in ns and on others not; kept, not used',
    unit: null,
  },
  { key: 'RAW SIGNAL POSITION', meaning: 'the same as a code of the converter; kept, not used', unit: null },
  { key: 'DISTANCE FLAG', meaning: '1: the survey wheel triggered the traces', unit: null },
  { key: 'TIME FLAG', meaning: '1: the clock triggered the traces', unit: null },
  { key: 'PROGRAM FLAG', meaning: 'another way of triggering; kept, not used', unit: null },
  { key: 'EXTERNAL FLAG', meaning: 'another way of triggering; kept, not used', unit: null },
  { key: 'TIME INTERVAL', meaning: 'time from trace to trace; 0 where the wheel triggered', unit: 's' },
  {
    key: 'DISTANCE INTERVAL',
    meaning: 'distance from trace to trace; 0 or left over where the clock triggered',
    unit: 'm',
  },
  { key: 'OPERATOR', meaning: 'who surveyed', unit: null },
  { key: 'CUSTOMER', meaning: 'for whom', unit: null },
  { key: 'SITE', meaning: 'where', unit: null },
  {
    key: 'ANTENNAS',
    meaning: 'name of the antenna: free text, often with its centre frequency in MHz',
    unit: null,
  },
  { key: 'ANTENNA ORIENTATION', meaning: 'not filled in by the consoles', unit: null },
  { key: 'ANTENNA SEPARATION', meaning: 'distance between transmitter and receiver', unit: 'm' },
  { key: 'COMMENT', meaning: 'free text', unit: null },
  { key: 'TIMEWINDOW', meaning: 'length of a trace in two-way time', unit: 'ns' },
  { key: 'STACKS', meaning: 'measurements averaged into one trace', unit: null },
  { key: 'STACK EXPONENT', meaning: 'STACKS as a power of two', unit: null },
  { key: 'STACKING TIME', meaning: 'time that the averaging takes; kept, not used', unit: 's' },
  {
    key: 'LAST TRACE',
    meaning: 'count of the traces, those of all channels where they share the file',
    unit: null,
  },
  {
    key: 'STOP POSITION',
    meaning: 'one step after the last trace; left over where the clock triggered',
    unit: 'm',
  },
  { key: 'SYSTEM CALIBRATION', meaning: 'factor of the console; kept, not used', unit: null },
  { key: 'START POSITION', meaning: 'position of the first trace along the line', unit: 'm' },
  { key: 'SHORT FLAG', meaning: 'setting of the console; kept, not used', unit: null },
  { key: 'INTERMEDIATE FLAG', meaning: 'setting of the console; kept, not used', unit: null },
  { key: 'LONG FLAG', meaning: 'setting of the console; kept, not used', unit: null },
  { key: 'PREPROCESSING', meaning: 'setting of the console; kept, not used', unit: null },
  { key: 'HIGH', meaning: 'setting of the console; kept, not used', unit: null },
  { key: 'LOW', meaning: 'setting of the console; kept, not used', unit: null },
  { key: 'FIXED INCREMENT', meaning: 'step between fixed points; kept, not used', unit: 'm' },
  { key: 'FIXED MOVES UP', meaning: 'for surveys from point to point; kept, not used', unit: null },
  { key: 'FIXED MOVES DOWN', meaning: 'for surveys from point to point; kept, not used', unit: null },
  { key: 'FIXED POSITION', meaning: 'for surveys from point to point; kept, not used', unit: 'm' },
  {
    key: 'WHEEL CALIBRATION',
    meaning: 'setting of the survey wheel, 0 without one; kept, not used',
    unit: null,
  },
  {
    key: 'POSITIVE DIRECTION',
    meaning: '1 or -1: which way the wheel turned, 0 without one; kept, not used',
    unit: null,
  },
  { key: 'NUMBER_OF_CH', meaning: 'channels whose traces take turns in one file', unit: null },
  { key: 'CH_X_OFFSETS', meaning: 'how far each channel lies to the right, parted by blanks', unit: 'm' },
  { key: 'CH_Y_OFFSETS', meaning: 'how far each channel lies ahead, parted by blanks', unit: 'm' },
  { key: 'CHANNELS', meaning: 'channels of an array, each of which has a file of its own', unit: null },
  {
    key: 'CHANNEL CONFIGURATION',
    meaning: 'transmitter and receiver of such a channel (T1:R1); kept, not used',
    unit: null,
  },
];

/** What a MALÅ .rad says. The header has no date, and the width of the samples follows from the extension. */
export type RadHeader = {
  readonly samplesPerTrace: number;
  readonly sampleIntervalNs: number | null;
  readonly timeWindowNs: number | null;
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  /** As the header states it: channel records, if several channels share the file. */
  readonly lastTrace: number | null;
  /** Channels that share the file. */
  readonly channelCount: number;
  /** Channels of the whole array, where the header tells it; each may have a file of its own. */
  readonly arrayChannelCount: number | null;
  /** One for each channel that shares the file; null where they are not told for all. */
  readonly channelOffsets: readonly NonNullable<RecordingChannel['offset']>[] | null;
  readonly antenna: Antenna;
  readonly comment: string | null;
  readonly rawHeader: Readonly<Record<string, string>>;
};

type RadPlace = { readonly file: string; readonly findings: Finding[] };

const mostChannels = 64;

/**
 * Reads the header from its lines, whatever their order. `isOneChannel`: the file's name says that it holds one
 * channel of an array, so that a count of channels is that of the array.
 */
export function readRadHeader(lines: readonly string[], place: RadPlace, isOneChannel = false): RadHeader {
  const header = openTextHeader(lines, place);
  const samplesPerTrace = readSamplesPerTrace(header, place.file);
  const statedCount = readChannelCount(header, place);
  const channelCount = isOneChannel ? 1 : (statedCount ?? 1);
  const lastTrace = header.number('LAST TRACE');
  return {
    samplesPerTrace,
    ...readTimes(header, samplesPerTrace, place),
    ...readTriggering(header, lastTrace === null ? null : lastTrace / channelCount, place),
    lastTrace,
    channelCount,
    arrayChannelCount: statedCount ?? header.number('CHANNELS'),
    channelOffsets: readChannelOffsets(header, channelCount, place),
    antenna: readAntenna(header, place),
    comment: header.text('COMMENT'),
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
  throw new GprFormatError('inconsistent', message, { format: 'ramac', ...header.at('SAMPLES'), file });
}

/** TIMEWINDOW counts; FREQUENCY (of sampling, MHz) stands in for it, and a disagreement of the two is told. */
function readTimes(header: TextHeader, samplesPerTrace: number, { file, findings }: RadPlace) {
  const timeWindowNs = header.positiveNumber('TIMEWINDOW');
  const frequencyMHz = header.positiveNumber('FREQUENCY');
  const byFrequencyNs = frequencyMHz === null ? null : (1000 * samplesPerTrace) / frequencyMHz;
  if (timeWindowNs !== null && byFrequencyNs !== null) {
    if (Math.abs(timeWindowNs / byFrequencyNs - 1) > 0.01) {
      const message = `TIMEWINDOW is ${timeWindowNs} ns, but SAMPLES at the FREQUENCY of sampling last ${byFrequencyNs.toFixed(3)} ns; TIMEWINDOW is used.`;
      findings.push(warning('time-window-contradicted', message, header.at('TIMEWINDOW')));
    }
  }
  const windowNs = timeWindowNs ?? byFrequencyNs;
  if (windowNs === null) {
    const message = 'Neither TIMEWINDOW nor FREQUENCY can be used; time can only be told in samples.';
    findings.push(warning('no-time-window', message, { file }));
  }
  const signalPosition = decimalNumber(header.values.get('SIGNAL POSITION') ?? '');
  if (signalPosition !== null && signalPosition !== 0) {
    const message = `SIGNAL POSITION is ${signalPosition}, on some consoles in ns and on others not; sample 0 is taken as time 0.`;
    findings.push(information('signal-position-not-used', message, header.at('SIGNAL POSITION')));
  }
  return {
    timeWindowNs: windowNs,
    sampleIntervalNs: windowNs === null ? null : windowNs / samplesPerTrace,
  };
}

/** A distance under TIME FLAG 1 is left over from an earlier line: the wheel did not trigger this one. */
function readTriggering(header: TextHeader, stepCount: number | null, { findings }: RadPlace) {
  const isSet = (key: string) => decimalNumber(header.values.get(key) ?? '') === 1;
  const isByTime = isSet('TIME FLAG') && !isSet('DISTANCE FLAG');
  const distanceIntervalM = header.positiveNumber('DISTANCE INTERVAL');
  const timeIntervalS = isZero(header, 'TIME INTERVAL') ? null : header.positiveNumber('TIME INTERVAL');
  if (isByTime && distanceIntervalM !== null) {
    const message = `DISTANCE INTERVAL is ${distanceIntervalM} m, but the line was triggered by time (TIME FLAG 1); the distance between traces is unknown.`;
    findings.push(warning('trace-spacing-unusable', message, header.at('DISTANCE INTERVAL')));
  }
  const stopM = decimalNumber(header.values.get('STOP POSITION') ?? '') ?? 0;
  const startM = decimalNumber(header.values.get('START POSITION') ?? '') ?? 0;
  if (!isByTime && distanceIntervalM !== null && stepCount !== null && stopM !== 0) {
    const byIntervalM = stepCount * distanceIntervalM;
    const lengthM = Math.abs(stopM - startM);
    if (Math.abs(lengthM - byIntervalM) > 0.02 * byIntervalM + 2 * distanceIntervalM) {
      const message = `START POSITION and STOP POSITION are ${lengthM} m apart, but LAST TRACE times DISTANCE INTERVAL is ${byIntervalM.toFixed(3)} m; DISTANCE INTERVAL is used.`;
      findings.push(warning('trace-spacing-contradicted', message, header.at('STOP POSITION')));
    }
  }
  return {
    traceSpacingM: isByTime ? null : distanceIntervalM,
    tracesPerSecond: timeIntervalS === null ? null : 1 / timeIntervalS,
  };
}

function readChannelCount(header: TextHeader, { findings }: RadPlace): number | null {
  const channelCount = header.number('NUMBER_OF_CH');
  if (channelCount === null) return null;
  if (Number.isInteger(channelCount) && channelCount >= 1 && channelCount <= mostChannels)
    return channelCount;
  const message = `NUMBER_OF_CH is ${channelCount}; read as one channel.`;
  findings.push(warning('channel-count-unusable', message, header.at('NUMBER_OF_CH')));
  return null;
}

/** Two lists with a number for each channel. Whoever reads them takes x across the line and y along it. */
function readChannelOffsets(header: TextHeader, channelCount: number, { file, findings }: RadPlace) {
  const [acrossM, alongM] = ['CH_X_OFFSETS', 'CH_Y_OFFSETS'].map((key) =>
    (header.text(key)?.split(/\s+/) ?? []).flatMap((printed) => decimalNumber(printed) ?? []),
  );
  if (acrossM.length === channelCount && alongM.length === channelCount) {
    const message =
      'CH_X_OFFSETS are taken as metres to the right of the line and CH_Y_OFFSETS as metres ahead, as readers of such files do; no such file was at hand to try it on.';
    findings.push(information('channel-offsets-unproven', message, header.at('CH_X_OFFSETS')));
    return acrossM.map((across, channel) => ({ acrossM: across, alongM: alongM[channel] }));
  }
  if (acrossM.length > 0 || alongM.length > 0 || channelCount > 1) {
    const message = `CH_X_OFFSETS and CH_Y_OFFSETS hold ${acrossM.length} and ${alongM.length} numbers for ${channelCount} ${channelCount === 1 ? 'channel' : 'channels'}; where the channels lie beside one another is left open.`;
    const note = acrossM.length + alongM.length > 0 ? warning : information;
    findings.push(note('channel-offsets-unknown', message, { file }));
  }
  return null;
}

function readAntenna(header: TextHeader, { findings }: RadPlace): Antenna {
  const name = header.text('ANTENNAS');
  const printed = /(?<![\d.,])(\d{1,12}(?:[.,]\d{1,12})?)\s*MHz/i.exec(name ?? '')?.[1];
  const centreFrequencyMHz = (printed === undefined ? null : decimalNumber(printed)) || null;
  if (name !== null && centreFrequencyMHz === null) {
    const message = `ANTENNAS "${name}" does not tell a centre frequency in MHz; it is left open.`;
    findings.push(information('antenna-frequency-unknown', message, header.at('ANTENNAS')));
  }
  return { name, centreFrequencyMHz, separationM: header.positiveNumber('ANTENNA SEPARATION') };
}

/** A line that the wheel triggered has a time interval of 0: nothing to tell. */
function isZero({ values }: TextHeader, key: string): boolean {
  return decimalNumber(values.get(key) ?? '') === 0;
}
