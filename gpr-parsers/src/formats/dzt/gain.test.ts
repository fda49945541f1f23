import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { readGainOrDirectory } from './gain.ts';
import { readDztHeader } from './header.ts';

/** A header area, with a pointer to gain or directory at `rh_rgain`; a test fills what it points to. */
function read(
  { areaBytes = 1024, tag = 0x0700, channelCount = 1, offset = 128, length = 14 },
  fill: (view: DataView) => void = () => {},
) {
  const bytes = new Uint8Array(areaBytes);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, tag, true);
  view.setUint16(4, 512, true);
  view.setUint16(6, 16, true);
  view.setUint16(40, offset, true);
  view.setUint16(42, length, true);
  view.setUint16(52, channelCount, true);
  fill(view);
  const findings: Finding[] = [];
  const found = readGainOrDirectory(readDztHeader(view), { bytes, file: 'LINE.DZT', findings });
  return { found, codes: findings.map(({ code }) => code) };
}

function putGain(view: DataView, at: number, gainsDb: readonly number[]) {
  view.setUint16(at, gainsDb.length, true);
  for (const [point, gainDb] of gainsDb.entries()) view.setFloat32(at + 2 + 4 * point, gainDb, true);
}

function putDirectory(view: DataView, at: number, entries: readonly (readonly number[])[]) {
  for (const [entry, numbers] of entries.entries()) {
    for (const [place, number] of numbers.entries())
      view.setUint32(at + 32 * entry + 4 * place, number, true);
  }
}

const sir4000 = { areaBytes: 131072, tag: 0x07ff, offset: 2048, length: 6 };
const entries = [
  [1, 1024, 148],
  [3, 1280, 640],
  [1000, 2304, 0],
];

describe('range gain', () => {
  it('of an old console is told in decibels', () => {
    const { found, codes } = read({ length: 22 }, (view) => putGain(view, 128, [3, 44, 50, 55, 60]));
    expect(found).toEqual({ 'range gain (dB)': [3, 44, 50, 55, 60] });
    expect(codes).toEqual([]);
  });

  it('may lie behind the first header where there is room before the samples', () => {
    const { found } = read({ areaBytes: 4096, offset: 2000 }, (view) => putGain(view, 2000, [3, 44, 50]));
    expect(found).toEqual({ 'range gain (dB)': [3, 44, 50] });
  });

  it('is not looked for where there is none', () => {
    expect(read({ length: 0 })).toEqual({ found: {}, codes: [] });
  });

  it.each([
    [100, 14],
    [1020, 14],
    [65535, 14],
    [128, 65535],
  ])('is not read outside of the header (%d, %d bytes), and that is told', (offset, length) => {
    expect(read({ offset, length })).toEqual({ found: {}, codes: ['header-offset-unusable'] });
  });

  it.each([
    ['more points than bytes', (view: DataView) => view.setUint16(128, 4, true)],
    ['no points', () => {}],
    ['what is no number', (view: DataView) => putGain(view, 128, [3, Number.NaN])],
    ['what is no gain', (view: DataView) => putGain(view, 128, [3, 1e-36])],
  ])('is not read from %s, and that is told', (_, fill) => {
    expect(read({}, fill)).toEqual({ found: {}, codes: ['header-value-unusable'] });
  });
});

describe('the directory of extensions', () => {
  it.each([0x07ff, 0x0700, 0x00ff])('is not taken for range gain, whatever the tag (0x%s)', (tag) => {
    const { found, codes } = read({ ...sir4000, tag }, (view) => putDirectory(view, 2048, entries));
    expect(found).toEqual({ 'extension directory (id, offset, size)': entries.flat() });
    expect(codes).toEqual([]);
  });

  it('ends at its last entry, however many the header counts', () => {
    const { found } = read({ ...sir4000, length: 60000 }, (view) => putDirectory(view, 2048, entries));
    expect(found).toEqual({ 'extension directory (id, offset, size)': entries.flat() });
  });

  it.each([
    ['lies among the headers of four channels', { ...sir4000, channelCount: 4 }, entries],
    ['points behind the beginning of the samples', sir4000, [[1, 130000, 148]]],
    ['has numbers that no directory has', sir4000, [[70000, 0, 0]]],
    ['would begin behind the samples', { ...sir4000, areaBytes: 2048 }, []],
  ])('is none where it %s; nor is it range gain then', (_, header, written) => {
    const { found, codes } = read(header, (view) => putDirectory(view, 2048, written));
    expect(found).toEqual({});
    expect(codes).toHaveLength(1);
  });
});
