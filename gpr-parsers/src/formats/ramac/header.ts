import { GprFormatError } from '#errors.ts';
import { information, warning } from '#findings.ts';
import { decimalNumber, type KeyValues, readKeyValues } from '#key-values.ts';
import type { Antenna } from '#radargram.ts';
import type { Finding } from '#recording.ts';

/** What a MALÅ .rad says. The header has no date, and the width of the samples follows from the extension. */
export type RadHeader = {
  readonly samplesPerTrace: number;
  readonly sampleIntervalNs: number | null;
  readonly timeWindowNs: number | null;
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  /** As the header states it: channel records, if several channels share the file. */
  readonly lastTrace: number | null;
  readonly channelCount: number;
  readonly antenna: Antenna;
  readonly comment: string | null;
  readonly rawHeader: Readonly<Record<string, string>>;
};

type RadPlace = { readonly file: string; readonly findings: Finding[] };

const mostChannels = 64;

/** Reads the header from its lines, whatever their order. */
export function readRadHeader(lines: readonly string[], place: RadPlace): RadHeader {
  const keyValues = readKeyValues(lines);
  tellDirt(keyValues, place);
  const samplesPerTrace = readSamplesPerTrace(keyValues, place.file);
  const comment = keyValues.values.get('COMMENT') || null;
  return {
    samplesPerTrace,
    ...readTimes(keyValues, samplesPerTrace, place),
    ...readTriggering(keyValues, place),
    lastTrace: optionalNumber(keyValues, 'LAST TRACE', place),
    channelCount: readChannelCount(keyValues, place),
    antenna: readAntenna(keyValues, place),
    comment,
    rawHeader: Object.fromEntries(keyValues.values),
  };
}

function tellDirt({ duplicates, unreadableLines }: KeyValues, { file, findings }: RadPlace) {
  for (const { key, line } of duplicates.slice(0, 10)) {
    findings.push(warning('duplicate-key', `${key} comes again; the first value is kept.`, { file, line }));
  }
  if (unreadableLines.length > 0) {
    const message = `${unreadableLines.length} lines hold no colon; they are passed over.`;
    findings.push(warning('unreadable-line', message, { file, line: unreadableLines[0] }));
  }
}

function readSamplesPerTrace({ values, lines }: KeyValues, file: string): number {
  const printed = values.get('SAMPLES');
  const samplesPerTrace = printed === undefined ? null : decimalNumber(printed);
  if (samplesPerTrace !== null && Number.isInteger(samplesPerTrace) && samplesPerTrace > 0) {
    return samplesPerTrace;
  }
  const message =
    printed === undefined
      ? 'the key SAMPLES is missing: without it the traces cannot be told apart'
      : `SAMPLES is "${printed}", not a count of samples`;
  const line = lines.get('SAMPLES');
  throw new GprFormatError('inconsistent', message, {
    format: 'ramac',
    file,
    ...(line === undefined ? {} : { line }),
  });
}

/** TIMEWINDOW counts; FREQUENCY (of sampling, MHz) stands in for it, and a disagreement of the two is told. */
function readTimes(keyValues: KeyValues, samplesPerTrace: number, place: RadPlace) {
  const timeWindowNs = positiveNumber(keyValues, 'TIMEWINDOW', place);
  const frequencyMHz = positiveNumber(keyValues, 'FREQUENCY', place);
  const byFrequencyNs = frequencyMHz === null ? null : (1000 * samplesPerTrace) / frequencyMHz;
  if (timeWindowNs !== null && byFrequencyNs !== null) {
    if (Math.abs(timeWindowNs / byFrequencyNs - 1) > 0.01) {
      const message = `TIMEWINDOW is ${timeWindowNs} ns, but SAMPLES at the FREQUENCY of sampling last ${byFrequencyNs.toFixed(3)} ns; TIMEWINDOW is used.`;
      place.findings.push(warning('time-window-contradicted', message, at(keyValues, 'TIMEWINDOW', place)));
    }
  }
  const windowNs = timeWindowNs ?? byFrequencyNs;
  if (windowNs === null) {
    const message = 'Neither TIMEWINDOW nor FREQUENCY can be used; time can only be told in samples.';
    place.findings.push(warning('no-time-window', message, { file: place.file }));
  }
  const signalPosition = decimalNumber(keyValues.values.get('SIGNAL POSITION') ?? '');
  if (signalPosition !== null && signalPosition !== 0) {
    const message = `SIGNAL POSITION is ${signalPosition}, on some consoles in ns and on others not; sample 0 is taken as time 0.`;
    place.findings.push(
      information('signal-position-not-used', message, at(keyValues, 'SIGNAL POSITION', place)),
    );
  }
  return {
    timeWindowNs: windowNs,
    sampleIntervalNs: windowNs === null ? null : windowNs / samplesPerTrace,
  };
}

