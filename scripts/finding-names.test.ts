import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingTable } from './manual/finding-table.ts';

const source = 'gpr-parsers/src';
const dictionary: { findings: Record<string, string> } = await import(
  join(process.cwd(), 'web/src/i18n/en/findings.ts')
);
const named = Object.keys(dictionary.findings).map((key) => key.replace(/^finding\./, ''));

/** Severities and formats of each code, without what only writing or only `gpr check` can find. */
function codesOfReading(): string[] {
  const rows = findingTable(source).split('\n').slice(2);
  return rows.flatMap((row) => {
    const [, code, severities, formats] = row.split('|').map((text) => text.trim());
    const isOfReading = severities.replace('warning, when writing', '') !== '' && formats !== '`gpr check`';
    return isOfReading ? [code.replaceAll('`', '')] : [];
  });
}

describe('the findings of the parsers', () => {
  it('that reading can give all have a short name in the web app', () => {
    const codes = codesOfReading();
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => !named.includes(code))).toEqual([]);
  });

  it('have no name left over from a code that is gone', () => {
    const paths = readdirSync(source, { recursive: true, encoding: 'utf8' });
    const sources = paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
    const text = sources.map((path) => readFileSync(join(source, path), 'utf8')).join('\n');
    expect(named.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  it('are named in two to seven words', () => {
    const lengths = Object.entries(dictionary.findings).map(([key, name]) => [key, name.split(' ').length]);
    expect(lengths.filter(([, words]) => Number(words) < 2 || Number(words) > 7)).toEqual([]);
  });
});
