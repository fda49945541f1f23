import { describe, expect, it } from 'vitest';
import { type ByteSource, bytesInMemory, type NamedSource } from '#byte-source.ts';
import { fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { writeDzg } from '#formats/dzt/write-positions.ts';
import { fictionalChannel } from '#formats/ramac/fictional-files.ts';
import { writeRamac } from '#formats/ramac/write.ts';
import { readRadargram } from './read-radargram.ts';
import { readRecording } from './read-recording.ts';

function named(name: string, content: Uint8Array | string): NamedSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: bytesInMemory(bytes) };
}

const written = fictionalRecording({
  positions: [fictionalFix(0), fictionalFix(19)],
  recordedAt: '2026-11-22T10:15:00',
});
const { rad, samples, cor } = writeRamac(written);
const malaFiles = [named('LINE01.cor', cor ?? ''), named('LINE01.rd3', samples), named('line01.RAD', rad)];
const dztFile = named('FILE____012.DZT', writeDzt(written));
const dzgFile = named('file____012.dzg', writeDzg(written.positions));

describe('readRecording', () => {
  it('takes the files in any order and letter case', async () => {
    for (const files of [malaFiles, [...malaFiles].reverse()]) {
      const recording = await readRecording(files);
      expect(recording).toMatchObject({ format: 'ramac', name: 'LINE01', traceCount: 20, findings: [] });
      expect(recording.positions).toHaveLength(2);
    }
    for (const files of [
      [dztFile, dzgFile],
      [dzgFile, dztFile],
    ]) {
      expect((await readRecording(files)).positions).toHaveLength(2);
    }
  });

  it('does not read what is no part of the recording, and says so', async () => {
    const notes = named('notes.txt', 'anything');
    const otherHeader = named('LINE02.rad', rad);
    const again = named('LINE01.RD3', samples);
    const { findings, fileNames } = await readRecording([...malaFiles, notes, otherHeader, again]);
    expect(fileNames).toEqual(['LINE01.cor', 'LINE01.rd3', 'line01.RAD']);
    expect(findings).toMatchObject([
      { code: 'file-not-used', file: 'notes.txt' },
      { code: 'file-not-used', file: 'LINE02.rad' },
      { code: 'file-not-used', file: 'LINE01.RD3' },
    ]);
  });

  it('does not take the header of another line', async () => {
    await expect(
      readRecording([named('LINE01.rd3', samples), named('LINE02.rad', rad)]),
    ).rejects.toMatchObject({
      code: 'missing-companion',
      file: 'LINE01.rad',
    });
  });

  it('opens one recording at a time', async () => {
    await expect(readRecording([...malaFiles, dztFile])).rejects.toMatchObject({
      code: 'inconsistent',
      message: expect.stringContaining('LINE01, FILE____012'),
    });
  });

  it('names the file that positions are waiting for', async () => {
    await expect(readRecording([dzgFile])).rejects.toMatchObject({
      code: 'missing-companion',
      file: 'file____012.dzt',
    });
  });

  it('refuses rd6 clearly', async () => {
    await expect(
      readRecording([named('LINE01.rd6', samples), named('LINE01.rad', rad)]),
    ).rejects.toMatchObject({
      code: 'unsupported-variant',
      message: expect.stringContaining('MALÅ 3-D (rd6) files cannot be read by this version'),
    });
  });

  it.each([
    [[], 'not-this-format'],
    [[named('notes.txt', 'anything')], 'not-this-format'],
    [[named('LINE01.rd6', samples)], 'unsupported-variant'],
    [[named('LINE01.DZT', '%PDF-1.7')], 'not-this-format'],
    [[named('LINE01.DZT', '')], 'truncated'],
  ])('refuses what holds no recording that it can read', async (files, code) => {
    await expect(readRecording(files)).rejects.toMatchObject({ name: 'GprFormatError', code });
  });

  it('keeps the recording where the file of the fixes is plainly something else', async () => {
    const { findings, positions } = await readRecording([dztFile, named('FILE____012.DZG', '%PDF-1.7')]);
    expect(positions).toEqual([]);
    expect(findings).toMatchObject([{ severity: 'error', code: 'foreign-content', file: 'FILE____012.DZG' }]);
  });

  it('tells the fixes at traces that the recording does not have', async () => {
    const dzg = writeDzg([fictionalFix(0), fictionalFix(25)]);
    const { findings, positions } = await readRecording([dztFile, named('FILE____012.DZG', dzg)]);
    expect(positions).toHaveLength(2);
    expect(findings).toMatchObject([
      { code: 'positions-outside-recording', message: expect.stringContaining('1 of 2 fixes') },
    ]);
  });

  it('opens a file of four gigabytes in bounded memory', async () => {
    const header = writeDzt(fictionalRecording({ samplesPerTrace: 0x8000, channels: [new Int16Array(0)] }));
    let mostBytes = 0;
    const bytes: ByteSource = {
      byteLength: 2 ** 32,
      slice: async (start, end) => {
        mostBytes = Math.max(mostBytes, end - start);
        const slice = new Uint8Array(end - start);
        if (start < header.length) slice.set(header.subarray(start, Math.min(end, header.length)));
        return slice.buffer;
      },
    };
    const recording = await readRecording([{ name: 'LONG.DZT', bytes }]);
    expect(recording.traceCount).toBe(65535);
    expect(mostBytes).toBeLessThanOrEqual(2 ** 20);
    expect(await recording.readTraces(0, 65000, 65001)).toHaveLength(0x8000);
  });
});

