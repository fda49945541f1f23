import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { companionName, splitFileName } from '#file-name.ts';
import { failure } from '#findings.ts';
import type { Finding } from '#recording.ts';

/**
 * What stands before the extension where each channel of an array has files of its own: `_A02` after the three digits
 * of the profile. No less strict, for somebody's two lines may well be called SITE_A1 and SITE_A2.
 */
export const channelSuffix = /(?<=_\d{3})_A\d{2,3}$/i;

/** The two files of one channel, and its number, counted from one as the file name has it. */
export type ChannelPair = {
  readonly channelNumber: number;
  readonly header: NamedSource;
  readonly samples: NamedSource;
};

/** Pairs headers and samples by their paths, in the order of the channels. A half pair is told and left out. */
export function pairChannels(files: readonly NamedSource[], findings: Finding[]): ChannelPair[] {
  const byPath = new Map<string, { header?: NamedSource; samples?: NamedSource }>();
  for (const source of files) {
    const { path, extension } = splitFileName(source.name);
    if (extension !== 'iprh' && extension !== 'iprb') continue;
    const role = extension === 'iprh' ? 'header' : 'samples';
    byPath.set(path.toLowerCase(), { ...byPath.get(path.toLowerCase()), [role]: source });
  }
  const pairs: ChannelPair[] = [];
  const halves: GprFormatError[] = [];
  for (const { header, samples } of byPath.values()) {
    if (header && samples) pairs.push({ channelNumber: channelNumberOf(samples.name), header, samples });
    else halves.push(missingHalf(header, samples));
  }
  if (pairs.length === 0) throw halves[0] ?? missingHalf(files[0], undefined);
  for (const half of halves) {
    const message = `${half.sentence} This channel is not read.`;
    findings.push(failure('channel-incomplete', message, half.file === undefined ? {} : { file: half.file }));
  }
  return pairs.sort((one, other) => one.channelNumber - other.channelNumber);
}

/** A name without a channel's suffix is that of a single channel. */
function channelNumberOf(name: string): number {
  const suffix = channelSuffix.exec(splitFileName(name).path)?.[0];
  return suffix === undefined ? 1 : Number(suffix.slice(2));
}

function missingHalf(header: NamedSource | undefined, samples: NamedSource | undefined): GprFormatError {
  const there = samples ?? header;
  const what = samples ? 'the header of the channel is' : 'the radar data of the channel are';
  const expected = companionName(there?.name ?? 'recording.iprb', samples ? 'iprh' : 'iprb');
  const message = `${what} missing; send ${expected} too`;
  return new GprFormatError('missing-companion', message, { format: 'impulseradar', file: expected });
}
