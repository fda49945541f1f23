import { failure, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { bitsPerSample, type SampleEncoding } from '#samples.ts';
import type { ChannelPair } from './channels.ts';
import type { IprhHeader } from './header.ts';

/** One channel whose header has been read and whose traces have been counted. */
export type Channel = ChannelPair & {
  readonly told: IprhHeader;
  readonly encoding: SampleEncoding;
  readonly traceCount: number;
};

/**
 * The channels that can be of one recording. That they belong together is told by their names alone: those whose traces
 * are of another shape than those of most, and those that end before the half of the longest, are left out.
 */
export function keepAlike(all: readonly Channel[], findings: Finding[]): readonly Channel[] {
  const common = mostFrequent(all.map(shapeOf));
  const alike = all.filter((channel) => shapeOf(channel) === common);
  const longest = Math.max(...alike.map(({ traceCount }) => traceCount));
  return all.filter((channel) => {
    const { traceCount, samples } = channel;
    const shape = shapeOf(channel);
    if (shape === common && 2 * traceCount >= longest) return true;
    const message =
      shape === common
        ? `${samples.name} holds ${traceCount} traces, less than half of the ${longest} of another channel`
        : `The traces of ${samples.name} are of ${shape}, those of most channels of ${common}`;
    const advice = 'the channel is left out. Sent by itself it is a recording of its own.';
    findings.push(failure('channel-unlike', `${message}; ${advice}`, { file: samples.name }));
    return false;
  });
}

/** Channels of one line that end at different traces: only the traces that all of them have are given. */
export function commonTraceCount(channels: readonly Channel[], findings: Finding[]): number {
  const counts = channels.map(({ traceCount }) => traceCount);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  if (fewest < most) {
    const file = channels[counts.indexOf(fewest)].samples.name;
    const message = `The channels have ${fewest} to ${most} traces, ${file} the fewest; the first ${fewest} of each are read.`;
    findings.push(warning('channel-lengths-differ', message, { file }));
  }
  return fewest;
}

/** Tells what the headers say of the array that its files do not bear out. */
export function tellContradictions(all: readonly Channel[], findings: Finding[]) {
  const [{ told, header }] = all;
  if (told.channelCount !== null && told.channelCount !== all.length) {
    const message = `CHANNELS is ${told.channelCount}, but files of ${all.length} that can be read are here.`;
    findings.push(warning('channel-count-contradicted', message, { file: header.name }));
  }
  if (all.some((channel) => channel.told.traceSpacingM !== told.traceSpacingM)) {
    const message =
      'The distances between traces differ from channel to channel; that of the first is used for all.';
    findings.push(warning('channel-spacings-differ', message, { file: header.name }));
  }
}

/** What the headers of many channels have in common is told once, of the first of them. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, { finding: Finding; count: number }>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.message}`;
    const known = merged.get(key);
    if (known) known.count++;
    else merged.set(key, { finding, count: 1 });
  }
  return [...merged.values()].map(({ finding, count }) => {
    const message = `${finding.message} The same is true of ${count - 1} more channels.`;
    return count === 1 ? finding : { ...finding, message };
  });
}

function shapeOf({ told, encoding }: Channel): string {
  return `${told.samplesPerTrace} samples of ${bitsPerSample(encoding)} bits`;
}

/** The value that comes most often; of several the one that comes first. */
function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? values[0];
}
