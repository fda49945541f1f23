import type { Person } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { brokenBy, exportOf, inShort, verdictsOn, writeFiveEntries } from './verifiers-under-test.ts';

let test: AppUnderTest;
let reader: Person;
let wholeExport: string[];
/** The entry that is spoilt: its place in the log is its line's place in the file. */
let at: number;
let count: number;

beforeAll(async () => {
  test = await openAppUnderTest();
  reader = (await test.as('analyst')).person;
  await writeFiveEntries(test.parts.db, reader);
  wholeExport = await exportOf(test.parts.db, reader);
  at = wholeExport.findIndex((line) => line.includes('ništa'));
  count = wholeExport.length - 2;
});
afterAll(() => test.close());

type Spoilt = { deed: string; spoil: (lines: string[]) => string; kind: string; sequence: () => number };

const joined = (lines: readonly string[]) => `${lines.join('\n')}\n`;

const spoilt: readonly Spoilt[] = [
  {
    deed: 'a changed word',
    spoil: (lines) => joined(lines.with(at, lines[at].replace('ništa', 'nešto'))),
    kind: 'changed-entry',
    sequence: () => at,
  },
  {
    deed: 'a changed hash',
    spoil: (lines) => joined(lines.with(at, lines[at].replace(/"sha256":"[0-9a-f]{4}/, '"sha256":"0000'))),
    kind: 'wrong-hash',
    sequence: () => at,
  },
  {
    deed: 'two lines in the other order',
    spoil: (lines) => joined(lines.with(at, lines[at + 1]).with(at + 1, lines[at])),
    kind: 'reordered-entry',
    sequence: () => at,
  },
  {
    deed: 'a line taken out',
    spoil: (lines) => joined(lines.toSpliced(at, 1)),
    kind: 'missing-entry',
    sequence: () => at,
  },
  {
    deed: 'a line that stands twice',
    spoil: (lines) => joined(lines.toSpliced(at, 0, lines[at])),
    kind: 'extra-entry',
    sequence: () => at,
  },
  {
    deed: 'the last entry taken out',
    spoil: (lines) => joined(lines.toSpliced(count, 1)),
    kind: 'missing-end',
    sequence: () => count,
  },
  {
    deed: 'an end cut off between two lines',
    spoil: (lines) => joined(lines.slice(0, at + 1)),
    kind: 'cut-file',
    sequence: () => at + 1,
  },
  {
    deed: 'an end cut off inside the last line',
    spoil: (lines) => lines.join('\n').slice(0, -5),
    kind: 'cut-file',
    sequence: () => count + 1,
  },
  {
    deed: 'a field left out',
    spoil: (lines) => joined(lines.with(at, lines[at].replace('"owner":null,', ''))),
    kind: 'unreadable-line',
    sequence: () => at,
  },
];

describe('an export', () => {
  it('is found whole by every verifier as it came', async () => {
    for (const { status, words } of await verdictsOn(joined(wholeExport))) {
      expect(words).toContain(`WHOLE: ${count} entries`);
      expect(status).toBe(0);
    }
  });

  it.each(spoilt)('tells $deed', async ({ spoil, kind, sequence }) => {
    expect(inShort(await verdictsOn(spoil([...wholeExport])))).toEqual(brokenBy(kind, sequence()));
  });

  it('is not what another file is, which is said in a sentence', async () => {
    for (const { status, words } of await verdictsOn('{"some": "thing"}\n')) {
      expect(words).toContain('This is not an export of the audit log');
      expect(status).toBe(2);
    }
  });
});
