import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import type { Finding } from '#recording.ts';
import { readCor } from './cor.ts';

async function read(content: string) {
  const findings: Finding[] = [];
  const source = { name: 'LINE.cor', bytes: bytesInMemory(new TextEncoder().encode(content)) };
  const positions = await readCor(source, findings);
  return { positions, findings, codes: findings.map(({ code }) => code) };
}

const row = '7\t2026-11-22\t10:15:00\t42.50000000000\tN\t21.00000000000\tE\t512.250\tM\t0.800';

/** The row at another trace, date or time. */
function rowAt(trace: number, time = '10:15:00', date = '2026-11-22') {
  return row.replace('7', String(trace)).replace('10:15:00', time).replace('2026-11-22', date);
}

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
    ['nine columns, elevation and unit glued', row.replace('512.250\tM', '512.25M')],
    ['blanks for tabs', row.replaceAll('\t', '  ')],
    ['blanks before and after', `  ${row}  `],
    ['commas for tabs', row.replaceAll('\t', ',')],
    ['commas and blanks for tabs', row.replaceAll('\t', ', ')],
    ['decimal commas', row.replaceAll('.', ',')],
    ['decimal commas and blanks for tabs', row.replaceAll('.', ',').replaceAll('\t', ' ')],
    ['decimal commas and semicolons for tabs', row.replaceAll('.', ',').replaceAll('\t', ';')],
    [
      'degrees, minutes and seconds',
      row.replace('42.50000000000', '42:30:00.0').replace('21.00000000000', '21:00:00'),
    ],
    ['seconds with a decimal comma', row.replace('42.50000000000', '42:30:00,0')],
    ['small letters', row.toLowerCase()],
  ])('are read with %s', async (_, line) => {
    const { positions, codes } = await read(line);
    expect(positions).toMatchObject([
      { trace: 6, latitudeDeg: 42.5, longitudeDeg: 21, elevationM: 512.25, horizontalDilution: 0.8 },
    ]);
    expect(codes).toEqual([]);
  });

  it('may give their seconds of arc with a fraction', async () => {
    const { positions } = await read(row.replace('42.50000000000\tN', '42:30:01.8\tS'));
    expect(positions[0].latitudeDeg).toBeCloseTo(-42.5005, 12);
  });

  it('are read without elevation and dilution', async () => {
    const { positions } = await read(row.split('\t').slice(0, 7).join('\t'));
    expect(positions).toMatchObject([{ latitudeDeg: 42.5, elevationM: null, horizontalDilution: null }]);
  });

  it.each([
    ['no letter', row.replace('\tE', '\t')],
    ['another letter', row.replace('\tN', '\tX')],
    ['a latitude beyond the pole', row.replace('42.5', '92.5')],
    ['a longitude beyond the date line', row.replace('21.0', '181.0')],
    ['sixty minutes', row.replace('42.50000000000', '42:60:00')],
    ['sixty seconds', row.replace('42.50000000000', '42:30:60')],
    ['a sign and a letter', row.replace('42.5', '-42.5')],
    ['commas between fields that hold decimal commas', row.replaceAll('.', ',').replaceAll('\t', ',')],
    ['words', 'no fix here'],
  ])('are passed over with %s, and the line is told', async (_, line) => {
    const { positions, findings } = await read(`${row}\n${line}\n${row}`);
    expect(positions).toHaveLength(2);
    expect(findings).toMatchObject([
      { code: 'unreadable-line', line: 2 },
      { code: 'trace-numbers-repeated' },
    ]);
  });

  it('may be none at all, which is a warning', async () => {
    expect((await read('')).codes).toEqual(['no-fixes']);
  });
});

describe('the moments of a .cor', () => {
  it.each([
    ['2026-02-30', '10:15:00', '10:15:00.000'],
    ['', '10:15:00,25', '10:15:00.250'],
    ['22/11/2026', '10:15:00', '10:15:00.000'],
    ['2026-11-22', '25:15:00', null],
    ['2026-11-22', '', null],
  ])('on %j at %j are %j, and that is told', async (date, time, utc) => {
    const { positions, findings } = await read(rowAt(7, time, date));
    expect(positions).toMatchObject([{ utc }]);
    expect(findings).toMatchObject([{ code: 'moment-unreadable', line: 1 }]);
  });

  it('roll over to the next date at midnight', async () => {
    const { positions, codes } = await read(
      `${rowAt(7, '23:59:59')}\n${rowAt(8, '00:00:00', '2026-11-23')}\n`,
    );
    expect(positions.map(({ utc }) => utc)).toEqual(['2026-11-22T23:59:59.000Z', '2026-11-23T00:00:00.000Z']);
    expect(codes).toEqual([]);
  });

  it('stay as they are printed where midnight brings no new date, and the line is told', async () => {
    const { positions, findings } = await read(`${rowAt(7, '23:59:59')}\n${rowAt(8, '00:00:00')}\n`);
    expect(positions[1].utc).toBe('2026-11-22T00:00:00.000Z');
    expect(findings).toMatchObject([{ code: 'moments-backwards', line: 2 }]);
  });

  it('may go backwards with the traces', async () => {
    const { codes } = await read(`${rowAt(9, '10:15:02')}\n${rowAt(8, '10:15:01')}\n${rowAt(9, '10:15:01')}`);
    expect(codes).toEqual(['trace-numbers-backwards']);
  });
});

describe('the order of a .cor', () => {
  it('is kept where traces go backwards, and the line is told', async () => {
    const { positions, findings } = await read([9, 5, 7].map((trace) => rowAt(trace)).join('\n'));
    expect(positions.map(({ trace }) => trace)).toEqual([8, 4, 6]);
    expect(findings).toMatchObject([{ code: 'trace-numbers-backwards', line: 2 }]);
  });

  it('may hold the same place again and again, where the antenna stood still', async () => {
    const { positions, codes } = await read([7, 8, 9].map((trace) => rowAt(trace)).join('\n'));
    expect(positions.map(({ longitudeDeg }) => longitudeDeg)).toEqual([21, 21, 21]);
    expect(codes).toEqual([]);
  });

  it('may hold one trace several times: all fixes are kept, and it is told', async () => {
    const { positions, findings } = await read(`${row}\n${row}\n${row}`);
    expect(positions).toHaveLength(3);
    expect(findings).toMatchObject([{ severity: 'information', code: 'trace-numbers-repeated' }]);
  });
});
