import type { Finding, GprFormatError, OpenRecording, RecordingChannel } from '@jsa/gpr-parsers';
import { createFaultList, type Fault, type FaultList } from './fault.ts';
import type { SeedFile } from './seed.ts';

const errorCodes = [
  'not-this-format',
  'truncated',
  'unsupported-variant',
  'missing-companion',
  'inconsistent',
];

const severities = ['information', 'warning', 'error'];

/** A thousand bad lines make one finding: whoever needs more than this has not counted them together. */
const mostFindings = 300;

/** A finding is read by a person: it may quote a value of the file, but not a page of it. */
const mostSentenceLetters = 1500;

/** What is wrong with what an opened recording says of itself, given the files that it was opened from. */
export function faultsOfOpened(recording: OpenRecording, files: readonly SeedFile[]): readonly Fault[] {
  const list = createFaultList();
  checkGeometry(recording, files, list);
  const { check } = list;
  check(
    isPositive(recording.sampleIntervalNs),
    'sampleIntervalNs is null or positive',
    recording.sampleIntervalNs,
  );
  check(isPositive(recording.timeWindowNs), 'timeWindowNs is null or positive', recording.timeWindowNs);
  check(Number.isFinite(recording.firstSampleNs), 'firstSampleNs is a number', recording.firstSampleNs);
  check(isPositive(recording.traceSpacingM), 'traceSpacingM is null or positive', recording.traceSpacingM);
  check(
    isPositive(recording.tracesPerSecond),
    'tracesPerSecond is null or positive',
    recording.tracesPerSecond,
  );
  check(
    isPositive(recording.relativePermittivity),
    'relativePermittivity is null or positive',
    recording.relativePermittivity,
  );
  checkMagnitudes(recording, list);
  check(isMoment(recording.recordedAt), 'recordedAt is null or a moment', recording.recordedAt);
  for (const channel of recording.channels.slice(0, 100)) checkChannel(channel, list);
  checkTexts(recording, files, list);
  return [...list.faults, ...faultsOfFindings(recording.findings, files)];
}

/** Far outside of any instrument, and so that whoever divides by it or counts it up stays within what a number is. */
const least = 1e-12;
const most = 1e12;

function checkMagnitudes(recording: OpenRecording, { check }: FaultList) {
  const { sampleIntervalNs, timeWindowNs, traceSpacingM, tracesPerSecond, firstSampleNs } = recording;
  const measures = { sampleIntervalNs, timeWindowNs, traceSpacingM, tracesPerSecond };
  for (const [name, value] of Object.entries(measures)) {
    const isLikely = value === null || (value >= least && value <= most);
    check(isLikely, `${name} is of a likely magnitude`, value);
  }
  check(Math.abs(firstSampleNs) <= most, 'firstSampleNs is of a likely magnitude', firstSampleNs);
}

/** The size of the files is trusted above every header: nothing may claim more samples than there are bytes. */
function checkGeometry(recording: OpenRecording, files: readonly SeedFile[], { check }: FaultList) {
  const { traceCount, samplesPerTrace, bitsPerSample, channels, nonSignalSampleCount } = recording;
  const fileBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  check(isCount(traceCount), 'traceCount is a count', traceCount);
  check(isCount(samplesPerTrace) && samplesPerTrace > 0, 'samplesPerTrace is a count', samplesPerTrace);
  check([8, 16, 32, 64].includes(bitsPerSample), 'bitsPerSample is 8, 16, 32 or 64', bitsPerSample);
  check(
    channels.length > 0 && channels.length <= 4096,
    'there are channels, and not too many',
    channels.length,
  );
  const sampleBytes = (traceCount * samplesPerTrace * channels.length * bitsPerSample) / 8;
  check(sampleBytes <= fileBytes, 'the samples fit into the files', { sampleBytes, fileBytes });
  check(
    isCount(nonSignalSampleCount) && nonSignalSampleCount <= samplesPerTrace,
    'nonSignalSampleCount is a count within a trace',
    nonSignalSampleCount,
  );
  const { dataOffset, leftoverByteCount } = recording;
  check(isCount(dataOffset) && dataOffset <= fileBytes, 'dataOffset lies in the file', dataOffset);
  check(
    isCount(leftoverByteCount) && leftoverByteCount <= fileBytes,
    'leftoverByteCount is a count of bytes of the file',
    leftoverByteCount,
  );
}

