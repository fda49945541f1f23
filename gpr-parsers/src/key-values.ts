import type { NamedSource } from '#byte-source.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';

/** A text header of `KEY:value` lines. Keys are upper case; of a key that comes twice the first value is kept. */
export type KeyValues = {
  readonly values: ReadonlyMap<string, string>;
  /** One-based line of each key. */
  readonly lines: ReadonlyMap<string, number>;
  readonly duplicates: readonly { readonly key: string; readonly line: number }[];
  /** One-based numbers of the lines that hold text but no colon. */
  readonly unreadableLines: readonly number[];
};

/** Positions of a day's drive are far smaller; what is longer is not read to its end. */
const mostTextBytes = 1 << 26;

/**
 * Latin-1 text with the NUL bytes taken out, in lines: instruments end them with CRLF, LF or CR, or all three. A file
 * that somebody has saved from an editor begins with a mark, and is read by it.
 */
export async function readTextLines(
  source: NamedSource,
  findings: Finding[],
  mostBytes = mostTextBytes,
): Promise<string[]> {
  if (source.bytes.byteLength > mostBytes) {
    const message = `The file has ${source.bytes.byteLength} bytes, far more than such a file needs; only its first ${mostBytes} are read.`;
    findings.push(warning('text-too-long', message, { file: source.name, byteOffset: mostBytes }));
  }
  const bytes = await source.bytes.slice(0, mostBytes);
  const decoded = new TextDecoder(isMarkedUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
  return decoded
    .replaceAll('\0', '')
    .replace(/^ÿþ/, '')
    .split(/\r\n|\n|\r/);
}

/** An editor's mark of UTF-8. That of UTF-16 is taken off as text, once its NUL bytes have gone. */
function isMarkedUtf8(bytes: ArrayBuffer): boolean {
  const [first, second, third] = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 3));
  return first === 0xef && second === 0xbb && third === 0xbf;
}

/** Splits each line at its first colon. `_` is how consoles write an empty value. */
export function readKeyValues(lines: readonly string[]): KeyValues {
  const values = new Map<string, string>();
  const keyLines = new Map<string, number>();
  const duplicates: { key: string; line: number }[] = [];
  const unreadableLines: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon)).trim().toUpperCase();
    const value = line.slice(colon + 1).trim();
    if (key === '') unreadableLines.push(index + 1);
    else if (values.has(key)) duplicates.push({ key, line: index + 1 });
    else {
      values.set(key, value === '_' ? '' : value);
      keyLines.set(key, index + 1);
    }
  }
  return { values, lines: keyLines, duplicates, unreadableLines };
}

/**
 * A number as instruments print it; a comma is a decimal comma only where no point stands. Null for all else. Digits
 * can be matched in one way alone, or a line of nothing else would take the square of its length.
 */
export function decimalNumber(printed: string): number | null {
  const pointed = printed.includes('.') ? printed : printed.replace(',', '.');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(pointed.trim())) return null;
  const value = Number(pointed);
  return Number.isFinite(value) ? value : null;
}
