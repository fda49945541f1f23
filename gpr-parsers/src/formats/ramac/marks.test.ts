import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { fictionalFile } from './fictional-files.ts';
import { readMrk } from './marks.ts';

async function read(content: string) {
  const findings: Finding[] = [];
  const marks = await readMrk(fictionalFile('LINE.mrk', content), findings);
  return { marks, findings, codes: findings.map(({ code }) => code) };
}

describe('the marks of a .mrk', () => {
  it('are none in a ProEx file that is its version line alone', async () => {
    expect(await read('HEADER VERSION:100\r\n')).toMatchObject({ marks: [], codes: [] });
    expect(await read('')).toMatchObject({ marks: [], codes: [] });
  });

  it('count their traces from one, we from zero, and are in order', async () => {
    expect((await read(' 194  1  1  200\r\n7\t2\r\n\r\n')).marks).toEqual([
      { trace: 6, kind: 'unknown' },
      { trace: 193, kind: 'unknown' },
    ]);
  });

  it.each([
    ['HEADER VERSION:100\r\n7\r\n', '1 in rows of a ProEx console (HEADER VERSION 100)'],
    ['HEADER VERSION:100\r\n7 1 1 200\r\n', '1 in rows of a ProEx console (HEADER VERSION 100)'],
    [' 194  1  1  200\r\n 201  2  1  200\r\n\r\n', '2 in rows of matGPR (trace, mark, two constants)'],
    ['7 2026-11-22 10:15:00\r\n', '1 in rows of ImpulseRadar (trace, date, time)'],
    ['7\t2026-11-22\t10:15:00.250\r\n', '1 in rows of ImpulseRadar (trace, date, time)'],
    ['7,2026-11-22,10:15:00\r\n', '1 in rows of ImpulseRadar (trace, date, time)'],
    ['7\n 8 1 1 200\n', '1 in rows of no known program, 1 in rows of matGPR'],
  ])('of %j are told by whose they are', async (content, rows) => {
    const { findings } = await read(content);
    expect(findings).toMatchObject([
      { severity: 'information', code: 'mark-kind-unknown', message: expect.stringContaining(rows) },
    ]);
  });

  it('are read by their traces under a version that is not known, which is told', async () => {
    const { marks, findings } = await read('HEADER VERSION:200\r\n7 1\r\n');
    expect(marks).toEqual([{ trace: 6, kind: 'unknown' }]);
    expect(findings).toMatchObject([{ code: 'version-unknown', line: 1 }, { code: 'mark-kind-unknown' }]);
  });

  it('have one version: lines that state it again are counted together', async () => {
    const { findings } = await read(`HEADER VERSION:200\r\n${'HEADER VERSION:300\r\n'.repeat(500)}7 1\r\n`);
    expect(findings).toMatchObject([
      { code: 'version-unknown', line: 1 },
      { code: 'version-repeated', line: 2, message: expect.stringMatching(/^500 more lines/) },
      { code: 'mark-kind-unknown' },
    ]);
  });

  it('are passed over where no trace begins the line, and the line is told', async () => {
    const { marks, findings } = await read('\n0 1\n-5 1\nabc\n1.5 2\n1234567890 1\n');
    expect(marks).toEqual([]);
    expect(findings).toMatchObject([{ code: 'unreadable-line', line: 2 }]);
  });
});
