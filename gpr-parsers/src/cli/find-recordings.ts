import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { roleIn } from '#file-families.ts';
import { splitFileName } from '#file-name.ts';
import { type FileGroup, groupFiles } from '#group-files.ts';
import { groupAddresses, isAddress } from './addresses.ts';
import type { FoundRecording } from './found-recording.ts';
import { choice, familiesOf } from './readable-formats.ts';
import { systemReason } from './system-error.ts';

type Search = {
  readonly recordings: readonly FoundRecording[];
  /** The words that led to nothing, each with a sentence. */
  readonly problems: readonly { readonly asked: string; readonly sentence: string }[];
};

/** One folder, read once: its files sorted into recordings. */
type Folder = { readonly names: readonly string[]; readonly groups: readonly FileGroup[] };

/**
 * The recordings that the words of a command line mean: a word is a file of a recording (any of its files), a folder,
 * a pattern that the shell has left as it is, or an address. Each recording comes once, with its companions.
 */
export async function findRecordings(words: readonly string[]): Promise<Search> {
  const folders = new Map<string, Promise<Folder>>();
  const found = new Map<FileGroup | string, FoundRecording>();
  const problems: { asked: string; sentence: string }[] = [];
  const readFolder = (path: string) => {
    const folder = folders.get(path) ?? listFolder(path);
    folders.set(path, folder);
    return folder;
  };
  for (const recording of groupAddresses(words.filter(isAddress))) found.set(recording.paths[0], recording);
  for (const word of words.filter((each) => !isAddress(each))) {
    try {
      const asked = await filesMeantBy(word, readFolder);
      if (typeof asked === 'string') problems.push({ asked: word, sentence: asked });
      else for (const path of asked) await addRecording(path, { readFolder, found });
    } catch (error) {
      const reason = systemReason(error);
      if (reason === null) throw error;
      problems.push({ asked: word, sentence: `${word}: ${reason}.` });
    }
  }
  return { recordings: [...found.values()], problems };
}

async function listFolder(path: string): Promise<Folder> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return { names, groups: groupFiles(names, choice) };
}

/** The files, or a sentence when there are none. What is there under the very name is no pattern. */
async function filesMeantBy(
  word: string,
  readFolder: (path: string) => Promise<Folder>,
): Promise<string[] | string> {
  const there = await stat(word).catch(() => null);
  if (there?.isDirectory()) {
    const radar = (await readFolder(await realpath(word))).names.filter(isRadarName);
    if (radar.length > 0) return radar.map((name) => join(word, name));
    const pattern = join(word, '**', '*');
    return `${word}: the folder holds no radar recording. To look into its folders too, ask for "${pattern}".`;
  }
  if (there) return [word];
  if (/[*?[{]/.test(word)) {
    const matches: string[] = [];
    for await (const path of glob(word)) if (isRadarName(path)) matches.push(path);
    return matches.length > 0 ? matches.sort() : `${word}: no radar file matches this pattern.`;
  }
  const names = await readdir(dirname(word)).catch(() => []);
  const alike = names.find((name) => name.toLowerCase() === basename(word).toLowerCase());
  return `${word}: there is no such file or folder.${alike === undefined ? '' : ` There is ${alike}.`}`;
}

/** Names that a recording may have its samples or header under; companions alone make none. */
function isRadarName(name: string): boolean {
  const { extension } = splitFileName(name);
  return familiesOf(extension).some((family) =>
    ['samples', 'header'].includes(roleIn(family, extension) ?? ''),
  );
}

async function addRecording(
  path: string,
  {
    readFolder,
    found,
  }: {
    readFolder: (path: string) => Promise<Folder>;
    found: Map<FileGroup | string, FoundRecording>;
  },
) {
  const { names, groups } = await readFolder(await realpath(dirname(path)));
  const given = basename(path);
  // Where the disk does not tell letter cases apart, the name may be spelt otherwise than it was asked for.
  const own =
    names.find((name) => name === given) ??
    names.find((name) => name.toLowerCase() === given.toLowerCase()) ??
    given;
  const group = groups.find(({ fileNames }) => fileNames.includes(own));
  if (found.has(group ?? path)) return;
  const companions = (group?.fileNames ?? []).filter((name) => name !== own);
  const paths = [own, ...companions].map((name) => join(dirname(path), name));
  found.set(group ?? path, { asked: path, paths });
}
