import { describe, expect, it } from 'vitest';
import type { NamedSource } from '#byte-source.ts';
import { fictionalChannel, fictionalFile, fictionalRad, fictionalSamples } from './fictional-files.ts';
import { ramac } from './index.ts';

async function open(...channels: NamedSource[][]) {
  const recording = await ramac.open(channels.flat());
  const codes = recording.findings.map(({ code }) => code);
  return { ...recording, codes, names: recording.channels.map(({ name }) => name) };
}

const whole = [1, 2, 3].map((channel) => fictionalChannel(channel));

describe('an array with a file for each channel', () => {
  it('is one recording with the name that its files share, and says so', async () => {
    const recording = await open(...whole);
    expect(recording).toMatchObject({
      name: 'LINE_001',
      names: ['Channel 1', 'Channel 2', 'Channel 3'],
      traceCount: 3,
      samplesPerTrace: 4,
      traceSpacingM: 0.02,
      leftoverByteCount: 0,
      findings: [{ severity: 'information', code: 'channels-by-name' }],
    });
    expect(recording.fileNames).toHaveLength(6);
  });

  it('has its channels in the order of their numbers, whatever the order of the files', async () => {
    const many = [10, 2, 1, 3, 4, 5, 6, 7, 8, 9].map((channel) => fictionalChannel(channel).reverse());
    const recording = await open(...many);
    expect(recording.codes).toEqual(['channels-by-name']);
    expect(recording.names).toEqual(Array.from({ length: 10 }, (_, channel) => `Channel ${channel + 1}`));
    for (const channel of [0, 1, 9]) {
      const first = 100 * (channel + 1) + 20;
      const samples = [first, first + 1, first + 2, first + 3];
      expect([...(await recording.readTraces(channel, 2, 3))]).toEqual(samples);
      expect([...(await recording.readTracesAsFloat(channel, 2, 3))]).toEqual(samples);
    }
  });

  it('may number them with three digits', async () => {
    const files = whole.flat().map(({ name, bytes }) => ({ name: name.replace('_A0', '_A00'), bytes }));
    expect(await open(files)).toMatchObject({ name: 'LINE_001', codes: ['channels-by-name'] });
  });

  it('says which channels are missing from the numbering', async () => {
    const { findings, names } = await open(...[2, 3, 6].map((channel) => fictionalChannel(channel)));
    expect(names).toEqual(['Channel 2', 'Channel 3', 'Channel 6']);
    expect(findings).toMatchObject([
      { code: 'channels-by-name', message: expect.stringContaining('channels 2 to 6') },
      { code: 'channels-missing', message: expect.stringMatching(/^3 channels .* 1, 4, 5\.$/) },
    ]);
  });

  it.each(['NUMBER_OF_CH', 'CHANNELS'])('says that the header speaks of more by %s', async (key) => {
    const { findings } = await open(
      ...[1, 2].map((channel) => fictionalChannel(channel, { rad: { [key]: 8 } })),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'channel-count-contradicted',
        message: 'The header speaks of 8 channels, but files of 2 are here.',
      }),
    );
  });

  it('is a recording of one channel where only one is there', async () => {
    const recording = await open(fictionalChannel(2));
    expect(recording).toMatchObject({
      name: 'LINE_001_A02',
      names: ['Channel 2'],
      codes: ['channel-of-array'],
    });
    expect([...(await recording.readTraces(0, 0, 1))]).toEqual([200, 201, 202, 203]);
  });

  it('keeps the header of the first channel, and of the others what differs', async () => {
    const { rawHeader } = await open(
      fictionalChannel(1, { rad: { 'CHANNEL CONFIGURATION': 'T1:R1' } }),
      fictionalChannel(2, { rad: { 'CHANNEL CONFIGURATION': 'T1:R2' } }),
    );
    expect(rawHeader).toMatchObject({
      'CHANNEL CONFIGURATION': 'T1:R1',
      'CHANNEL CONFIGURATION (channel 2)': 'T1:R2',
    });
    expect(rawHeader).not.toHaveProperty('SAMPLES (channel 2)');
  });

  it('tells once what is true of all channels', async () => {
    const odd = [1, 2, 3].map((channel) => fictionalChannel(channel, { rad: { 'SIGNAL POSITION': 48.3 } }));
    const told = (await open(...odd)).findings.filter(({ code }) => code === 'signal-position-not-used');
    expect(told).toMatchObject([
      { message: expect.stringContaining('The same is true of 2 more channels.') },
    ]);
  });

  it('takes the place of a channel from its own header', async () => {
    const placed = [1, 2].map((channel) =>
      fictionalChannel(channel, { rad: { CH_X_OFFSETS: `0.${channel}`, CH_Y_OFFSETS: -0.5 } }),
    );
    expect((await open(...placed)).channels.map(({ offset }) => offset)).toEqual([
      { acrossM: 0.1, alongM: -0.5 },
      { acrossM: 0.2, alongM: -0.5 },
    ]);
  });

  it('leaves open where a channel lies when its header lists the places of several', async () => {
    const listed = [1, 2].map((channel) =>
      fictionalChannel(channel, { rad: { CH_X_OFFSETS: '0.1 0.2', CH_Y_OFFSETS: '0 0' } }),
    );
    const { channels, codes } = await open(...listed);
    expect(channels).toMatchObject([{ offset: null }, { offset: null }]);
    expect(codes).toContain('channel-offsets-unknown');
  });
});

