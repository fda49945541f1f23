import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cell } from './field-table.ts';

type FindingUse = { code: string; severity: string; place: string; example: string };

const severities: Readonly<Record<string, string>> = {
  information: 'information',
  warning: 'warning',
  failure: 'error',
  note: 'information or warning',
  unheld: 'warning, when writing',
};

/** `warning('code', …)`, the same over several lines, and `tell('picks', 'code', …)` of what cannot be written. */
const direct = /\b(information|warning|failure|note|unheld)\(\s*'([a-z0-9]+(?:-[a-z0-9]+)+)',\s*/g;
const unheldByName = /\btell\(\s*'\w+',\s*'([a-z0-9-]+)',\s*/g;
/** A table of sentences for faults that are counted line by line: `'unreadable-line': (count, line) => …`. */
const counted = /^\s+'?([a-z0-9]+(?:-[a-z0-9]+)*)'?: \((?:count|_)\b[^)]*\)(?:: string)? =>\s*/gm;

/** Every code that a finding can have, gathered from the source: with its severity, its formats and a sentence. */
export function findingTable(folder: string): string {
  const uses = sourcesUnder(folder).flatMap((path) => usesIn(path, folder));
  const codes = [...new Set(uses.map(({ code }) => code))].sort();
  const rows = codes.map((code) => {
    const own = uses.filter((use) => use.code === code);
    const listed = (values: readonly string[]) => [...new Set(values)].join(', ');
    const told = [...new Set(own.map(({ severity }) => severity))];
    const isBoth = told.length > 1 && told.includes('information or warning');
    const severity = isBoth ? told.filter((each) => each !== 'information' && each !== 'warning') : told;
    const { example } = own.find((use) => use.example !== '') ?? own[0];
    return `| \`${code}\` | ${severity.join(', ')} | ${listed(own.map(({ place }) => place))} | ${cell(example)} |`;
  });
  return ['| code | severity | formats | a sentence of it |', '|---|---|---|---|', ...rows].join('\n');
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/test|fictional|findings\.ts$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

function usesIn(path: string, folder: string): FindingUse[] {
  const source = readFileSync(path, 'utf8');
  const name = relative(folder, path).replaceAll('\\', '/');
  const place = /^formats\/(\w+)/.exec(name)?.[1] ?? (name.startsWith('cli/') ? '`gpr check`' : 'any');
  const use = (code: string, severity: string, at: number) => ({
    code,
    severity,
    place,
    example: sentenceAt(source, at),
  });
  return [
    ...[...source.matchAll(direct)].map((match) =>
      use(match[2], severities[match[1]], match.index + match[0].length),
    ),
    ...[...source.matchAll(unheldByName)].map((match) =>
      use(match[1], severities.unheld, match.index + match[0].length),
    ),
    ...[...source.matchAll(counted)].map((match) => use(match[1], 'warning', match.index + match[0].length)),
  ];
}

/**
 * The sentence that stands at a place of the source; or that the variable there was given before; or that the function
 * gives which is called there. `…` for values.
 */
function sentenceAt(source: string, at: number): string {
  if (/['`]/.test(source[at])) return literalAt(source, at);
  const name = /^\w+/.exec(source.slice(at, at + 40))?.[0] ?? '';
  const given = source.lastIndexOf(`const ${name} =`, at);
  const expression = given < 0 ? source.slice(at, at + 80) : source.slice(given, at);
  const literal = expression.search(/['`]/);
  const text = literal < 0 || given < 0 ? '' : literalAt(source, given + literal);
  if (text.includes(' ')) return text;
  const called = [...expression.matchAll(/\b(\w+)\(/g)].map((match) => `function ${match[1]}(`);
  const body = called.map((start) => source.indexOf(start)).find((index) => index >= 0) ?? -1;
  const returned = body < 0 ? -1 : source.slice(body).search(/return ['`]/);
  return returned < 0 ? '' : literalAt(source, body + returned + 'return '.length);
}

function literalAt(source: string, start: number): string {
  const quote = source[start];
  let text = '';
  for (let at = start + 1; at < source.length && source[at] !== quote; at++) {
    if (source[at] === '\\') {
      const code = /^u([0-9a-f]{4})/.exec(source.slice(at + 1, at + 6))?.[1];
      text += code === undefined ? source[at + 1] : String.fromCharCode(Number.parseInt(code, 16));
      at += code === undefined ? 1 : 5;
    } else if (quote === '`' && source.startsWith('${', at)) {
      at = endOfValue(source, at + 2);
      text += '…';
    } else text += source[at];
  }
  return text;
}

/** Values of a template may hold braces and further templates. */
function endOfValue(source: string, start: number): number {
  let depth = 1;
  let at = start;
  while (depth > 0 && at < source.length) {
    if (source[at] === '{') depth++;
    if (source[at] === '}') depth--;
    at++;
  }
  return at - 1;
}
