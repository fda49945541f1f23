import { describe, expect, it } from 'vitest';
import { fictionalFile, fictionalRad, fictionalSamples } from './fictional-files.ts';
import { ramac } from './index.ts';

const miraKeys = {
  NUMBER_OF_CH: 3,
  'LAST TRACE': 12,
  CH_X_OFFSETS: '-0.08 0.00 0.08 ',
  CH_Y_OFFSETS: '0.50 0.50 0.55 ',
};

/** Three channels that take turns in one file, at four positions. */
async function open(
  changes: Readonly<Record<string, string | number>> = {},
  samples = fictionalSamples([1, 2, 3], 4),
) {
  const recording = await ramac.open([
    fictionalFile('LINE_001.rd3', samples),
    fictionalFile('LINE_001.rad', fictionalRad({ ...miraKeys, ...changes })),
  ]);
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

describe('an array whose channels take turns in one file', () => {
  it('has its records dealt out to the channels, and LAST TRACE counts the records', async () => {
    const recording = await open();
    expect(recording).toMatchObject({ name: 'LINE_001', traceCount: 4, leftoverByteCount: 0 });
    expect(recording.channels.map(({ name }) => name)).toEqual(['Channel 1', 'Channel 2', 'Channel 3']);
    for (const channel of [0, 1, 2]) {
      const first = 100 * (channel + 1) + 30;
      expect([...(await recording.readTraces(channel, 3, 4))]).toEqual([
        first,
        first + 1,
        first + 2,
        first + 3,
      ]);
    }
    expect(recording.findings.map(({ severity }) => severity)).toEqual(['information', 'information']);
  });

  it('has each channel across and along the line, which is said to be an assumption', async () => {
    const { channels, codes } = await open();
    expect(channels.map(({ offset }) => offset)).toEqual([
      { acrossM: -0.08, alongM: 0.5 },
      { acrossM: 0, alongM: 0.5 },
      { acrossM: 0.08, alongM: 0.55 },
    ]);
    expect(codes).toEqual(['channel-offsets-unproven', 'channel-order-unproven']);
  });

  it('may list its offsets with tabs, more blanks and decimal commas', async () => {
    const { channels } = await open({ CH_X_OFFSETS: ' -0,08\t0,00   0,08', CH_Y_OFFSETS: '1 2 3' });
    expect(channels.map(({ offset }) => offset?.acrossM)).toEqual([-0.08, 0, 0.08]);
  });

  it.each([
    ['too few', { CH_X_OFFSETS: '-0.08 0.00' }],
    ['too many', { CH_Y_OFFSETS: '1 2 3 4' }],
    ['no numbers', { CH_X_OFFSETS: '-0.08 zero 0.08' }],
    ['only those across', { CH_Y_OFFSETS: '' }],
  ])('leaves the places of its channels open where the header lists %s', async (_, changes) => {
    const { channels, findings } = await open(changes);
    expect(channels.map(({ offset }) => offset)).toEqual([null, null, null]);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'channel-offsets-unknown', file: 'LINE_001.rad' }),
    );
  });

  it('whose header lists none at all leaves them open, too', async () => {
    const { channels, findings } = await open({ CH_X_OFFSETS: '', CH_Y_OFFSETS: '' });
    expect(channels[0].offset).toBeNull();
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'information', code: 'channel-offsets-unknown' }),
    );
  });

  it.each([1, 7, 8, 9, 16, 23])('loses its last round when %d bytes of it are missing', async (lost) => {
    const samples = fictionalSamples([1, 2, 3], 4);
    const { traceCount, leftoverByteCount, findings } = await open({}, samples.subarray(0, -lost));
    expect({ traceCount, leftoverByteCount }).toEqual({ traceCount: 3, leftoverByteCount: 24 - lost });
    expect(findings).toMatchObject([
      { code: 'channel-offsets-unproven' },
      { code: 'partial-trace-dropped', message: expect.stringContaining('The last round of the channels') },
      { code: 'trace-count-contradicted', message: expect.stringContaining('the file holds 9 traces') },
      { code: 'channel-order-unproven' },
    ]);
  });

  it('may state a STOP POSITION, which counts positions and not records', async () => {
    expect((await open({ 'STOP POSITION': 0.08 })).codes).not.toContain('trace-spacing-contradicted');
    expect((await open({ 'STOP POSITION': 0.24 })).codes).toContain('trace-spacing-contradicted');
  });
});

it('a file that is named as one channel of an array holds no other, whatever its header counts', async () => {
  const recording = await ramac.open([
    fictionalFile('LINE_001_A02.rd3', fictionalSamples([2], 4)),
    fictionalFile('LINE_001_A02.rad', fictionalRad({ NUMBER_OF_CH: 3, 'LAST TRACE': 4 })),
  ]);
  expect(recording).toMatchObject({ traceCount: 4, channels: [{ name: 'Channel 2', offset: null }] });
  expect(recording.findings.map(({ code }) => code)).toEqual([
    'channel-of-array',
    'channel-count-contradicted',
  ]);
});