describe('channels that contradict one another', () => {
  it('end together, with the shortest, and that is told', async () => {
    const recording = await open(
      fictionalChannel(1, { traceCount: 5 }),
      fictionalChannel(2, { traceCount: 4 }),
    );
    expect(recording).toMatchObject({ traceCount: 4, leftoverByteCount: 8 });
    expect(recording.findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'channel-lengths-differ',
        message: expect.stringContaining('4 to 5 traces, LINE_001_A02.rd3 the fewest'),
      }),
    );
    expect([...(await recording.readTraces(0, 3, 4))]).toEqual([130, 131, 132, 133]);
  });

  it('cost the one that is less than half as long, not the traces of the others', async () => {
    const { traceCount, findings } = await open(
      fictionalChannel(1, { traceCount: 9 }),
      fictionalChannel(2, { traceCount: 4 }),
    );
    expect(traceCount).toBe(9);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'channel-unlike', file: 'LINE_001_A02.rd3' }),
    );
  });

  it('cost the one whose traces have another count of samples than those of most', async () => {
    const recording = await open(
      fictionalChannel(1, { rad: { SAMPLES: 2, 'LAST TRACE': 6 } }),
      ...whole.slice(1),
    );
    expect(recording).toMatchObject({ samplesPerTrace: 4, names: ['Channel 2', 'Channel 3'] });
    expect(recording.findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'channel-unlike',
        message:
          'SAMPLES is 2 for LINE_001_A01.rd3, but 4 for most channels of the array; the channel is left out. Sent by itself it is a recording of its own.',
      }),
    );
  });

  it('keep time windows of their own', async () => {
    const recording = await open(fictionalChannel(1), fictionalChannel(2, { rad: { TIMEWINDOW: 20 } }));
    expect(recording.channels).toMatchObject([
      { timeWindowNs: 10, sampleIntervalNs: 2.5 },
      { timeWindowNs: 20, sampleIntervalNs: 5 },
    ]);
    expect(recording.timeWindowNs).toBe(10);
    expect(recording.codes).toContain('channel-times-differ');
  });

  it('do not agree on the distance between traces: the first has the word, and that is told', async () => {
    const recording = await open(
      fictionalChannel(1),
      fictionalChannel(2, { rad: { 'DISTANCE INTERVAL': 0.05 } }),
    );
    expect(recording.traceSpacingM).toBe(0.02);
    expect(recording.codes).toContain('channel-spacings-differ');
  });

  it('may have one number twice, which is told', async () => {
    const [samples, rad] = fictionalChannel(1);
    const again = [samples, rad].map(({ name, bytes }) => ({ name: name.replace('_A0', '_A00'), bytes }));
    expect((await open(...whole, again)).codes).toContain('channel-number-repeated');
  });
});

