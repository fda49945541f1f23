import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stalePages } from './describe-formats.ts';
import { fieldTable } from './manual/field-table.ts';
import { findingTable } from './manual/finding-table.ts';

const docs = 'gpr-parsers/docs';
const pages = ['gpr-parsers/README.md', ...readdirSync(docs).map((name) => join(docs, name))];

/** As GitHub and npm make them of headings. */
function anchorsIn(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the manual of the parsers', () => {
  it('has the tables that the code has now; if not, run: node scripts/describe-formats.ts', async () => {
    expect([...(await stalePages()).keys()]).toEqual([]);
  });

  it.each(pages)('%s links to what is there', (path) => {
    const page = readFileSync(path, 'utf8');
    for (const [, link] of page.matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [file, anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      expect([link, existsSync(target)]).toEqual([link, true]);
      if (anchor) expect(anchorsIn(readFileSync(target, 'utf8'))).toContain(anchor);
    }
  });

  it('explains every code of an error', () => {
    const source = readFileSync('gpr-parsers/src/errors.ts', 'utf8');
    const union = /type GprFormatErrorCode =([^;]+);/.exec(source)?.[1] ?? '';
    const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
    expect(codes.length).toBeGreaterThan(4);
    const page = readFileSync(join(docs, 'findings.md'), 'utf8');
    for (const code of codes) expect(page).toContain(`| \`${code}\` |`);
  });
});

describe('a table of the manual', () => {
  it('of fields has a row for each field, with its remark', () => {
    const table = fieldTable('gpr-parsers/src/formats/dzt/header.ts', 'dztFields');
    expect(table).toContain('| 4 | u16 | rh_nsamp | `samplesPerTrace` | with scan counter and mark word |');
    expect(table).toContain('| 98 | text of 14 | rh_antname | `antennaName` |');
  });

  it('of findings has a sentence for each code, wherever it stands in the source', () => {
    const rows = findingTable('gpr-parsers/src').split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) expect(row).toMatch(/^\| `[a-z0-9-]+` \| [a-z, ]+ \| [\w, `]+ \| .*\S.* \|$/);
    expect(rows).toContainEqual(expect.stringContaining('`unreadable-line`'));
    expect(rows).toContainEqual(expect.stringContaining('`amplitude-not-a-number` | warning | `gpr check`'));
  });
});
