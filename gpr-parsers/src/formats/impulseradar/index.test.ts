import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { fictionalAmplitudes } from '#fictional-recording.ts';
import { channelFiles, named } from './fictional-array.ts';
import { impulseradar } from './index.ts';

async function open(files: readonly NamedSource[]) {
  const recording = await withAlong(await impulseradar.open(files));
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

const corRow = '2\t2026-11-22\t10:15:01\t42.5\tN\t21.0\tE\t512.25\tM\t0.8\r\n';
const array = [
  ...channelFiles('DEMO_001_A02', { seed: 2, changes: { CH_X_OFFSET: '0.08' } }),
  ...channelFiles('DEMO_001_A01', { seed: 1 }),
  named('DEMO_001.cor', corRow),
];

describe('an ImpulseRadar recording', () => {
  it('of one channel is read from its two files', async () => {
    expect(await open(channelFiles('DEMO_001_A01'))).toMatchObject({
      format: 'impulseradar',
      name: 'DEMO_001',
      traceCount: 3,
      samplesPerTrace: 4,
      bitsPerSample: 16,
      firstSampleNs: -2.5,
      recordedAt: '2026-11-22T10:15:00',
      leftoverByteCount: 0,
      channels: [{ name: 'Channel 1', offset: null }],
      codes: [],
    });
  });

  it('of an array has its channels in the order of their numbers, each with its own samples', async () => {
    const recording = await open(array);
    expect(recording).toMatchObject({
      name: 'DEMO_001',
      channels: [
        { name: 'Channel 1', offset: null },
        { name: 'Channel 2', offset: { acrossM: 0.08, alongM: 0 } },
      ],
      rawHeader: { SAMPLES: '4', 'CH_X_OFFSET (channel 2)': '0.08' },
    });
    for (const channel of [0, 1]) {
      const amplitudes = fictionalAmplitudes(12, 16, channel + 1);
      expect(await recording.readTraces(channel, 1, 3)).toEqual(amplitudes.slice(4));
    }
  });

  it('keeps samples of 32 bits exactly', async () => {
    const recording = await open(channelFiles('DEMO', { changes: { 'DATA VERSION': '32' } }));
    expect(recording).toMatchObject({ name: 'DEMO', bitsPerSample: 32, codes: [] });
    expect(await recording.readTraces(0, 0, 3)).toEqual(fictionalAmplitudes(12, 32));
  });

  it.each([null, '24'])(
    'with the DATA VERSION %j is measured by its size and LAST TRACE',
    async (version) => {
      const recording = await open(channelFiles('DEMO', { changes: { 'DATA VERSION': version } }));
      expect(recording).toMatchObject({ bitsPerSample: 16, codes: ['sample-width-inferred'] });
      await expect(
        open(channelFiles('DEMO', { changes: { 'DATA VERSION': version, 'LAST TRACE': '99' } })),
      ).rejects.toMatchObject({ code: 'unsupported-variant', file: 'DEMO.iprb' });
    },
  );

  it('is counted by the size of the file, and a cut last trace is left out', async () => {
    const [header, { bytes }] = channelFiles('DEMO');
    const cut = new Uint8Array(await bytes.slice(0, 19));
    expect(await open([header, named('DEMO.iprb', cut)])).toMatchObject({
      traceCount: 2,
      leftoverByteCount: 3,
      codes: ['partial-trace-dropped', 'trace-count-contradicted'],
    });
    await expect(open([header, named('DEMO.iprb', cut.subarray(0, 7))])).rejects.toMatchObject({
      code: 'inconsistent',
    });
  });

  it('has as many traces as the shortest of its channels', async () => {
    const shorter = channelFiles('DEMO_001_A02', { traceCount: 2, changes: { 'LAST TRACE': '2' } });
    const recording = await open([...channelFiles('DEMO_001_A01'), ...shorter]);
    expect(recording).toMatchObject({
      traceCount: 2,
      leftoverByteCount: 8,
      codes: ['channel-lengths-differ'],
    });
  });

  it('leaves out a channel of other traces, which is a recording of its own', async () => {
    const other = channelFiles('DEMO_001_A02', { changes: { SAMPLES: '8', FREQUENCY: '800' } });
    const { channels, findings } = await open([...channelFiles('DEMO_001_A01'), ...other]);
    expect(channels).toHaveLength(1);
    expect(findings).toMatchObject([
      {
        code: 'channel-unlike',
        file: 'DEMO_001_A02.iprb',
        message: expect.stringContaining('are of 8 samples of 16 bits, those of most channels of 4 samples'),
      },
    ]);
    expect(await open(other)).toMatchObject({ samplesPerTrace: 8, channels: [{ name: 'Channel 2' }] });
  });

  it('leaves out a channel that ends so early that the others would lose most of their traces', async () => {
    const cut = channelFiles('DEMO_001_A02', { traceCount: 1, changes: { 'LAST TRACE': '1' } });
    const { traceCount, codes } = await open([...channelFiles('DEMO_001_A01'), ...cut]);
    expect([traceCount, codes]).toEqual([3, ['channel-unlike']]);
  });

  it('tells once what is true of many channels', async () => {
    const changes = { 'ZERO LEVEL': null, 'DISTANCE INTERVAL': '0.05' };
    const files = [1, 2, 3].flatMap((number) => channelFiles(`DEMO_001_A0${number}`, { changes }));
    const { findings } = await open([...files, ...channelFiles('DEMO_001_A04')]);
    expect(findings).toMatchObject([
      { code: 'no-time-zero', message: expect.stringContaining('The same is true of 2 more channels.') },
      { code: 'channel-spacings-differ' },
    ]);
  });

  it('does not take two lines whose names end in A1 and A2 for channels', async () => {
    expect((await open(channelFiles('DEMO_A1'))).name).toBe('DEMO_A1');
    expect(impulseradar.channelSuffix?.test('DEMO_A2')).toBe(false);
  });

  it('does without a channel of which a file is missing or cannot be read, and tells it', async () => {
    const [, orphan] = channelFiles('DEMO_001_A02');
    const broken = channelFiles('DEMO_001_A03', { changes: { SAMPLES: null } });
    const { channels, findings } = await open([...channelFiles('DEMO_001_A01'), orphan, ...broken]);
    expect(channels).toHaveLength(1);
    expect(findings).toMatchObject([
      { code: 'channel-incomplete', file: 'DEMO_001_A02.iprh', message: expect.stringContaining('send') },
      { code: 'channel-unreadable', file: 'DEMO_001_A03.iprh' },
    ]);
  });

  it('tells that channels of the array are not there', async () => {
    const { findings } = await open(channelFiles('DEMO_001_A01', { changes: { CHANNELS: '8' } }));
    expect(findings).toMatchObject([{ message: 'CHANNELS is 8, but files of 1 that can be read are here.' }]);
  });

  it.each([
    [0, 'DEMO_001_A01.iprb', 'the radar data of the channel are missing'],
    [1, 'DEMO_001_A01.iprh', 'the header of the channel is missing'],
  ])('needs both its files', async (half, file, message) => {
    await expect(open([channelFiles('DEMO_001_A01')[half]])).rejects.toMatchObject({
      code: 'missing-companion',
      file,
      message: expect.stringContaining(message),
    });
  });
});

describe('beside an ImpulseRadar recording', () => {
  it('a .cor of all channels has the fixes, whose last column is not taken for a dilution', async () => {
    const { positions, codes } = await open(array);
    expect(positions).toEqual([
      {
        trace: 1,
        latitudeDeg: 42.5,
        longitudeDeg: 21,
        elevationM: 512.25,
        quality: 'unknown',
        horizontalDilution: null,
        utc: '2026-11-22T10:15:01.000Z',
      },
    ]);
    expect(codes).toEqual(['fix-quality-unclear']);
  });

  it('a .mrk has marks at traces counted from one', async () => {
    const mrk = '3 2026-11-22 10:15:02\n1\t2026-11-22\t10:15:00.5\nnonsense\n9 2026-11-22 10:15:09\n';
    const { marks, codes } = await open([...array, named('DEMO_001.mrk', mrk)]);
    expect(marks).toEqual([
      { trace: 0, kind: 'unknown' },
      { trace: 2, kind: 'unknown' },
    ]);
    expect(codes).toEqual([
      'fix-quality-unclear',
      'unreadable-line',
      'mark-kind-unknown',
      'marks-outside-recording',
    ]);
  });

  it('one .cor and one .mrk have the word: those of all channels, then those of the first', async () => {
    const fix = (trace: number) => `${trace}\t2026-11-22\t10:15:00\t42.5\tN\t21.0\tE\t512.25\tM\t1\r\n`;
    const shared = [named('DEMO_001.cor', fix(3)), named('DEMO_001.mrk', '3 2026-11-22 10:15:02\n')];
    const own = ['2', '1'].flatMap((number) => [
      named(`DEMO_001_A0${number}.cor`, fix(Number(number))),
      named(`DEMO_001_A0${number}.mrk`, `${number} 2026-11-22 10:15:02\n`),
    ]);
    const pairs = array.filter(({ name }) => /\.ipr[bh]$/.test(name));
    for (const files of [[...pairs, ...shared, ...own], [...own, ...shared, ...pairs].reverse()]) {
      const { positions, marks, codes } = await open(files);
      expect([positions[0].trace, marks[0].trace]).toEqual([2, 2]);
      expect(codes.filter((code) => code === 'companion-not-read')).toHaveLength(2);
    }
    const { positions } = await open([...own, ...pairs]);
    expect(positions[0].trace).toBe(0);
  });

  it('a .time tells when the line began, where the header tells the day alone', async () => {
    const files = channelFiles('DEMO', { changes: { 'START TIME': null } });
    expect((await open(files)).recordedAt).toBe('2026-11-22');
    const times = (content: string) => open([...files, named('DEMO.time', content)]);
    expect(await times('1\t2026-11-22\t10:14:59\n2\t2026-11-22\t10:15:00\n')).toMatchObject({
      recordedAt: '2026-11-22T10:14:59',
      codes: ['companion-not-read'],
    });
    expect((await times('2\t2026-11-22\t10:15:00\n')).recordedAt).toBe('2026-11-22');
    expect((await times('')).recordedAt).toBe('2026-11-22');
  });
});

describe('an .iprh by itself', () => {
  it('is at fault where it never says how many samples a trace has', async () => {
    expect(await impulseradar.findFault(named('DEMO.iprh', 'ANTENNA: 400 MHz'))).toContain('SAMPLES');
    expect(await impulseradar.findFault(channelFiles('DEMO')[0])).toBeNull();
    expect(await impulseradar.findFault(named('DEMO.iprb', 'x'))).toBeNull();
  });
});