describe('a channel that cannot be read', () => {
  it.each([
    ['without its header', 0, 'channel-incomplete', 'send LINE_001_A02.rad too'],
    ['without its samples', 1, 'channel-incomplete', 'send LINE_001_A02.rd3 too'],
  ])('%s costs that channel, and the file is named', async (_, kept, code, message) => {
    const { names, findings } = await open(whole[0], [whole[1][kept]], whole[2]);
    expect(names).toEqual(['Channel 1', 'Channel 3']);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', code, message: expect.stringContaining(message) }),
    );
  });

  it('for its header is broken, or its samples too few, costs that channel', async () => {
    const broken = [whole[1][0], fictionalFile('LINE_001_A02.rad', 'SAMPLES:none\r\n')];
    const short = [fictionalFile('LINE_001_A03.rd3', new Uint8Array(7)), whole[2][1]];
    const { names, findings } = await open(whole[0], broken, short);
    expect(names).toEqual(['Channel 1']);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'channel-unreadable', file: 'LINE_001_A02.rad' },
      { code: 'channel-unreadable', file: 'LINE_001_A03.rd3' },
    ]);
  });

  it('is like all the others: then the fault of the first is told', async () => {
    const samples = whole.map(([rd3]) => rd3);
    await expect(ramac.open(samples)).rejects.toMatchObject({
      code: 'missing-companion',
      file: 'LINE_001_A01.rad',
    });
    const empty = fictionalFile('LINE_001_A01.rd3', new Uint8Array(0));
    await expect(ramac.open([empty, whole[0][1]])).rejects.toMatchObject({ code: 'inconsistent' });
  });

  it('has samples of another width than most', async () => {
    const wide = [fictionalFile('LINE_001_A02.rd7', fictionalSamples([2], 3, 32)), whole[1][1]];
    const { names, bitsPerSample, findings } = await open(whole[0], wide, whole[2]);
    expect(names).toEqual(['Channel 1', 'Channel 3']);
    expect(bitsPerSample).toBe(16);
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'channel-incomplete',
        message: expect.stringContaining('most channels have an rd3'),
      }),
    );
  });

  it('is none where each has an rd7 beside its rd3: the wider are read, which is told once', async () => {
    const wide = [1, 2, 3].map((channel) =>
      fictionalFile(`LINE_001_A0${channel}.rd7`, fictionalSamples([channel], 3, 32)),
    );
    const { bitsPerSample, findings } = await open(...whole, wide);
    expect(bitsPerSample).toBe(32);
    expect(findings.filter(({ code }) => code === 'two-sample-files')).toMatchObject([
      { message: expect.stringContaining('and so with 2 more channels') },
    ]);
  });
});

describe('the companions of an array', () => {
  const fix = (trace: number) => `${trace}\t2026-11-22\t10:15:00\t42.5\tN\t21.0\tE\t512.25\tM\t0.8\r\n`;

  it('are those that all channels share, before those of one', async () => {
    const files = [
      fictionalFile('LINE_001_A01.cor', fix(1)),
      fictionalFile('LINE_001.cor', fix(3)),
      fictionalFile('LINE_001_A02.cor', fix(2)),
    ];
    const { positions, findings } = await (await open(...whole, files)).readAlong();
    expect(positions.map(({ trace }) => trace)).toEqual([2]);
    expect(findings).toMatchObject([
      {
        code: 'companion-not-read',
        message: expect.stringContaining('LINE_001.cor is read, 2 others are not'),
      },
    ]);
  });

  it('are those of the first channel where nothing is shared', async () => {
    const files = [fictionalFile('LINE_001_A02.cor', fix(2)), fictionalFile('LINE_001_A01.cor', fix(1))];
    const { positions } = await (await open(...whole, files)).readAlong();
    expect(positions.map(({ trace }) => trace)).toEqual([0]);
  });

  it('may be marks, which count for the whole line', async () => {
    const marks = fictionalFile('LINE_001.mrk', ' 2  1  1  200\r\n 9  2  1  200\r\n');
    const along = await (await open(...whole, [marks])).readAlong();
    expect(along.marks).toEqual([{ trace: 1, kind: 'unknown' }]);
    expect(along.findings.map(({ code }) => code)).toContain('marks-outside-recording');
  });
});

it('a header of its own belongs to each channel: one for them all is not enough', async () => {
  const shared = fictionalFile('LINE_001.rad', fictionalRad());
  await expect(ramac.open([...whole.map(([rd3]) => rd3), shared])).rejects.toMatchObject({
    code: 'missing-companion',
    file: 'LINE_001_A01.rad',
  });
});
