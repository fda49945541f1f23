import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { channelOf, companionName, splitFileName } from '#file-name.ts';
import { failure, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';

/**
 * What stands before the extension where each channel of an array has files of its own: `_A01` or `_A001` after the
 * three digits of the profile. No less strict, for somebody's two lines may well be called SITE_A1 and SITE_A2.
 */
export const channelSuffix = /(?<=_\d{3})_A\d{2,3}$/i;

/** Header and samples under one path: all of a recording, or one channel of an array. */
export type RamacPair = {
  readonly rad: NamedSource;
  readonly samples: NamedSource;
  /** As the name has it; null where the name tells no channel. */
  readonly channelNumber: number | null;
};

type UnpairedFiles = { readonly path: string; readonly byExtension: ReadonlyMap<string, NamedSource> };

/** The pairs in the order of their channels. Half a pair costs its channel; without a whole one nothing can be read. */
export function pairFiles(files: readonly NamedSource[], findings: Finding[]): RamacPair[] {
  const unpaired = filesByPath(files);
  if (unpaired.length === 0) throw missing(files[0]?.name ?? 'recording.rd3', 'rd3');
  const extension = commonExtension(unpaired);
  const pairs: RamacPair[] = [];
  const faults: GprFormatError[] = [];
  for (const { byExtension } of unpaired) {
    const rad = byExtension.get('rad');
    const samples = byExtension.get(extension);
    if (rad && samples) pairs.push({ rad, samples, channelNumber: channelNumberOf(samples.name) });
    else faults.push(faultOf(byExtension, extension));
  }
  if (pairs.length === 0) throw faults[0];
  for (const { sentence, file = '' } of faults) {
    findings.push(failure('channel-incomplete', `${sentence} This channel is not read.`, { file }));
  }
  tellUnread(pairs, unpaired, findings);
  return pairs.sort((one, other) => (one.channelNumber ?? 0) - (other.channelNumber ?? 0));
}

/** The number in the channel's suffix; null for a name without one. */
function channelNumberOf(name: string): number | null {
  return channelOf(name, channelSuffix)?.number ?? null;
}

/** What all channels of an array are called without their numbers; else the stem. */
export function lineNameOf(name: string): string {
  const channel = channelOf(name, channelSuffix);
  return splitFileName(channel ? `${channel.arrayPath}.rad` : name).stem;
}

function filesByPath(files: readonly NamedSource[]): UnpairedFiles[] {
  const byPath = new Map<string, Map<string, NamedSource>>();
  for (const source of files) {
    const { path, extension } = splitFileName(source.name);
    if (!['rad', 'rd3', 'rd7'].includes(extension)) continue;
    const byExtension = byPath.get(path.toLowerCase()) ?? new Map<string, NamedSource>();
    byPath.set(path.toLowerCase(), byExtension.set(extension, source));
  }
  return [...byPath].map(([path, byExtension]) => ({ path, byExtension }));
}

/** The samples that most channels have; the rd7 where there are as many: it holds the same traces in more bits. */
function commonExtension(unpaired: readonly UnpairedFiles[]): string {
  const countOf = (extension: string) =>
    unpaired.filter(({ byExtension }) => byExtension.has(extension)).length;
  return countOf('rd7') > 0 && countOf('rd7') >= countOf('rd3') ? 'rd7' : 'rd3';
}

function faultOf(byExtension: ReadonlyMap<string, NamedSource>, extension: string): GprFormatError {
  const [[, { name }]] = byExtension;
  const other = byExtension.get(extension === 'rd7' ? 'rd3' : 'rd7');
  if (!byExtension.has('rad')) return missing(name, 'rad');
  if (!other) return missing(name, extension);
  const message = `most channels have an ${extension}, whose samples are of another width`;
  return new GprFormatError('inconsistent', message, { format: 'ramac', file: other.name });
}

function missing(there: string, extension: string): GprFormatError {
  const expected = companionName(there, extension);
  const what = extension === 'rad' ? 'header' : 'radar data';
  const message = `the ${what} of the recording is missing; send ${expected} too`;
  return new GprFormatError('missing-companion', message, { format: 'ramac', file: expected });
}

function tellUnread(pairs: readonly RamacPair[], unpaired: readonly UnpairedFiles[], findings: Finding[]) {
  const read = new Set(pairs.map(({ samples }) => samples));
  const unread = unpaired.flatMap(({ byExtension }) => {
    const [samples, other] = ['rd7', 'rd3'].map((extension) => byExtension.get(extension));
    if (!samples || !other) return [];
    return read.has(samples) ? [{ samples, other }] : [{ samples: other, other: samples }];
  });
  if (unread.length === 0) return;
  const [{ samples, other }] = unread;
  const more = unread.length === 1 ? '' : `, and so with ${unread.length - 1} more channels`;
  const message = `${samples.name} and ${other.name} stand under one header; ${samples.name} is read, ${other.name} is not${more}.`;
  findings.push(warning('two-sample-files', message, { file: other.name }));
}
