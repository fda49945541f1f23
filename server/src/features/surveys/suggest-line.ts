import type { LineDirection } from '@jsa/contract';

type NamedLine = { readonly id: string; readonly name: string; readonly direction: LineDirection | null };

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function lastNumberIn(text: string): number | null {
  const digits = /(\d+)\D*$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * The line that a recording's name speaks for: the one whose name it ends with, or else the only one with its last
 * number. Null where several would do: a wrong suggestion is worse than none.
 */
export function suggestLine(recordingName: string, lines: readonly NamedLine[]): string | null {
  const name = plain(recordingName);
  const ending = lines.filter((line) => endsWithName(name, plain(line.name)));
  const longest = Math.max(...ending.map((line) => plain(line.name).length));
  const best = ending.filter((line) => plain(line.name).length === longest);
  if (best.length === 1) return best[0].id;
  const number = lastNumberIn(recordingName);
  const numbered = number === null ? [] : lines.filter((line) => lastNumberIn(line.name) === number);
  return best.length === 0 && numbered.length === 1 ? numbered[0].id : null;
}

/** "survey2l11" ends with "l11", but not with "1": a number is compared whole. */
function endsWithName(name: string, lineName: string): boolean {
  if (lineName === '' || !name.endsWith(lineName)) return false;
  const before = name.at(-lineName.length - 1) ?? '';
  return !(/\d/.test(before) && /^\d/.test(lineName));
}
