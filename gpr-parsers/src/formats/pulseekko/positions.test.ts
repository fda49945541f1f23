import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { dt1With, gga, hdLinesWith, named, sentence } from './fictional-line.ts';
import { pulseekko } from './index.ts';

type Items = ReturnType<NonNullable<NonNullable<Parameters<typeof dt1With>[0]>['itemsOf']>>;

async function read({
  hd = hdLinesWith(),
  gps = null as string | null,
  gp2 = null as string | null,
  itemsOf = (_trace: number): Items => ({}),
  traceCount = 4,
} = {}) {
  const files = [
    named('LINE.DT1', dt1With({ itemsOf, traceCount })),
    named('LINE.HD', hd.join('\r\n')),
    ...(gps === null ? [] : [named('LINE.GPS', gps)]),
    ...(gp2 === null ? [] : [named('LINE.GP2', gp2)]),
  ];
  const recording = await withAlong(await pulseekko.open(files));
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

const gpsOf = (seconds: readonly number[]) =>
  seconds
    .map((second, trace) => `Trace #${trace + 1} at position ${trace / 4}\r\n${gga(second)}\r\n`)
    .join('');

const gp2 = `;GPS@@@\r\ntraces,odo_tick,pos(m),time_elapsed(s),GPS\r\n1,0,0,0,"${gga(0)}"\r\n3,2,0.5,4,"${gga(4)}"\r\n`;

describe('the positions of a line', () => {
  it('count their traces from 0, where the console counts from 1', async () => {
    const { positions, codes } = await read({ gps: gpsOf([0, 2, 4, 6]) });
    expect(positions.map(({ trace }) => trace)).toEqual([0, 1, 2, 3]);
    expect(positions[0]).toEqual({
      trace: 0,
      latitudeDeg: 42.5,
      longitudeDeg: 21,
      elevationM: 512.25,
      quality: 'gnss',
      horizontalDilution: 1.5,
      utc: '09:15:00.000',
    });
    expect(codes).toEqual([]);
  });

  it('come from the .GP2 where both files are there, which is told', async () => {
    const { positions, findings } = await read({ gps: gpsOf([0, 2, 4, 6]), gp2 });
    expect(positions.map(({ trace }) => trace)).toEqual([0, 2]);
    expect(findings).toMatchObject([{ code: 'two-position-files', file: 'LINE.GPS' }]);
  });

  it('come from the .GPS where the .GP2 holds no fix', async () => {
    for (const [empty, code] of [
      [';GPS@@@\n', 'positions-not-readable'],
      ['traces,odo_tick,pos(m),time_elapsed(s),GPS\n1,0,0,0,"$GPGGA,,,,,,0,00,,,M,,M,,"\n', 'no-fixes'],
    ]) {
      const { positions, codes } = await read({ gps: gpsOf([0, 2, 4, 6]), gp2: empty });
      expect(positions).toHaveLength(4);
      expect(codes).toContain(code);
      expect(codes).not.toContain('two-position-files');
    }
  });

  it('are in steps where the receiver is slower than the radar, which is told', async () => {
    expect(await read({ gps: gpsOf([0, 0, 4, 4]) })).toMatchObject({
      positions: { length: 4 },
      findings: [{ code: 'fixes-repeated', message: expect.stringContaining('2 of 4 fixes') }],
    });
  });

  it('may be several at one trace, which is told', async () => {
    const faster = `${gp2}3,2,0.5,4.1,"${gga(5)}"`;
    expect(await read({ gp2: faster })).toMatchObject({
      positions: { length: 3 },
      codes: ['trace-numbers-repeated'],
    });
  });

  it('are kept where the receiver calls them invalid, and that is told', async () => {
    const invalid = `Trace #1 at position 0\n${gga(0, { quality: '0' })}`;
    expect(await read({ gps: invalid })).toMatchObject({
      positions: [{ quality: 'invalid' }],
      codes: ['invalid-fixes'],
    });
  });

  it('are none where the receiver was silent or blind, which is no fault', async () => {
    const blind = `Trace #1 at position 0\n${sentence('GPGGA,,,,,,0,02,,,M,,M,,')}\nTrace #2 at position 1\nNo Input\n`;
    const { positions, findings } = await read({ gps: blind });
    expect(positions).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['receiver-silent', 'fix-without-place', 'no-fixes']);
    expect(findings.every(({ severity }) => severity === 'information')).toBe(true);
  });

  it('are put at the traces turned round where the profile was reversed and its fixes were not', async () => {
    const traceCount = 12;
    const seconds = Array.from({ length: traceCount }, (_, fix) => 2 * fix);
    const { positions, marks, codes } = await read({
      traceCount,
      hd: [...hdLinesWith({ 'NUMBER OF TRACES': '12', 'FINAL POSITION': '2.75' }), 'PROFILE REVERSED'],
      itemsOf: (trace) => ({
        secondsOfDay: 36_900 - 2 * trace,
        ...(trace === 9 ? { comment: 'F1', commentFlag: 1 } : {}),
      }),
      gps: gpsOf(seconds).replace('Trace #3 at position 0.5', 'Fiducial at trace #3 at position 0.5\r\nF1'),
    });
    expect(positions.map(({ trace, utc }) => [trace, utc]).slice(0, 2)).toEqual([
      [11, '09:15:00.000'],
      [10, '09:15:02.000'],
    ]);
    expect(marks).toEqual([{ trace: 9, kind: 'user' }]);
    expect(codes).toEqual(['fixes-turned-round', 'mark-labels']);
  });

  it('confirm a date that can be read in two ways, or contradict it', async () => {
    const dated = (date: string) =>
      `Trace #1 at position 0\n${sentence(`GPZDA,091500.00,${date},00,00`)}\n${gga()}`;
    const hd = hdLinesWith({}, '10/06/2011');
    expect((await read({ hd, gps: dated('06,10,2011') })).codes).toEqual([
      'date-ambiguous',
      'date-confirmed',
    ]);
    expect(await read({ hd, gps: dated('10,06,2011') })).toMatchObject({
      codes: ['date-ambiguous', 'date-contradicted'],
      recordedAt: '2011-10-06T10:15:00',
    });
    expect((await read({ gps: dated('23,11,2026') })).codes).toEqual([]);
  });
});

