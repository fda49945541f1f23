import { type FileFamily, familiesOf, roleIn } from '#file-families.ts';
import { companionName, splitFileName } from '#file-name.ts';
import type { FileRole } from '#format.ts';

/** Files that make one recording. `missing` names the files that it cannot be read without. */
export type FileGroup = {
  /** The stem that the files share, without their folder. */
  readonly name: string;
  readonly fileNames: readonly string[];
  /** Id of the format that reads it; null when this version reads none of it. */
  readonly format: string | null;
  readonly missing: readonly string[];
};

/** Sorts names into recordings by folder and stem, whatever the case of the letters; in the order of their coming. */
export function groupFiles(names: readonly string[]): FileGroup[] {
  const byPath = new Map<string, string[]>();
  for (const name of names) {
    const path = splitFileName(name).path.toLowerCase();
    byPath.set(path, [...(byPath.get(path) ?? []), name]);
  }
  return [...byPath.values()].flatMap(groupByFamily);
}

/** Two instruments may have used one name: then each takes its own files, and the first takes what both could. */
function groupByFamily(names: readonly string[]): FileGroup[] {
  const extensions = names.map((name) => splitFileName(name).extension);
  const byOwner = new Map<FileFamily | string, string[]>();
  for (const [index, name] of names.entries()) {
    const owner = ownerOf(extensions[index], extensions) ?? name;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), name]);
  }
  return [...byOwner].map(([owner, fileNames]) => ({
    name: splitFileName(fileNames[0]).stem,
    fileNames,
    format: typeof owner === 'string' ? null : owner.format,
    missing: typeof owner === 'string' ? [] : missingFrom(owner, fileNames),
  }));
}

/** Of the families that know a companion, the one whose samples are there, else the one whose header is. */
function ownerOf(extension: string, present: readonly string[]): FileFamily | undefined {
  const families = familiesOf(extension);
  const withRole = (role: FileRole) =>
    families.find((family) => present.some((other) => roleIn(family, other) === role));
  return withRole('samples') ?? withRole('header') ?? families[0];
}

/** One file is enough of those that share a role: an rd3 or an rd7. The last of them is the one asked for. */
function missingFrom(family: FileFamily, fileNames: readonly string[]): string[] {
  const present = fileNames.map((name) => roleIn(family, splitFileName(name).extension));
  const wanted = new Map(
    family.files.filter(({ required }) => required).map(({ role, extension }) => [role, extension]),
  );
  return [...wanted]
    .filter(([role]) => !present.includes(role))
    .map(([, extension]) => companionName(fileNames[0], extension));
}