function checkChannel({ antenna, ...channel }: RecordingChannel, { check }: FaultList) {
  check(isPositive(channel.sampleIntervalNs), 'sampleIntervalNs of a channel is null or positive', channel);
  check(isPositive(channel.timeWindowNs), 'timeWindowNs of a channel is null or positive', channel);
  check(Number.isFinite(channel.firstSampleNs), 'firstSampleNs of a channel is a number', channel);
  check(isPositive(antenna.centreFrequencyMHz), 'centreFrequencyMHz is null or positive', antenna);
  check(isPositive(antenna.separationM), 'separationM is null or positive', antenna);
  const { offset } = channel;
  const isPlace = offset === null || (Number.isFinite(offset.acrossM) && Number.isFinite(offset.alongM));
  check(isPlace, 'the offset of a channel is null or a place', channel);
}

function checkTexts(recording: OpenRecording, files: readonly SeedFile[], { check }: FaultList) {
  const { name, fileNames, format, vendor, comment, rawHeader } = recording;
  check(typeof name === 'string' && format !== '' && vendor !== '', 'a recording has names', [
    format,
    vendor,
  ]);
  const names = new Set(files.map((file) => file.name));
  check(
    fileNames.length > 0 && fileNames.every((file) => names.has(file)),
    'fileNames are of the files',
    fileNames,
  );
  check(!(comment ?? '').includes('\0'), 'the comment has no NUL', comment);
  const json = JSON.stringify(rawHeader);
  check(!json.includes('\\u0000'), 'rawHeader has no NUL', rawHeader);
  const values = Object.values(rawHeader).flat();
  const areValues = values.every((value) => typeof value === 'string' || Number.isFinite(value));
  check(areValues, 'rawHeader survives JSON', rawHeader);
}

/** What is wrong with the findings as sentences for a surveyor, and with the places that they point to. */
export function faultsOfFindings(findings: readonly Finding[], files: readonly SeedFile[]): readonly Fault[] {
  const { faults, check } = createFaultList();
  check(findings.length <= mostFindings, 'findings are counted together', findings.length);
  const fileBytes = new Map(files.map(({ name }) => [name, largestOf(name, files)]));
  for (const finding of findings.slice(0, mostFindings)) {
    const { severity, code, message, file, byteOffset, line } = finding;
    check(
      severities.includes(severity) && /^[a-z0-9-]+$/.test(code),
      'a finding has severity and code',
      finding,
    );
    check(isSentence(message), 'a finding is a sentence', message);
    const size = file === null ? 0 : fileBytes.get(file);
    const isThere = size !== undefined || /\bmissing\b/.test(message);
    check(isThere, 'a finding points to a file that is there, or says that it is missing', finding);
    const isByte = byteOffset === null || (isCount(byteOffset) && byteOffset <= (size ?? 0));
    check(isByte, 'a finding points to a byte of its file', finding);
    check(line === null || (isCount(line) && line > 0), 'a finding points to a line', finding);
  }
  return faults;
}

/** Two files may have one name; which of them is meant cannot be told. */
function largestOf(name: string, files: readonly SeedFile[]): number {
  return Math.max(...files.map((file) => (file.name === name ? file.bytes.length : 0)));
}

/** What is wrong with a refusal: it must name the file or the format, and say why in words. */
export function faultsOfRefusal(error: GprFormatError): readonly Fault[] {
  const { faults, check } = createFaultList();
  check(errorCodes.includes(error.code), 'a refusal has a code', error.code);
  check(
    error.format !== '' && error.message.startsWith(`${error.format}: `),
    'a refusal names its format',
    error.message,
  );
  check(isSentence(error.sentence), 'a refusal is a sentence', error.sentence);
  check(
    error.byteOffset === undefined || isCount(error.byteOffset),
    'a refusal points to a byte',
    error.message,
  );
  check(
    error.line === undefined || (isCount(error.line) && error.line > 0),
    'a refusal points to a line',
    error.message,
  );
  return faults;
}

/** Whole, of bearable length, and without what slips in where a value is missing or quoted as it came. */
export function isSentence(text: string): boolean {
  const slips = /\bundefined\b|\[object |\p{Cc}/u;
  return text.length > 10 && text.length <= mostSentenceLetters && text.endsWith('.') && !slips.test(text);
}

function isPositive(value: number | null): boolean {
  return value === null || (value > 0 && Number.isFinite(value));
}

/** A whole number from 0. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isMoment(value: string | null): boolean {
  return value === null || Number.isFinite(Date.parse(value));
}