describe('the places in the trace headers', () => {
  const onGround = (trace: number) => ({ longitude: 21 + trace * 1e-6, latitude: 42.5, elevation: 512.25 });

  it('are positions where no file has any', async () => {
    const { positions, codes } = await read({ itemsOf: onGround, gps: 'Trace #1 at position 0\nNo Input\n' });
    expect(positions).toHaveLength(4);
    expect(positions[3]).toEqual({
      trace: 3,
      latitudeDeg: 42.5,
      longitudeDeg: 21.000003,
      elevationM: 512.25,
      quality: 'unknown',
      horizontalDilution: null,
      utc: null,
    });
    expect(codes).toEqual(['receiver-silent', 'no-fixes']);
  });

  it('give way to the fixes of a file, which is told', async () => {
    expect(await read({ itemsOf: onGround, gps: gpsOf([0, 2, 4, 6]) })).toMatchObject({
      positions: [{ quality: 'gnss' }, {}, {}, {}],
      codes: ['places-in-trace-headers'],
    });
  });

  it('may be there for some of the traces', async () => {
    const { positions } = await read({ itemsOf: (trace) => (trace === 2 ? onGround(2) : {}) });
    expect(positions.map(({ trace }) => trace)).toEqual([2]);
  });

  it('have no height that is none', async () => {
    const { positions, codes } = await read({
      itemsOf: (trace) => ({ ...onGround(trace), elevation: [0, 7.67e21, Number.NaN, -12.5][trace] }),
    });
    expect(positions.map(({ elevationM }) => elevationM)).toEqual([null, null, null, -12.5]);
    expect(codes).toEqual(['elevations-implausible']);
  });

  it('have no height where the line is in feet, for these may be in feet, too', async () => {
    const feet = { 'POSITION UNITS': 'ft' };
    const { positions, codes } = await read({ hd: hdLinesWith(feet), itemsOf: onGround });
    expect(positions).toMatchObject([{ elevationM: null }, {}, {}, {}]);
    expect(codes).toEqual(['elevation-unit-unknown']);
  });

  it.each([
    ['metres of a grid', (trace: number) => ({ longitude: 2 * trace, latitude: 10 * trace + 1 })],
    ['metres of a map', (trace: number) => ({ longitude: 500_000 + trace, latitude: 4_700_000 })],
    ['no numbers', () => ({ longitude: Number.NaN, latitude: Number.POSITIVE_INFINITY })],
  ])('are no positions where they are %s', async (_, itemsOf) => {
    expect(await read({ itemsOf })).toMatchObject({ positions: [], codes: ['places-not-degrees'] });
  });

  it('are left out one by one where a few are garbage', async () => {
    const { positions, findings } = await read({
      itemsOf: (trace) => (trace === 1 ? { longitude: -120, latitude: 1 } : onGround(trace)),
    });
    expect(positions.map(({ trace }) => trace)).toEqual([0, 2, 3]);
    expect(findings).toMatchObject([
      { code: 'places-implausible', message: expect.stringContaining('of 1 trace') },
    ]);
  });

  it('are what the header says that they are', async () => {
    const hd = (kind: string) => [...hdLinesWith(), `X Y Z POSITIONS ADDED - ${kind}`];
    expect((await read({ hd: hd('LatLong'), itemsOf: onGround })).positions).toHaveLength(4);
    expect(await read({ hd: hd('UTM'), itemsOf: onGround })).toMatchObject({
      positions: [],
      codes: ['places-not-degrees'],
    });
    const redefined = hdLinesWith({ TRACEHEADERDEF_11: 'OTHER' });
    expect((await read({ hd: redefined, itemsOf: onGround })).positions).toEqual([]);
  });
});
