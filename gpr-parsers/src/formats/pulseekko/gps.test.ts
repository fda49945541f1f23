import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { epochFaults, fixesOf } from './epochs.ts';
import { gga, named, sentence } from './fictional-line.ts';
import { readGpsEpochs } from './gps.ts';

async function read(content: string | Uint8Array) {
  const findings: Finding[] = [];
  const file = await readGpsEpochs(named('LINE.GPS', content), findings);
  const fixes = file === null ? null : fixesOf(file.epochs, file.tally);
  if (file) findings.push(...file.tally.toFindings('LINE.GPS', epochFaults));
  return {
    epochs: file?.epochs.filter(({ number }) => number !== null) ?? null,
    fixes: fixes?.map(({ epoch, ...fix }) => ({ number: epoch.number, ...fix })) ?? null,
    findings,
    codes: findings.map(({ code }) => code),
  };
}

const rmc = sentence('GPRMC,091500.00,A,4230.0,N,02100.0,E,0.0,0.0,221126,0.7,W,A');

describe('the fixes of a .GPS', () => {
  it('stand below the trace that they belong to, among other sentences', async () => {
    const { fixes, codes } = await read(
      `Trace #1 at position 0.000000\r\n${rmc}\r\n${gga(1)}\r\n$GPGSA,M,3,05,26*00\r\nTrace #2 at position 0.25\r\n${gga(2)}\r\n`,
    );
    expect(fixes).toEqual([
      {
        number: 1,
        latitudeDeg: 42.5,
        longitudeDeg: 21,
        elevationM: 512.25,
        quality: 'gnss',
        horizontalDilution: 1.5,
        utc: '2026-11-22T09:15:01.000Z',
      },
      expect.objectContaining({ number: 2, utc: '09:15:02.000' }),
    ]);
    expect(codes).toEqual(['checksum-mismatch']);
  });

  it('have the date of a ZDA, too, and of no other epoch', async () => {
    const zda = sentence('GPZDA,091500.01,22,11,2026,00,00');
    const { fixes } = await read(
      `Trace #1 at position 0\n${zda}\n${gga(1)}\nTrace #2 at position 1\n${gga(2)}`,
    );
    expect(fixes?.map(({ utc }) => utc)).toEqual(['2026-11-22T09:15:01.000Z', '09:15:02.000']);
  });

  it.each(['22,13,2026', '31,02,2026', ',,', '22,11,26'])('have no date from a ZDA of %j', async (date) => {
    const zda = sentence(`GPZDA,091500.01,${date},00,00`);
    expect((await read(`Trace #1 at position 0\n${zda}\n${gga(1)}`)).fixes?.[0].utc).toBe('09:15:01.000');
  });

  it('may belong to a fiducial, which is a trace like others and has a label', async () => {
    const { fixes, epochs, codes } = await read(
      `Trace #171 at position 42.5\n${gga(1)}\nFiducial at trace #172 at position 42.75\nF1\n${gga(2)}\nTrace #173 at position 43\n${gga(3)}`,
    );
    expect(fixes?.map(({ number }) => number)).toEqual([171, 172, 173]);
    expect(epochs?.map(({ label }) => label)).toEqual([null, 'F1', null]);
    expect(codes).toEqual([]);
  });

  it('are none where no receiver was connected, and that is no fault', async () => {
    const { fixes, findings } = await read(
      'Trace #1 at position 0\r\nNo Input\r\nTrace #2 at position 0.25\r\nNo Input\r\n',
    );
    expect(fixes).toEqual([]);
    expect(findings).toMatchObject([
      { code: 'receiver-silent', severity: 'information', message: expect.stringContaining('2 of 2 traces') },
    ]);
  });

  it('are missing where the receiver sees too few satellites', async () => {
    const empty = sentence('GPGGA,,,,,,0,02,,,M,,M,,');
    expect(await read(`Trace #1 at position 0\n${empty}\nTrace #2 at position 1\n${gga()}`)).toMatchObject({
      fixes: [{ number: 2 }],
      codes: [],
    });
  });

  it('are found where the sentence before them is cut off and runs into theirs', async () => {
    const { fixes } = await read(`Trace #25 at position 6\n$GPRMC,091500.00,A,4230.0,N,021${gga(1)}\n`);
    expect(fixes).toMatchObject([{ number: 25, latitudeDeg: 42.5 }]);
  });

  it.each([
    ['$GPGGA', null],
    ['$GPGGA,091501.00,4230.0000,N,021', null],
    [
      '$GPGGA,091501.00,4230.0000,N,02100.0000,E',
      { quality: 'unknown', horizontalDilution: null, elevationM: null },
    ],
    ['$GPGGA,091501.00,4230.0000,N,02100.0000,E,1', { quality: 'unknown' }],
    ['$GPGGA,091501.00,4230.0000,N,02100.0000,E,1,08,1', { quality: 'gnss', horizontalDilution: null }],
    ['$GPGGA,091501.00,4230.0000,N,02100.0000,E,1,08,1.5,5', { horizontalDilution: 1.5, elevationM: null }],
    ['$GPGGA,091501.00,4230.0000,N,02100.0000,E,1,08,1.5,512.25,', { elevationM: 512.25 }],
  ])('cut off as %s are used as far as they are whole', async (cut, fix) => {
    const { fixes, findings } = await read(
      `Trace #1 at position 0\n${cut}\nTrace #2 at position 1\n${gga()}`,
    );
    expect(fixes).toMatchObject([...(fix === null ? [] : [{ number: 1, ...fix }]), { number: 2 }]);
    expect(findings).toMatchObject([{ code: 'sentence-cut', line: 2 }]);
  });

  it('are kept where their checksum is wrong, and that is told', async () => {
    const spoilt = gga().replace('512.25', '513.25');
    expect(await read(`Trace #1 at position 0\n${spoilt}`)).toMatchObject({
      fixes: [{ elevationM: 513.25 }],
      findings: [{ code: 'checksum-mismatch', line: 2 }],
    });
  });

  it('are differential at quality 9, which is how NovAtel writes WAAS', async () => {
    expect((await read(`Trace #1 at position 0\n${gga(0, { quality: '9' })}`)).fixes).toMatchObject([
      { quality: 'differential' },
    ]);
  });

  it('may lie below the sea, and south and west', async () => {
    const below = gga(0, { height: '-12.5', place: '4230.0000,S,02100.0000,W' });
    expect((await read(`Trace #1 at position 0\n${below}`)).fixes).toMatchObject([
      { latitudeDeg: -42.5, longitudeDeg: -21, elevationM: -12.5 },
    ]);
  });

  it('cannot be used before the first trace', async () => {
    expect(await read(`${gga()}\nTrace #1 at position 0\n${gga()}`)).toMatchObject({
      fixes: [{ number: 1 }],
      codes: ['fix-without-trace'],
    });
  });

  it('stand between lines that are none, which are passed over', async () => {
    expect(await read(`Trace #1 at position 0\nwhat is this\n${gga()}`)).toMatchObject({
      fixes: [{ number: 1 }],
      findings: [{ code: 'unreadable-line', line: 2 }],
    });
  });

  it.each([
    ['binary', Uint8Array.from({ length: 5000 }, (_, at) => at % 256)],
    ['empty', ''],
    ['a plain log of a receiver', `${gga()}\r\n${gga(1)}\r\n`],
    ['a table', 'trace,lat,lon\n1,42.5,21\n'],
  ])('are not read from a file of the same name that is %s', async (_, content) => {
    expect(await read(content)).toMatchObject({ fixes: null, codes: ['positions-not-readable'] });
  });

  it('are not looked for in a file that is plainly binary', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => at % 256);
    expect((await read(noise)).findings[0].message).toContain('is binary');
    expect((await read('trace,lat,lon\n')).findings[0].message).not.toContain('is binary');
  });

  it('are read up to where the file ends, at whatever byte', async () => {
    const whole = `Trace #1 at position 0\r\n${gga()}\r\nFiducial at trace #2 at position 1\r\nF1\r\n${gga(1)}`;
    for (let end = 0; end <= whole.length; end++) {
      const { fixes } = await read(whole.slice(0, end));
      expect(
        fixes?.every(({ number, latitudeDeg }) => [1, 2].includes(number ?? 0) && latitudeDeg === 42.5),
      ).not.toBe(false);
    }
  });
});
