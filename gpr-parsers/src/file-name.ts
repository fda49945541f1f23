/** A file name taken apart: what its recording is called, and what kind of file it is. */
export type FileNameParts = {
  /** With the folder, without the extension: files of one recording share it. */
  readonly path: string;
  /** Without folder and extension. */
  readonly stem: string;
  /** Lower case, without the dot; empty when there is none. */
  readonly extension: string;
};

/** Takes `LINE.dzt.dzt` for what it is, a doubled extension; `site.v2.rd3` keeps its `.v2`. */
export function splitFileName(name: string): FileNameParts {
  const folderEnd = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
  const dot = name.lastIndexOf('.');
  if (dot <= folderEnd) return { path: name, stem: name.slice(folderEnd), extension: '' };
  const extension = name.slice(dot + 1).toLowerCase();
  let path = name.slice(0, dot);
  while (path.toLowerCase().endsWith(`.${extension}`) && path.length - extension.length - 1 > folderEnd) {
    path = path.slice(0, -(extension.length + 1));
  }
  return { path, stem: path.slice(folderEnd), extension };
}

/** The extension in the letter case of a companion's: `LINE.DZG` calls for `LINE.DZT`, `line.rd3` for `line.rad`. */
export function companionName(name: string, extension: string, path = splitFileName(name).path): string {
  const { extension: own } = splitFileName(name);
  const isUpper = own !== '' && name.endsWith(own.toUpperCase()) && own !== own.toUpperCase();
  return `${path}.${isUpper ? extension.toUpperCase() : extension}`;
}

/** A file of one channel of an array, told by its name: `LINE_001_A02.rd3`. */
export type ChannelName = {
  /** With the folder, without the channel: the files of all channels share it (`LINE_001`). */
  readonly arrayPath: string;
  /** The channel as the name has it: `A02`. */
  readonly label: string;
  readonly number: number;
};

/** Null where the name does not end in the suffix, whose last digits count the channels (`/_A\d\d$/i`). */
export function channelOf(name: string, suffix: RegExp): ChannelName | null {
  const { path, stem } = splitFileName(name);
  const match = suffix.exec(path);
  const digits = /\d+$/.exec(match?.[0] ?? '')?.[0];
  if (!match || digits === undefined || match.index <= path.length - stem.length) return null;
  const label = match[0].replace(/^[^a-z0-9]+/i, '');
  return { arrayPath: path.slice(0, match.index), label, number: Number(digits) };
}
