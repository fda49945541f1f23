import type { FileRole, Format, FormatFile } from '#format.ts';
import { formats } from '#formats.ts';

/** Files that radar instruments write together. `format` is null where this version reads none of them. */
export type FileFamily = {
  readonly format: string | null;
  readonly label: string;
  readonly files: readonly FormatFile[];
  /** As in `Format`; null where each recording has one file of a kind. */
  readonly channelSuffix: RegExp | null;
  /** What to do with files that are not read, as the second half of a sentence. */
  readonly advice: string;
};

/** The formats that are to be read, where these are not those of every recording. */
export type FormatChoice = { readonly formats: readonly Format[] };

/** The families that know an extension (lower case), in their order. */
export type FamilyLookup = (extension: string) => FileFamily[];

const exportIt = 'export the line as DZT, or as rd3 or rd7 with its .rad';

function unread(
  label: string,
  required: readonly string[],
  { companions = [], advice = exportIt }: { companions?: readonly string[]; advice?: string } = {},
): FileFamily {
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
    advice,
  };
}

const computed =
  'it was computed and not recorded, and only a program that asks for gprMax reads it (@jsa/gpr-parsers/gprmax)';

const unreadFamilies: readonly FileFamily[] = [
  unread('MALÅ 3-D (rd6)', ['rd6', 'rad'], { companions: ['cor', 'mrk'] }),
  unread('gprMax', ['out'], { advice: computed }),
];

/** Those that can be read first: where two share an extension, the first whose samples or header are there has it. */
export function familiesBy({ formats: chosen }: FormatChoice): FamilyLookup {
  const read = chosen.map(({ id, label, files, channelSuffix = null }) => ({
    format: id,
    label,
    files,
    channelSuffix,
    advice: exportIt,
  }));
  const families: readonly FileFamily[] = [...read, ...unreadFamilies];
  return (extension) => families.filter(({ files }) => files.some((file) => file.extension === extension));
}

/** The families of the formats that every recording may be of. */
export const familiesOf: FamilyLookup = familiesBy({ formats });

/** What a file of the family is for; null when it is none of the family. */
export function roleIn(family: FileFamily, extension: string): FileRole | null {
  return family.files.find((file) => file.extension === extension)?.role ?? null;
}
