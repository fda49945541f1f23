import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalRecording } from '#fictional-recording.ts';
import { nmeaChecksum } from '#nmea.ts';
import { readRecording } from '#read-recording.ts';
import type { Finding } from '#recording.ts';
import { readDzg } from './positions.ts';
import { writeDzt } from './write.ts';

async function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const findings: Finding[] = [];
  const positions = await readDzg({ name: 'LINE.DZG', bytes: bytesInMemory(bytes) }, findings);
  return { positions, findings, codes: findings.map(({ code }) => code) };
}

function sentence(body: string): string {
  return `$${body}*${nmeaChecksum(body)}\r\n`;
}

function gga({
  time = '101500',
  place = '4230.0000,N,02100.0000,E',
  quality = '4',
  talker = 'GP',
} = {}): string {
  return sentence(`${talker}GGA,${time},${place},${quality},12,0.8,512.25,M,44.1,M,,`);
}

function rmc(time: string, date: string, status = 'A'): string {
  return sentence(`GPRMC,${time},${status},4230.0,N,02100.0,E,,,${date},,`);
}

describe('the fixes of a DZG', () => {
  it('belong to the nearest $GSSIS before them, whose number counts from zero', async () => {
    const { positions, codes } = await read(`$GSSIS,23,-1\n${gga()}\n$GSSIS,47,-1\n${gga()}\n`);
    expect(positions.map(({ trace }) => trace)).toEqual([23, 47]);
    expect(positions[0]).toEqual({
      trace: 23,
      latitudeDeg: 42.5,
      longitudeDeg: 21,
      elevationM: 512.25,
      quality: 'rtk-fixed',
      horizontalDilution: 0.8,
      utc: '10:15:00.000',
    });
    expect(codes).toEqual([]);
  });

  it.each(['\n', '\r\n', '\r'])('are read whatever the lines end with (%j)', async (lineEnd) => {
    const content = `$GSSIS,23,-1\n${gga()}\n$GSSIS,47,12.5\n${gga()}`.replace(/\r?\n/g, lineEnd);
    expect((await read(content)).positions).toHaveLength(2);
  });

  it.each(['GP', 'GN', 'GL', 'GA', 'BD'])('are understood when the talker is %s', async (talker) => {
    expect((await read(`$GSSIS,23,-1\n${gga({ talker })}`)).positions).toHaveLength(1);
  });

  it('have the date of an RMC beside them, before or after', async () => {
    const before = await read(`$GSSIS,23,-1\n${rmc('101500', '221126')}${gga()}`);
    const after = await read(`$GSSIS,23,-1\n${gga()}${rmc('101500', '221126')}`);
    expect(before.positions[0].utc).toBe('2026-11-22T10:15:00.000Z');
    expect(after.positions[0].utc).toBe('2026-11-22T10:15:00.000Z');
  });

  it('have no date that an RMC of another epoch, or a void one, would lend them', async () => {
    const { positions } = await read(
      `$GSSIS,1,-1\n${rmc('101500', '221126')}${gga()}\n$GSSIS,2,-1\n${gga()}\n$GSSIS,3,-1\n${rmc('101500', '221126', 'V')}${gga()}`,
    );
    expect(positions.map(({ utc }) => utc)).toEqual([
      '2026-11-22T10:15:00.000Z',
      '10:15:00.000',
      '10:15:00.000',
    ]);
  });

  it('are kept where the receiver calls them invalid, and that is told', async () => {
    const { positions, findings } = await read(`$GSSIS,23,-1\n${gga({ quality: '0' })}`);
    expect(positions).toMatchObject([{ quality: 'invalid' }]);
    expect(findings).toMatchObject([{ code: 'invalid-fixes', message: expect.stringContaining('1 of 1') }]);
  });

  it('are kept where their checksum is wrong, and the first such line is told', async () => {
    const spoilt = gga().replace('42', '43');
    const { positions, findings } = await read(`$GSSIS,23,-1\n${spoilt}\n$GSSIS,47,-1\n${spoilt}`);
    expect(positions).toHaveLength(2);
    expect(findings).toMatchObject(
      [
        {
          code: 'checksum-mismatch',
          severity: 'warning',
          file: 'LINE.DZG',
          line: 2,
          message: /^2 sentences/,
        },
      ].map((finding) => ({ ...finding, message: expect.stringMatching(finding.message) })),
    );
  });

  it('are missing where a $GSSIS has none, which contributes nothing', async () => {
    const { positions, findings } = await read(`$GSSIS,23,-1\n\n$GSSIS,47,-1\n${gga()}`);
    expect(positions.map(({ trace }) => trace)).toEqual([47]);
    expect(findings).toMatchObject([{ code: 'trace-without-fix', line: 1 }]);
  });

  it('cannot be used where no $GSSIS comes before them, or one that cannot be read', async () => {
    const { positions, codes } = await read(`${gga()}$GSSIS,23,-1\n${gga()}$GSSIS,x7,-1\n${gga()}`);
    expect(positions.map(({ trace }) => trace)).toEqual([23]);
    expect(codes.sort()).toEqual(['fix-without-trace', 'unreadable-line']);
  });

  it('stay in their order where trace numbers go backwards or come twice, and that is told', async () => {
    const { positions, codes } = await read(
      [5, 9, 7, 7].map((trace) => `$GSSIS,${trace},-1\n${gga()}\n`).join(''),
    );
    expect(positions.map(({ trace }) => trace)).toEqual([5, 9, 7, 7]);
    expect(codes).toEqual(['trace-numbers-backwards', 'trace-numbers-repeated']);
  });

  it('are passed over where a line is cut or holds other bytes', async () => {
    const garbage = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const good = new TextEncoder().encode(`\n$GSSIS,23,-1\n$GPGGA,1015\n$GSSIS,47,-1\n${gga()}`);
    const { positions, codes } = await read(new Uint8Array([...garbage, ...good]));
    expect(positions.map(({ trace }) => trace)).toEqual([47]);
    expect(codes.sort()).toEqual(['fix-without-place', 'unreadable-line']);
  });

  it('lie between lines that end in all three ways', async () => {
    const content = `$GSSIS,23,-1\n${gga()}\n$GSSIS,47,-1\r${gga()}\r\n\n`;
    const { positions, codes } = await read(content);
    expect(positions.map(({ trace }) => trace)).toEqual([23, 47]);
    expect(codes).toEqual([]);
  });

  it('without a height have none, which is no fault', async () => {
    const { positions, findings } = await read(
      `$GSSIS,23,-1\n${sentence('GPGGA,000320,4230.0,N,02100.0,E,0,00,,,M,,M,,')}`,
    );
    expect(positions).toMatchObject([{ elevationM: null, horizontalDilution: null, quality: 'invalid' }]);
    expect(findings).toMatchObject([{ code: 'invalid-fixes' }]);
  });

  it('belong to the day of their RMC, and where midnight parts the two to the day before or after', async () => {
    const { positions } = await read(
      `$GSSIS,1,-1\n${rmc('235959', '311226')}${gga({ time: '000000' })}\n$GSSIS,2,-1\n${gga({ time: '235959' })}${rmc('000000', '010127')}`,
    );
    expect(positions.map(({ utc }) => utc)).toEqual(['2027-01-01T00:00:00.000Z', '2026-12-31T23:59:59.000Z']);
  });

  it('run through midnight by their time of day where no date is told', async () => {
    const { positions } = await read(
      `$GSSIS,1,-1\n${gga({ time: '235959' })}\n$GSSIS,2,-1\n${gga({ time: '000000' })}`,
    );
    expect(positions.map(({ utc }) => utc)).toEqual(['23:59:59.000', '00:00:00.000']);
  });

  it('without any $GSSIS, as beside a SIR-3000, cannot be tied to traces', async () => {
    const { positions, findings } = await read(gga() + rmc('101500', '221126') + gga());
    expect(positions).toEqual([]);
    expect(findings).toMatchObject([
      { code: 'fix-without-trace', line: 1 },
      { code: 'no-fixes', message: expect.stringContaining('no $GSSIS line') },
    ]);
    const unreadable = await read(`$GSSIS,x,-1\n${gga()}`);
    expect(unreadable.findings.at(-1)?.message).toContain('No fix of the file can be tied');
  });

  it('go on counting while recording is paused: what lies beyond the last trace is told', async () => {
    const { positions, findings, traceCount } = await readRecording([
      { name: 'LINE.DZT', bytes: bytesInMemory(writeDzt(fictionalRecording())) },
      {
        name: 'line.dzg',
        bytes: bytesInMemory(new TextEncoder().encode(`$GSSIS,5,-1\n${gga()}\n$GSSIS,95,-1\n${gga()}`)),
      },
    ]);
    expect(traceCount).toBe(20);
    expect(positions.map(({ trace }) => trace)).toEqual([5, 95]);
    expect(findings.map(({ code }) => code)).toContain('positions-outside-recording');
  });

  it('may be none at all, which is a warning', async () => {
    for (const content of ['', '\n\n', 'PK\x03\x04', '$GPMAP,1,2\n']) {
      const { positions, codes } = await read(content);
      expect(positions).toEqual([]);
      expect(codes).toContain('no-fixes');
    }
  });

  it('are read up to where the file ends, at whatever byte', async () => {
    const whole = `$GSSIS,23,-1\n${gga()}\n$GSSIS,47,-1\n${gga()}`;
    for (let end = 0; end <= whole.length; end++) {
      const { positions } = await read(whole.slice(0, end));
      expect(positions.every(({ trace }) => trace === 23 || trace === 47)).toBe(true);
    }
  });
});
