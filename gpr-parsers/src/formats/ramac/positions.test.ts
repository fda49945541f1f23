import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import type { Finding } from '#recording.ts';
import { readMrk } from './marks.ts';
import { readCor } from './positions.ts';

async function read(content: string) {
  const findings: Finding[] = [];
  const source = { name: 'LINE.cor', bytes: bytesInMemory(new TextEncoder().encode(content)) };
  const positions = await readCor(source, findings);
  return { positions, findings, codes: findings.map(({ code }) => code) };
}

const row = '7\t2026-11-22\t10:15:00\t42.50000000000\tN\t21.00000000000\tE\t512.250\tM\t0.800';

describe('the fixes of a .cor', () => {
  it('count their traces from one, we from zero', async () => {
    const { positions, codes } = await read(`${row}\r\n`);
    expect(positions).toEqual([
      {
        trace: 6,
        latitudeDeg: 42.5,
        longitudeDeg: 21,
        elevationM: 512.25,
        quality: 'unknown',
        horizontalDilution: 0.8,
        utc: '2026-11-22T10:15:00.000Z',
      },
    ]);
    expect(codes).toEqual([]);
  });

  it('take their signs from the letters', async () => {
    const { positions } = await read(row.replace('\tN', '\tS').replace('\tE', '\tW'));
    expect(positions).toMatchObject([{ latitudeDeg: -42.5, longitudeDeg: -21 }]);
  });

  it.each([
    ['elevation and unit glued', row.replace('512.250\tM', '512.25M')],
    ['blanks for tabs', row.replaceAll('\t', '  ')],
    ['commas for tabs', row.replaceAll('\t', ',')],
    ['decimal commas', row.replaceAll('.', ',')],
    [
      'degrees, minutes and seconds',
      row.replace('42.50000000000', '42:30:00.0').replace('21.00000000000', '21:00:00'),
    ],
    ['small letters', row.toLowerCase()],
  ])('are read with %s', async (_, line) => {
    expect((await read(line)).positions).toMatchObject([
      { latitudeDeg: 42.5, longitudeDeg: 21, elevationM: 512.25, horizontalDilution: 0.8 },
    ]);
  });

  it('are read without elevation and dilution', async () => {
    const { positions } = await read(row.split('\t').slice(0, 7).join('\t'));
    expect(positions).toMatchObject([{ latitudeDeg: 42.5, elevationM: null, horizontalDilution: null }]);
  });

  it.each([
    ['no letter', row.replace('\tE', '\t')],
    ['another letter', row.replace('\tN', '\tX')],
    ['a latitude beyond the pole', row.replace('42.5', '92.5')],
    ['sixty minutes', row.replace('42.50000000000', '42:60:00')],
    ['a sign and a letter', row.replace('42.5', '-42.5')],
    ['words', 'no fix here'],
  ])('are passed over with %s, and the line is told', async (_, line) => {
    const { positions, findings } = await read(`${row}\n${line}\n${row}`);
    expect(positions).toHaveLength(2);
    expect(findings).toMatchObject([
      { code: 'unreadable-line', line: 2 },
      { code: 'trace-numbers-repeated' },
    ]);
  });

  it.each([
    ['2026-02-30', '10:15:00', '10:15:00.000'],
    ['', '10:15:00,25', '10:15:00.250'],
    ['2026-11-22', '25:15:00', null],
    ['2026-11-22', '', null],
  ])('on %j at %j have the moment %j', async (date, time, utc) => {
    const { positions } = await read(row.replace('2026-11-22', date).replace('10:15:00', time));
    expect(positions).toMatchObject([{ utc }]);
  });

  it('stay in their order where traces go backwards, and that is told', async () => {
    const { positions, codes } = await read(
      [9, 5, 7].map((trace) => row.replace('7', String(trace))).join('\n'),
    );
    expect(positions.map(({ trace }) => trace)).toEqual([8, 4, 6]);
    expect(codes).toEqual(['trace-numbers-backwards']);
  });

  it('may be none at all, which is a warning', async () => {
    expect((await read('')).codes).toEqual(['no-fixes']);
  });
});

describe('the marks of a .mrk', () => {
  async function readMarks(content: string) {
    const findings: Finding[] = [];
    const source = { name: 'LINE.mrk', bytes: bytesInMemory(new TextEncoder().encode(content)) };
    return { marks: await readMrk(source, findings), codes: findings.map(({ code }) => code) };
  }

  it('are none in a file that is its version line alone', async () => {
    expect(await readMarks('HEADER VERSION:100\r\n')).toEqual({ marks: [], codes: [] });
    expect(await readMarks('')).toEqual({ marks: [], codes: [] });
  });

  it('count their traces from one, we from zero, and are in order', async () => {
    expect(await readMarks('HEADER VERSION:100\r\n 194  1  1  200\r\n7\t2\r\n\r\n')).toEqual({
      marks: [
        { trace: 6, kind: 'unknown' },
        { trace: 193, kind: 'unknown' },
      ],
      codes: ['mark-kind-unknown'],
    });
  });

  it('are passed over where no trace begins the line', async () => {
    expect(await readMarks('0 1\n-5 1\nabc\n1.5 2\n')).toEqual({ marks: [], codes: ['unreadable-line'] });
  });
});
