import {
  type FamilyLookup,
  type FileFamily,
  type FormatChoice,
  familiesBy,
  familiesOf,
  roleIn,
} from '#file-families.ts';
import { channelOf, companionName, splitFileName } from '#file-name.ts';
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

/** One name, and what can be said of it by the names that share its path. */
type NamedFile = {
  readonly name: string;
  readonly extension: string;
  /** Without extension, and without what a companion has before it. */
  readonly path: string;
  /** Null for what is no radar file: it stays by itself. */
  readonly family: FileFamily | null;
  /** Whether samples or header of its family have the same path: what has neither is a companion looking for them. */
  readonly isWithData: boolean;
};

/** A group in the making; `home` is the path that its files share. */
type Place = { readonly home: string; readonly family: FileFamily | null; readonly isArray: boolean };

/**
 * Sorts names into recordings by folder and stem, whatever the case of the letters; in the order of their coming.
 * Channels that have files of their own come together where their format's suffix tells them, with what they share.
 * `choice` takes other formats in the place of `formats`.
 */
export function groupFiles(names: readonly string[], choice?: FormatChoice): FileGroup[] {
  const lookUp = choice === undefined ? familiesOf : familiesBy(choice);
  const files = nameFiles(names, lookUp);
  const arrays = findArrays(files);
  const groups = new Map<string, { place: Place; files: NamedFile[] }>();
  for (const file of files) {
    const place = placeOf(file, arrays, lookUp);
    const key = JSON.stringify([place.home, place.isArray, familyKey(place.family) ?? file.name]);
    const group = groups.get(key);
    if (group) group.files.push(file);
    else groups.set(key, { place, files: [file] });
  }
  return [...groups.values()].map(({ place, files: members }) => groupOf(place, members));
}

/** Two instruments may have used one name: then each takes its own files, and the first takes what both could. */
function nameFiles(names: readonly string[], lookUp: FamilyLookup): NamedFile[] {
  const parts = names.map((name) => ({
    name,
    extension: splitFileName(name).extension,
    path: pathOf(name, lookUp),
  }));
  const byPath = new Map<string, string[]>();
  for (const { path, extension } of parts) {
    const extensions = byPath.get(path.toLowerCase());
    if (extensions) extensions.push(extension);
    else byPath.set(path.toLowerCase(), [extension]);
  }
  return parts.map((part) => {
    const present = byPath.get(part.path.toLowerCase()) ?? [];
    const family = ownerOf(lookUp(part.extension), present) ?? null;
    const isWithData = family !== null && present.some((other) => isData(family, other));
    return { ...part, family, isWithData };
  });
}

/** What a companion may have before its extension (`_G01`) is no part of the recording's path. */
function pathOf(name: string, lookUp: FamilyLookup): string {
  const { path, extension } = splitFileName(name);
  const kinds = lookUp(extension).flatMap(({ files }) => files);
  const suffix = kinds.find((kind) => kind.extension === extension && kind.nameSuffix)?.nameSuffix;
  return suffix ? path.replace(suffix, '') : path;
}

/** Of the families that know a companion, the one whose samples are there, else the one whose header is. */
function ownerOf(families: readonly FileFamily[], present: readonly string[]): FileFamily | undefined {
  const withRole = (role: FileRole) =>
    families.find((family) => present.some((other) => roleIn(family, other) === role));
  return withRole('samples') ?? withRole('header') ?? families[0];
}

/** The families of the arrays that have data, by the path that their channels share. */
function findArrays(files: readonly NamedFile[]): Map<string, FileFamily[]> {
  const arrays = new Map<string, FileFamily[]>();
  for (const { name, family, isWithData } of files) {
    const arrayPath = arrayPathOf(name, family);
    if (!isWithData || family === null || arrayPath === null) continue;
    const families = arrays.get(arrayPath) ?? [];
    if (!families.includes(family)) arrays.set(arrayPath, [...families, family]);
  }
  return arrays;
}

/** Data go where their names say. A companion goes to the array whose path it has, with or without a channel. */
function placeOf(file: NamedFile, arrays: ReadonlyMap<string, FileFamily[]>, lookUp: FamilyLookup): Place {
  const { name, extension, family, isWithData } = file;
  const home = file.path.toLowerCase();
  const arrayPath = arrayPathOf(name, family);
  if (isWithData && arrayPath !== null) return { home: arrayPath, family, isArray: true };
  if (!isWithData) {
    for (const path of [home, ...lookUp(extension).flatMap((known) => arrayPathOf(name, known) ?? [])]) {
      const owner = arrays.get(path)?.find((candidate) => roleIn(candidate, extension) !== null);
      if (owner) return { home: path, family: owner, isArray: true };
    }
  }
  return { home, family, isArray: false };
}

function arrayPathOf(name: string, family: FileFamily | null): string | null {
  const channel = family?.channelSuffix ? channelOf(name, family.channelSuffix) : null;
  return channel?.arrayPath.toLowerCase() ?? null;
}

/** Families with one label differ in their files. */
function familyKey(family: FileFamily | null): string | null {
  return family === null ? null : `${family.label} ${family.files[0].extension}`;
}

function groupOf({ family, isArray }: Place, files: readonly NamedFile[]): FileGroup {
  const [first] = files;
  const data = family === null ? [] : files.filter(({ extension }) => isData(family, extension));
  const paths = new Set(data.map(({ path }) => path.toLowerCase()));
  const suffix = isArray && paths.size > 1 ? family?.channelSuffix : null;
  const named = isArray ? (data[0] ?? first) : first;
  const sharedPath = suffix ? (channelOf(named.name, suffix)?.arrayPath ?? named.path) : named.path;
  return {
    name: splitFileName(`${sharedPath}.${named.extension}`).stem,
    fileNames: files.map(({ name }) => name),
    format: family?.format ?? null,
    missing: family === null ? [] : missingFrom(family, data.length > 0 ? data : [first]),
  };
}

/** One file is enough of those that share a role: an rd3 or an rd7. The last of them is the one asked for. */
function missingFrom(family: FileFamily, files: readonly NamedFile[]): string[] {
  const wanted = new Map(
    family.files.filter(({ required }) => required).map(({ role, extension }) => [role, extension]),
  );
  const byPath = new Map<string, NamedFile[]>();
  for (const file of files) {
    const path = file.path.toLowerCase();
    byPath.set(path, [...(byPath.get(path) ?? []), file]);
  }
  return [...byPath.values()].flatMap((channel) => {
    const present = channel.map(({ extension }) => roleIn(family, extension));
    const [{ name, path }] = channel;
    return [...wanted]
      .filter(([role]) => !present.includes(role))
      .map(([, extension]) => companionName(name, extension, path));
  });
}

function isData(family: FileFamily, extension: string): boolean {
  const role = roleIn(family, extension);
  return role === 'samples' || role === 'header';
}
