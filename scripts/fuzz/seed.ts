import { triedFormats } from './tried-formats.ts';

/** One file of a seed, or of an input made from it. */
export type SeedFile = { readonly name: string; readonly bytes: Uint8Array };

/** The files of a small sound recording, from which spoilt ones are made. */
export type Seed = {
  /** Where it is from, for the report: `written dzt 16 bits`. */
  readonly name: string;
  /** Seeds of one family take turns, so that a format with many of them is not tried more often than the others. */
  readonly family: string;
  readonly files: readonly SeedFile[];
};

/** Bytes of a text file as instruments write it. */
export function textFile(name: string, lines: readonly string[], lineEnd = '\r\n'): SeedFile {
  const text = lines.map((line) => `${line}${lineEnd}`).join('');
  return { name, bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) };
}

/** Amplitudes that no ground gave: the same at every call, different at every sample. */
export function amplitudeAt(sample: number, bits: number): number {
  return Math.imul(sample + 1, 0x9e3779b1) >> (32 - bits);
}

/** Lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Whether a format that is read has its samples in files of such a name. */
export function holdsSamples(name: string): boolean {
  const extension = extensionOf(name);
  return triedFormats.some(({ files }) =>
    files.some((file) => file.role === 'samples' && file.extension === extension),
  );
}
