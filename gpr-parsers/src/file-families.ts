import type { FileRole, FormatFile } from '#format.ts';
import { formats } from '#formats.ts';

/** Files that radar instruments write together. `format` is null where this version reads none of them. */
export type FileFamily = {
  readonly format: string | null;
  readonly label: string;
  readonly files: readonly FormatFile[];
  /** As in `Format`; null where each recording has one file of a kind. */
  readonly channelSuffix: RegExp | null;
};

function unread(label: string, required: readonly string[], companions: readonly string[] = []): FileFamily {
  return {
    format: null,
    label,
    files: [
      ...required.map((extension, index) => ({
        extension,
        role: index === 0 ? ('samples' as const) : ('header' as const),
        required: true,
      })),
      ...companions.map((extension) => ({ extension, role: 'metadata' as const, required: false })),
    ],
    channelSuffix: null,
  };
}

/** Those that can be read first: where two share an extension, the first whose samples or header are there has it. */
const fileFamilies: readonly FileFamily[] = [
  ...formats.map(({ id, label, files, channelSuffix = null }) => ({
    format: id,
    label,
    files,
    channelSuffix,
  })),
  unread('ImpulseRadar', ['iprb', 'iprh'], ['cor', 'mrk', 'time', 'gps']),
  unread('MALÅ 3-D (rd6)', ['rd6', 'rad'], ['cor', 'mrk']),
  unread('IDS', ['dt'], ['gec']),
  unread('gprMax', ['out']),
];

/** The families that know an extension (lower case), in their order. */
export function familiesOf(extension: string): FileFamily[] {
  return fileFamilies.filter(({ files }) => files.some((file) => file.extension === extension));
}

/** What a file of the family is for; null when it is none of the family. */
export function roleIn(family: FileFamily, extension: string): FileRole | null {
  return family.files.find((file) => file.extension === extension)?.role ?? null;
}
