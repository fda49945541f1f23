import { failure, information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { RamacPair } from './channels.ts';
import type { RadHeader } from './header.ts';

/** One pair of files whose header has been read and whose traces have been counted. */
export type RamacChannel = RamacPair & { readonly header: RadHeader; readonly traceCount: number };

/**
 * The channels of an array that can be of one recording, each of which has files of its own. That they belong
 * together is told by their names alone, so that their headers are asked whether it can be.
 */
export function keepAlike(all: readonly RamacChannel[], findings: Finding[]): readonly RamacChannel[] {
  const common = mostFrequent(all.map(({ header }) => header.samplesPerTrace));
  const longest = Math.max(
    ...all.map(({ header, traceCount }) => (header.samplesPerTrace === common ? traceCount : 0)),
  );
  const kept = all.filter(({ header: { samplesPerTrace }, traceCount, samples: { name: file } }) => {
    const leaveOut = (what: string) => {
      const message = `${what}; the channel is left out. Sent by itself it is a recording of its own.`;
      findings.push(failure('channel-unlike', message, { file }));
      return false;
    };
    if (samplesPerTrace !== common) {
      return leaveOut(
        `SAMPLES is ${samplesPerTrace} for ${file}, but ${common} for most channels of the array`,
      );
    }
    if (2 * traceCount < longest) {
      return leaveOut(
        `${file} holds ${traceCount} traces, less than half of the ${longest} of another channel`,
      );
    }
    return true;
  });
  tellDifferences(kept, findings);
  return kept;
}

/** Channels of one line that end at different traces: only the traces that all of them have are given. */
export function commonTraceCount(channels: readonly RamacChannel[], findings: Finding[]): number {
  const counts = channels.map(({ traceCount }) => traceCount);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  if (fewest < most) {
    const shortest = channels[counts.indexOf(fewest)].samples.name;
    const message = `The channels have ${fewest} to ${most} traces, ${shortest} the fewest; the first ${fewest} of each are read.`;
    findings.push(warning('channel-lengths-differ', message, { file: shortest }));
  }
  return fewest;
}

/** Tells that the channels are one recording, and which of them are not among the files. */
export function tellNumbers(all: readonly RamacPair[], statedCount: number | null, findings: Finding[]) {
  const [{ samples, channelNumber: lowest }] = all;
  const place = { file: samples.name };
  if (lowest === null) return;
  const numbers = all.map(({ channelNumber }) => channelNumber ?? 0);
  const highest = numbers[numbers.length - 1];
  if (all.length === 1) {
    const message = `By its name this is channel ${lowest} of an array. No other channel is among the files; it is read by itself.`;
    findings.push(information('channel-of-array', message, place));
  } else {
    const message = `${all.length} pairs of files are taken for channels ${lowest} to ${highest} of one recording, for so they are named. If they are lines of their own, send each by itself.`;
    findings.push(information('channels-by-name', message, place));
  }
  const absent = Array.from({ length: highest }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number) && all.length > 1,
  );
  if (absent.length > 0) {
    const listed = absent.slice(0, 8).join(', ') + (absent.length > 8 ? ' and others' : '');
    const message = `${absent.length} channels are not, or not wholly, among the files: by the numbering of the rest ${listed}.`;
    findings.push(warning('channels-missing', message, place));
  }
  if (new Set(numbers).size < numbers.length) {
    const message =
      'Two files have one and the same channel number; both are read, in the order of their coming.';
    findings.push(warning('channel-number-repeated', message, place));
  }
  if (statedCount !== null && statedCount > all.length + absent.length) {
    const message = `The header speaks of ${statedCount} channels, but files of ${all.length} are here.`;
    findings.push(warning('channel-count-contradicted', message, place));
  }
}

/** What the headers of many channels have in common is told once. */
export function mergeFindings(ofChannels: readonly (readonly Finding[])[]): Finding[] {
  const merged = new Map<string, { finding: Finding; count: number }>();
  for (const finding of ofChannels.flat()) {
    const key = `${finding.code} ${finding.message}`;
    const known = merged.get(key);
    if (known) known.count++;
    else merged.set(key, { finding, count: 1 });
  }
  return [...merged.values()].map(({ finding, count }) =>
    count === 1
      ? finding
      : { ...finding, message: `${finding.message} The same is true of ${count - 1} more channels.` },
  );
}

/** Times belong to each channel. The distance between traces belongs to the line: there the first has the word. */
function tellDifferences(channels: readonly RamacChannel[], findings: Finding[]) {
  const [{ rad }] = channels;
  const windows = distinct(channels.map(({ header }) => header.timeWindowNs));
  if (windows.length > 1) {
    const message = `The time windows of the channels differ (${windows.join(', ')} ns); each channel keeps its own.`;
    findings.push(warning('channel-times-differ', message, { file: rad.name }));
  }
  const spacings = distinct(channels.map(({ header }) => header.traceSpacingM));
  if (spacings.length > 1) {
    const message = `The distances between traces differ from channel to channel (${spacings.join(', ')} m); the first is used for all.`;
    findings.push(warning('channel-spacings-differ', message, { file: rad.name }));
  }
}

/** As words, the unknown among them; numbers that differ by rounding alone are one. */
function distinct(values: readonly (number | null)[]): string[] {
  const known: (number | null)[] = [];
  for (const value of values) {
    const isKnown = known.some((other) =>
      value === null || other === null ? value === other : Math.abs(value / other - 1) < 1e-4,
    );
    if (!isKnown) known.push(value);
  }
  const told = known.slice(0, 4).map((value) => (value === null ? 'unknown' : String(value)));
  return known.length > told.length ? [...told, '…'] : told;
}

/** The value that comes most often; of several the one that comes first. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? values[0];
}
