import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { epochFaults, fixesOf } from './epochs.ts';
import { gga, named, sentence } from './fictional-line.ts';
import { readGp2Epochs } from './gp2.ts';

const head = [
  ';GPS@@@',
  ';Ver=1.1.0',
  ';Date=2026-Nov-22 10:15:00',
  `;${'-'.repeat(40)}`,
  'traces,odo_tick,pos(m),time_elapsed(s),GPS',
];

async function read(rows: readonly string[], before: readonly string[] = head) {
  const findings: Finding[] = [];
  const source = named('LINE.GP2', [...before, ...rows].join('\r\n'));
  const file = await readGp2Epochs(source, findings);
  const fixes = file === null ? [] : fixesOf(file.epochs, file.tally);
  if (file) findings.push(...file.tally.toFindings('LINE.GP2', epochFaults));
  return {
    numbers: fixes.map(({ epoch }) => epoch.number),
    fixes,
    epochCount: file?.epochs.length,
    firstNumber: file?.firstNumber,
    findings,
    codes: findings.map(({ code }) => code),
  };
}

function row(trace: number, tick: number, text: string) {
  return `${trace},${tick},${(0.048768 * tick).toFixed(6)},0.5,"${text}"`;
}

describe('the fixes of a .GP2', () => {
  it('stand in double quotes behind their trace; traces without a fix have no row', async () => {
    expect(await read([row(1, 0, gga(1)), row(2, 1, gga(2)), row(10, 9, gga(3))])).toMatchObject({
      numbers: [1, 2, 10],
      firstNumber: 1,
      codes: [],
    });
  });

  it('make one epoch with the other sentences of their trace', async () => {
    const rmc = sentence('GPRMC,091500.00,A,4230.0,N,02100.0,E,0.0,0.0,221126,0.7,W,A');
    const { epochCount, fixes, codes } = await read([
      row(1, 0, gga(1)),
      row(1, 0, sentence('GPGSA,M,3,05,26,,,,,,,,,,,4.1,1.5,3.8')),
      row(1, 0, rmc),
      row(2, 1, gga(2)),
    ]);
    expect(epochCount).toBe(2);
    expect(fixes).toMatchObject([{ utc: '2026-11-22T09:15:01.000Z' }, { utc: '09:15:02.000' }]);
    expect(codes).toEqual([]);
  });

  it('may be several at one trace, where the receiver is faster than the radar', async () => {
    expect((await read([row(1, 0, gga(1)), row(1, 0, gga(2)), row(2, 0, gga(3))])).numbers).toEqual([
      1, 1, 2,
    ]);
  });

  it('are found by the names of the columns', async () => {
    const rows = [`7,"${gga()}"`, `8,${gga(1)}`];
    expect(await read(rows, ['traces,GPS'])).toMatchObject({ numbers: [7, 8], codes: [] });
    expect(await read([`0.1,7,0,"${gga()}"`], ['pos(m),traces,odo_tick,GPS'])).toMatchObject({
      numbers: [7],
    });
    expect(await read([row(7, 0, gga())], [])).toMatchObject({ numbers: [7] });
  });

  it('count their traces from 0 where the first trace, before the wheel has turned, is 0', async () => {
    expect(await read([row(0, 0, gga()), row(1, 1, gga(1))])).toMatchObject({
      firstNumber: 0,
      codes: ['trace-numbers-from-zero'],
    });
    expect(await read([row(1, 0, gga()), row(2, 1, gga(1))])).toMatchObject({ firstNumber: 1, codes: [] });
  });

  it('are not moved by what the file states of the receiver, which is told', async () => {
    const stated = [';Offset_m=0.00,-0.87,0.00', ';Latency_s=0.00', ...head];
    expect(await read([row(1, 0, gga())], stated)).toMatchObject({
      numbers: [1],
      findings: [
        { code: 'receiver-offset-not-applied', line: 1, message: expect.stringContaining('0.00,-0.87,0.00') },
      ],
    });
  });

  it('are not read from rows without a trace, and missing from rows without a sentence', async () => {
    expect(await read(['x,0,0,0,"$GPGGA"', row(1, 0, ''), row(2, 1, gga())])).toMatchObject({
      numbers: [2],
      findings: [{ code: 'unreadable-line', line: 6 }],
    });
  });

  it('may be cut off', async () => {
    const cut = '$GPGGA,091501.00,4230.0000,N,02100.0000,E';
    expect(await read([row(1, 0, cut)])).toMatchObject({ fixes: [{ longitudeDeg: 21, quality: 'unknown' }] });
    expect(await read([row(1, 0, gga()), '2,1,0.05,0.5,"$GPGGA,0915'])).toMatchObject({
      numbers: [1],
      codes: ['sentence-cut'],
    });
  });

  it.each([[[]], [['anything', 'else']]])('are none in %j', async (rows) => {
    expect((await read(rows)).codes).toContain('positions-not-readable');
  });
});
