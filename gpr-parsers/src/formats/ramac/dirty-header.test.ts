import { describe, expect, it } from 'vitest';
import { readRecording } from '#read-recording.ts';
import { fictionalFile, fictionalRad, fictionalSamples } from './fictional-files.ts';

const samples = fictionalSamples([1], 3);
const fix = '2\t2026-11-22\t10:15:00\t42.5\tN\t21.0\tE\t512.25\tM\t0.8\r\n';

/** Latin-1 bytes, as consoles write them. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Through the same door as everybody's files. */
async function read(rad: string | Uint8Array, changes: { name?: string; samples?: Uint8Array } = {}) {
  const { name = 'LINE.rad', samples: stored = samples } = changes;
  const recording = await readRecording([
    fictionalFile(name, rad),
    fictionalFile(name.replace(/rad$/, 'rd3').replace(/RAD$/, 'RD3'), stored),
  ]);
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

const expected = { samplesPerTrace: 4, traceCount: 3, timeWindowNs: 10, traceSpacingM: 0.02 };

describe('a .rad as it comes from the field', () => {
  it.each([
    ['lines that end in LF alone', (rad: string) => rad.replaceAll('\r\n', '\n')],
    ['lines that end in CR alone', (rad: string) => rad.replaceAll('\r\n', '\r')],
    ['no end of its last line', (rad: string) => rad.trimEnd()],
    ['empty lines', (rad: string) => rad.replaceAll('\r\n', '\r\n\r\n')],
    ['a leading blank before its values', (rad: string) => rad.replaceAll(':', ': ')],
    ['blanks before its keys', (rad: string) => rad.replace(/^/gm, '  ')],
    ['keys in small letters', (rad: string) => rad.toLowerCase()],
    [
      'its lines in another order',
      (rad: string) => `${rad.trimEnd().split('\r\n').reverse().join('\r\n')}\r\n`,
    ],
    ['keys that nobody knows', (rad: string) => `${rad}FIRMWARE:1:2\r\n`],
    ['NUL bytes within and after', (rad: string) => `${rad.replace('SAMPLES', 'SAM\0PLES')}\0\0\0\0`],
    ['NUL bytes for an end of lines', (rad: string) => rad.replaceAll('\r\n', '\0\r\n')],
    ['decimal commas', (rad: string) => rad.replaceAll('.', ',')],
    ['underscores for what is empty', (rad: string) => `${rad}OPERATOR:_\r\nCOMMENT:_\r\nSITE: _\r\n`],
  ])('is read with %s, and nothing is odd about it', async (_, spoil) => {
    expect(await read(spoil(fictionalRad()))).toMatchObject({ ...expected, codes: [] });
  });

  it('has values with colons and blanks in them', async () => {
    const { comment, rawHeader } = await read(
      fictionalRad({ COMMENT: 'Cart=4: 10:30, north side', SITE: 'a : b' }),
    );
    expect(comment).toBe('Cart=4: 10:30, north side');
    expect(rawHeader.SITE).toBe('a : b');
  });

  it('takes an underscore for nothing, within a value for itself', async () => {
    const { comment, channels, rawHeader } = await read(
      fictionalRad({ COMMENT: '_', ANTENNAS: '500_MHz shielded', OPERATOR: '_' }),
    );
    expect({ comment, operator: rawHeader.OPERATOR }).toEqual({ comment: null, operator: '' });
    expect(channels[0].antenna.name).toBe('500_MHz shielded');
  });

  it('holds letters that are no UTF-8', async () => {
    const { comment, rawHeader } = await read(latin1(fictionalRad({ COMMENT: 'Größe 5 m²', SITE: 'ÅÄÖ' })));
    expect({ comment, site: rawHeader.SITE }).toEqual({ comment: 'Größe 5 m²', site: 'ÅÄÖ' });
  });

  it('has a decimal comma only where no point stands', async () => {
    const { traceSpacingM, findings } = await read(fictionalRad({ 'DISTANCE INTERVAL': '1,000.5' }));
    expect(traceSpacingM).toBeNull();
    expect(findings).toMatchObject([{ code: 'header-value-unusable', line: 3 }]);
  });

  it('keeps the first of two values, whichever comes later', async () => {
    const { traceSpacingM, findings } = await read(`${fictionalRad()}DISTANCE INTERVAL:0.5\r\n`);
    expect(traceSpacingM).toBe(0.02);
    expect(findings).toMatchObject([{ code: 'duplicate-key', file: 'LINE.rad', line: 7 }]);
  });

  it('may hold lines that say nothing, which are told', async () => {
    expect(await read(`${fictionalRad()}no colon here\r\n`)).toMatchObject({
      ...expected,
      codes: ['unreadable-line'],
    });
  });

  it('has its extension in capitals, as its samples have', async () => {
    expect(await read(fictionalRad(), { name: 'LINE.v2.RAD' })).toMatchObject({
      ...expected,
      name: 'LINE.v2',
    });
  });

  it('may be empty, which is refused by the key that is missing', async () => {
    await expect(read('')).rejects.toMatchObject({
      code: 'inconsistent',
      file: 'LINE.rad',
      message: expect.stringContaining('the key SAMPLES is missing'),
    });
  });

  it('asks for more samples than the file has: it is refused by both numbers', async () => {
    await expect(read(fictionalRad({ SAMPLES: 13 }))).rejects.toMatchObject({
      code: 'inconsistent',
      file: 'LINE.rd3',
      message: expect.stringMatching(/SAMPLES is 13, .* its 24 bytes .* \(26 bytes\)/),
    });
  });
});

describe('the samples of a MALÅ line through the door', () => {
  it('lose a part of a trace and tell so, and LAST TRACE with it', async () => {
    const { traceCount, leftoverByteCount, codes } = await read(fictionalRad(), {
      samples: samples.subarray(0, 21),
    });
    expect({ traceCount, leftoverByteCount }).toEqual({ traceCount: 2, leftoverByteCount: 5 });
    expect(codes).toEqual(['partial-trace-dropped', 'trace-count-contradicted']);
  });

  it.each(['rd3', 'rd7'] as const)(
    'are those of the %s when it comes without the other',
    async (extension) => {
      const bitsPerSample = extension === 'rd3' ? 16 : 32;
      const recording = await readRecording([
        fictionalFile('LINE.rad', fictionalRad()),
        fictionalFile(`LINE.${extension}`, fictionalSamples([1], 3, bitsPerSample)),
      ]);
      expect(recording).toMatchObject({ bitsPerSample, traceCount: 3, findings: [] });
      expect([...(await recording.readTraces(0, 2, 3))]).toEqual([120, 121, 122, 123]);
    },
  );

  it('are those of the rd7 when both come, which is told', async () => {
    const { bitsPerSample, findings } = await readRecording([
      fictionalFile('LINE.rd3', samples),
      fictionalFile('LINE.rad', fictionalRad()),
      fictionalFile('LINE.rd7', fictionalSamples([1], 3, 32)),
    ]);
    expect(bitsPerSample).toBe(32);
    expect(findings).toMatchObject([
      { code: 'two-sample-files', message: expect.stringContaining('LINE.rd7 is read, LINE.rd3 is not') },
    ]);
  });

  it('are not read without their header, whose path is told', async () => {
    await expect(readRecording([fictionalFile('day1/LINE.RD3', samples)])).rejects.toMatchObject({
      code: 'missing-companion',
      file: 'day1/LINE.RAD',
      sentence: 'day1/LINE.RAD: the header of the recording is missing; send day1/LINE.RAD too.',
    });
  });

  it('have fixes beyond their last trace, which are told and draw no track', async () => {
    const cor = [fix, fix.replace('2', '7'), fix.replace('2', '30')].join('');
    const { positions, findings } = await readRecording([
      fictionalFile('LINE.rd3', samples),
      fictionalFile('LINE.rad', fictionalRad()),
      fictionalFile('LINE.cor', cor),
    ]);
    expect(positions.map(({ trace }) => trace)).toEqual([1, 6, 29]);
    expect(findings).toMatchObject([
      { code: 'positions-outside-recording', message: expect.stringContaining('2 of 3 fixes') },
    ]);
  });

  it('is read in time that grows with its length, an antenna called by half a million digits too', async () => {
    const digits = '9'.repeat(500_000);
    const { channels, codes } = await read(fictionalRad({ ANTENNAS: digits }));
    expect(channels[0].antenna.centreFrequencyMHz).toBeNull();
    expect(codes).toContain('antenna-frequency-unknown');
  });
});