describe('readRecording of an array', () => {
  const channels = [3, 1, 2].map((channel) => fictionalChannel(channel));
  const fix = '2\t2026-11-22\t10:15:00\t42.5\tN\t21.0\tE\t512.25\tM\t0.8\r\n';

  it('makes one recording of the files of all channels, with the positions that they share', async () => {
    const files = [...channels.flat(), named('line_001.COR', fix)];
    const { name, channels: read, fileNames, positions, findings } = await readRecording(files);
    expect(name).toBe('LINE_001');
    expect(read.map((channel) => channel.name)).toEqual(['Channel 1', 'Channel 2', 'Channel 3']);
    expect(fileNames).toHaveLength(7);
    expect(positions).toMatchObject([{ trace: 1 }]);
    expect(findings.map(({ code }) => code)).toEqual(['channels-by-name']);
  });

  it('has each channel as a radargram of its own', async () => {
    const recording = await readRecording(channels.flat());
    expect((await readRadargram(recording, 2)).samples.subarray(0, 5)).toEqual(
      Float32Array.of(300, 301, 302, 303, 310),
    );
  });

  it('does not read the same file of a channel twice', async () => {
    const [again] = channels[0];
    const files = [...channels.flat(), { ...again, name: again.name.toLowerCase() }];
    const { findings, channels: read } = await readRecording(files);
    expect(read).toHaveLength(3);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'file-not-used', file: 'line_001_a03.rd3' }),
    );
  });

  it('does without a channel whose file is plainly something else', async () => {
    const files = [...channels.slice(1).flat(), named('LINE_001_A03.rd3', '%PDF-1.7'), channels[0][1]];
    const { findings, channels: read } = await readRecording(files);
    expect(read).toHaveLength(2);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'channel-incomplete', file: 'LINE_001_A03.rd3' },
      { code: 'foreign-content', file: 'LINE_001_A03.rd3' },
    ]);
  });

  it('opens the arrays of two profiles one by one', async () => {
    const next = channels.flat().map(({ name, bytes }) => ({ name: name.replace('_001', '_002'), bytes }));
    await expect(readRecording([...channels.flat(), ...next])).rejects.toMatchObject({
      code: 'inconsistent',
      message: expect.stringContaining('2 recordings (LINE_001, LINE_002)'),
    });
  });

  it('reads what is whole where a channel misses its header, and names the file', async () => {
    const { channels: read, findings } = await readRecording([channels[0][0], ...channels.slice(1).flat()]);
    expect(read).toHaveLength(2);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'channel-incomplete', file: 'LINE_001_A03.rad' }),
    );
  });
});

describe('readRadargram', () => {
  it('has the whole channel in memory, with what the header says of it', async () => {
    const recording = await readRecording(malaFiles);
    const radargram = await readRadargram(recording, 0);
    expect(radargram).toMatchObject({
      traceCount: 20,
      samplesPerTrace: 16,
      sampleIntervalNs: 0.125,
      firstSampleNs: 0,
      traceSpacingM: 0.02,
      antenna: { centreFrequencyMHz: 400 },
      nonSignalSampleCount: 0,
    });
    expect(radargram.samples).toEqual(Float32Array.from(written.channels[0]));
  });

  it('knows no channel that the recording does not have', async () => {
    const recording = await readRecording(malaFiles);
    await expect(readRadargram(recording, 1)).rejects.toThrow(RangeError);
  });
});