/** A distance under TIME FLAG 1 is left over from an earlier line: the wheel did not trigger this one. */
function readTriggering(keyValues: KeyValues, place: RadPlace) {
  const isByTime =
    decimalNumber(keyValues.values.get('TIME FLAG') ?? '') === 1 &&
    decimalNumber(keyValues.values.get('DISTANCE FLAG') ?? '') !== 1;
  const distanceIntervalM = positiveNumber(keyValues, 'DISTANCE INTERVAL', place);
  const timeIntervalS = isZero(keyValues, 'TIME INTERVAL')
    ? null
    : positiveNumber(keyValues, 'TIME INTERVAL', place);
  if (isByTime && distanceIntervalM !== null) {
    const message = `DISTANCE INTERVAL is ${distanceIntervalM} m, but the line was triggered by time (TIME FLAG 1); the distance between traces is unknown.`;
    place.findings.push(
      warning('trace-spacing-unusable', message, at(keyValues, 'DISTANCE INTERVAL', place)),
    );
  }
  return {
    traceSpacingM: isByTime ? null : distanceIntervalM,
    tracesPerSecond: timeIntervalS === null ? null : 1 / timeIntervalS,
  };
}

function readChannelCount(keyValues: KeyValues, place: RadPlace): number {
  const channelCount = optionalNumber(keyValues, 'NUMBER_OF_CH', place);
  if (channelCount === null) return 1;
  if (Number.isInteger(channelCount) && channelCount >= 1 && channelCount <= mostChannels)
    return channelCount;
  const message = `NUMBER_OF_CH is ${channelCount}; read as one channel.`;
  place.findings.push(warning('channel-count-unusable', message, at(keyValues, 'NUMBER_OF_CH', place)));
  return 1;
}

function readAntenna(keyValues: KeyValues, place: RadPlace): Antenna {
  const name = keyValues.values.get('ANTENNAS') || null;
  const printed = /(\d+(?:[.,]\d+)?)\s*MHz/i.exec(name ?? '')?.[1];
  const centreFrequencyMHz = (printed === undefined ? null : decimalNumber(printed)) || null;
  if (name !== null && centreFrequencyMHz === null) {
    const message = `ANTENNAS "${name}" does not tell a centre frequency in MHz; it is left open.`;
    place.findings.push(information('antenna-frequency-unknown', message, at(keyValues, 'ANTENNAS', place)));
  }
  return { name, centreFrequencyMHz, separationM: positiveNumber(keyValues, 'ANTENNA SEPARATION', place) };
}

/** Null for what is absent or empty, and for what is no number: that is told. */
function optionalNumber(keyValues: KeyValues, key: string, place: RadPlace): number | null {
  const printed = keyValues.values.get(key);
  if (!printed) return null;
  const value = decimalNumber(printed);
  if (value === null) {
    const message = `${key} is "${printed}", not a number; it is left open.`;
    place.findings.push(warning('header-value-unusable', message, at(keyValues, key, place)));
  }
  return value;
}

/** As above, and null for 0 and for negative numbers, neither of which can be divided by in earnest. */
function positiveNumber(keyValues: KeyValues, key: string, place: RadPlace): number | null {
  const value = optionalNumber(keyValues, key, place);
  if (value === null || (value > 1e-9 && value < 1e9)) return value;
  const note = value === 0 ? information : warning;
  place.findings.push(
    note('header-value-unusable', `${key} is ${value}; it is left open.`, at(keyValues, key, place)),
  );
  return null;
}

/** A line that the wheel triggered has a time interval of 0: nothing to tell. */
function isZero({ values }: KeyValues, key: string): boolean {
  return decimalNumber(values.get(key) ?? '') === 0;
}

function at({ lines }: KeyValues, key: string, { file }: RadPlace): { file: string; line?: number } {
  const line = lines.get(key);
  return line === undefined ? { file } : { file, line };
}
