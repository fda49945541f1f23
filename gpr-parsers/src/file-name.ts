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
export function companionName(name: string, extension: string): string {
  const { path, extension: own } = splitFileName(name);
  const isUpper = own !== '' && name.endsWith(own.toUpperCase()) && own !== own.toUpperCase();
  return `${path}.${isUpper ? extension.toUpperCase() : extension}`;
}
