import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { fictionalFile, fictionalRad, fictionalSamples } from './fictional-files.ts';
import { ramac } from './index.ts';
import { readPosDistances } from './positions.ts';

async function read(content: string, traceCount = 5) {
  const findings: Finding[] = [];
  const distancesM = await readPosDistances(fictionalFile('LINE_001_G01.pos', content), traceCount, findings);
  return { distancesM: distancesM && [...distancesM], findings, codes: findings.map(({ code }) => code) };
}

const head = 'UNITS:m\r\n';

describe('the distances by a .pos', () => {
  it('are the way through its places, shared evenly by the traces between them', async () => {
    const { distancesM, findings } = await read(`${head}1 0 0 512\r\n3 3 4 512\r\n5 3 6 512\r\n`);
    expect(distancesM).toEqual([0, 2.5, 5, 6, 7]);
    expect(findings).toMatchObject([
      {
        severity: 'information',
        code: 'local-coordinates',
        file: 'LINE_001_G01.pos',
        message: expect.stringMatching(/3 places .* local coordinates.* geographic positions are not taken/),
      },
    ]);
  });

  it.each([
    ['tabs', '1\t0\t0\t5\n5\t0\t8\t5\n'],
    ['commas', '1, 0, 0, 5\n5, 0, 8, 5\n'],
    ['semicolons and decimal commas', '1;0,0;0,0;5\n5;0,0;8,0;5\n'],
    ['blanks and decimal commas', '1 0,0 0,0 5\n5 0,0 8,0 5\n'],
    ['no heights', '1 0 0\n5 0 8\n'],
    ['no line at the head', '1 0 0 5\n5 0 8 5'],
    ['words at the head', 'Trace X Y Z\n\n1 0 0 5\n5 0 8 5'],
    ['places of a great coordinate system', '1 4500000.0 4700000.0 5\n5 4500000.0 4700008.0 5'],
  ])('are read with %s', async (_, content) => {
    expect(await read(content)).toMatchObject({ distancesM: [0, 2, 4, 6, 8], codes: ['local-coordinates'] });
  });

  it('begin with the first trace, also where places lie before it and after the last', async () => {
    expect((await read('-3 0 0 0\n9 0 12 0\n')).distancesM).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([
    ['begins after the first trace', '2 0 0 0\n5 0 8 0\n', 'traces 2 to 5, but the line has traces 1 to 5'],
    ['ends before the last trace', '1 0 0 0\n4 0 8 0\n', 'traces 1 to 4, but the line has traces 1 to 5'],
    ['has one place', '1 0 0 0\n', '1 places'],
    ['has no place', head, '0 places'],
    ['stands still', '1 3 3 0\n5 3 3 0\n', 'one and the same'],
    ['is in feet', 'UNITS:ft\n1 0 0 0\n5 0 8 0\n', '"ft", not in metres'],
  ])('are left open where it %s, and that is told', async (_, content, message) => {
    const { distancesM, findings } = await read(content);
    expect(distancesM).toBeNull();
    expect(findings).toMatchObject([
      { code: 'local-coordinates-not-used', message: expect.stringContaining(message) },
    ]);
  });

  it('follow the traces, not the lines, and of one trace the last place counts', async () => {
    const { distancesM, findings } = await read('5 0 8 0\n1 9 9 0\n1 0 0 0\n');
    expect(distancesM).toEqual([0, 2, 4, 6, 8]);
    expect(findings).toMatchObject([
      { code: 'trace-numbers-backwards', line: 2 },
      { code: 'local-coordinates' },
    ]);
  });

  it('do without lines that are no places, which are told', async () => {
    const { distancesM, findings } = await read('1 0 0 0\nlost\n3.5 0 1 0\n5 0 8 0\n');
    expect(distancesM).toEqual([0, 2, 4, 6, 8]);
    expect(findings[0]).toMatchObject({ code: 'unreadable-line', line: 2 });
  });
});

describe('the .pos beside a MIRA', () => {
  const files = (...names: string[]) => [
    fictionalFile('LINE_001.rd3', fictionalSamples([1, 2], 3)),
    fictionalFile('LINE_001.rad', fictionalRad({ NUMBER_OF_CH: 2, 'LAST TRACE': 6 })),
    ...names.map((name) => fictionalFile(name, `${head}1 0 0 0\n3 0 4 0\n`)),
  ];

  it('tells distances and no positions; its traces are the positions of the array', async () => {
    const along = await (await ramac.open(files('LINE_001_G01.pos'))).readAlong();
    expect([...(along.traceDistancesM ?? [])]).toEqual([0, 2, 4]);
    expect(along.positions).toEqual([]);
  });

  it('is the first of several', async () => {
    const { findings } = await (await ramac.open(files('LINE_001_G02.pos', 'LINE_001_G01.pos'))).readAlong();
    expect(findings).toMatchObject([
      { code: 'companion-not-read', file: 'LINE_001_G02.pos' },
      { code: 'local-coordinates', file: 'LINE_001_G01.pos' },
    ]);
  });
});
