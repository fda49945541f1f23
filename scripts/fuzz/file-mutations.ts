import { crossed, type Mutation } from './byte-mutations.ts';
import type { Dice } from './dice.ts';
import type { Seed, SeedFile } from './seed.ts';
import { triedFormats } from './tried-formats.ts';

/** Extensions of every format that is read, and some that belong to none. */
const extensions = [
  ...new Set(triedFormats.flatMap(({ files }) => files.map(({ extension }) => extension))),
  ...['rd6', 'dat', 'txt', 'DZT', 'Rd3', '', 'dzt.dzt'],
];

const stems = [
  ...['', '.', 'a b', 'Größe', '中', 'LINE.v2', 'C:\\line', 'x/y', '\n', 'a'.repeat(300)],
  ...['_A01', 'LINE_A01', 'LINE_001', 'LINE_001_A01', 'LINE_001_A001', 'LINE_001_A99', 'LINE_001_G01'],
];

/** Every way to spoil which files there are and what they are called; other seeds lend theirs. */
export function fileMutationsWith(
  seeds: readonly Seed[],
): Readonly<Record<string, Mutation<readonly SeedFile[]>>> {
  const borrowed = (dice: Dice) => dice.oneOf(dice.oneOf(seeds).files);
  return {
    'contents swapped': (files, dice) => {
      const [one, other] = [dice.below(files.length), dice.below(files.length)];
      return files
        .with(one, { name: files[one].name, bytes: files[other].bytes })
        .with(other, { name: files[other].name, bytes: files[one].bytes });
    },
    'a file under another extension': (files, dice) =>
      renamed(files, dice, (stem) => [stem, dice.oneOf(extensions)]),
    'files under another name': (files, dice) => {
      const stem = dice.oneOf(stems);
      return files.map(({ name, bytes }) => ({ name: joinedName(stem, partsOf(name)[1]), bytes }));
    },
    'a file under another name': (files, dice) =>
      renamed(files, dice, (_, extension) => [dice.oneOf(stems), extension]),
    'a file missing': (files, dice) => files.toSpliced(dice.below(files.length), 1),
    'a file twice': (files, dice) => {
      const { name, bytes } = dice.oneOf(files);
      return [...files, { name: dice.onceIn(2) ? name : name.toUpperCase(), bytes }];
    },
    'files in another order': (files) => files.toReversed(),
    'a file of another recording beside': (files, dice) => {
      const { name, bytes } = borrowed(dice);
      const stem = partsOf(files[0]?.name ?? name)[0];
      return [...files, { name: joinedName(stem, partsOf(name)[1]), bytes }];
    },
    'a file crossed with another': (files, dice) => {
      if (files.length === 0) return files;
      const at = dice.below(files.length);
      const { name, bytes } = files[at];
      return files.with(at, { name, bytes: crossed(bytes, borrowed(dice).bytes, dice) });
    },
  };
}

function renamed(
  files: readonly SeedFile[],
  dice: Dice,
  rename: (stem: string, extension: string) => readonly [stem: string, extension: string],
): readonly SeedFile[] {
  if (files.length === 0) return files;
  const at = dice.below(files.length);
  const [stem, extension] = rename(...partsOf(files[at].name));
  return files.with(at, { name: joinedName(stem, extension), bytes: files[at].bytes });
}

function partsOf(name: string): readonly [stem: string, extension: string] {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

function joinedName(stem: string, extension: string): string {
  return extension === '' ? stem : `${stem}.${extension}`;
}
