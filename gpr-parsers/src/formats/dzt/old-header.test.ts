import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import type { Finding } from '#recording.ts';
import { readDztHeader } from './header.ts';
import { dzt } from './index.ts';
import { refuseOldHeader } from './old-header.ts';

/** 300 samples of 8 bits: 100 traces end evenly behind the one header or behind the other, never behind both. */
function dztBytes(tag: number, dataOffset: number, fileBytes: number): Uint8Array {
  const bytes = new Uint8Array(fileBytes);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, tag, true);
  view.setUint16(2, dataOffset, true);
  view.setUint16(4, 300, true);
  view.setUint16(6, 8, true);
  view.setUint16(52, 1, true);
  return bytes;
}

function judge(tag: number, dataOffset: number, fileBytes: number): string[] {
  const findings: Finding[] = [];
  const header = readDztHeader(new DataView(dztBytes(tag, dataOffset, 1024).buffer));
  refuseOldHeader(header, fileBytes, { file: 'LINE.DZT', findings });
  return findings.map(({ code }) => code);
}

describe('a DZT from before about 1990, with a header of 512 bytes', () => {
  it.each([
    [0xf0ff, 1024],
    [0xf3ff, 512],
    [0x00ff, 512],
  ])('is refused with a sentence (tag %d, rh_data %d)', async (tag, dataOffset) => {
    expect(() => judge(tag, dataOffset, 512 + 30000)).toThrow(
      expect.objectContaining({ code: 'unsupported-variant', file: 'LINE.DZT', byteOffset: 0 }),
    );
    const file = { name: 'LINE.DZT', bytes: bytesInMemory(dztBytes(tag, dataOffset, 512 + 30000)) };
    await expect(dzt.open([file])).rejects.toThrow('one of the oldest DZT files');
    expect(await dzt.findFault(file)).toContain('one of the oldest DZT files');
  });
});

describe('a DZT of today', () => {
  it('is not taken for one of the oldest', () => {
    for (const tag of [0x00ff, 0x0700, 0x07ff, 0x0001]) {
      for (const fileBytes of [1024 + 30000, 512 + 30000, 1024 + 30007]) {
        expect(judge(tag, 1024, fileBytes)).toEqual([]);
      }
    }
  });

  it('may have its samples behind 512 kibibytes, where a file is so long', () => {
    expect(judge(0x07ff, 512, 512 + 2000 * 300)).toEqual([]);
  });

  it('with an old tag is read where its size fits, and even where it is cut', () => {
    expect(judge(0xf0ff, 1024, 1024 + 30000)).toEqual([]);
    expect(judge(0xf0ff, 1024, 1024 + 30007)).toEqual([]);
  });

  it('or of long ago, which the size cannot tell, is read and that is told', () => {
    const header = {
      ...readDztHeader(new DataView(dztBytes(0xf0ff, 1024, 1024).buffer)),
      samplesPerTrace: 512,
    };
    const findings: Finding[] = [];
    refuseOldHeader(header, 1024 + 51200, { file: 'LINE.DZT', findings });
    expect(findings).toMatchObject([{ severity: 'warning', code: 'old-header' }]);
  });
});
