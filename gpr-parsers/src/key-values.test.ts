import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import type { Finding } from '#recording.ts';
import { decimalNumber, readKeyValues, readTextLines } from './key-values.ts';

function linesOf(bytes: number[] | string, mostBytes?: number, findings: Finding[] = []): Promise<string[]> {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes);
  return readTextLines({ name: 'LINE.rad', bytes: bytesInMemory(content) }, findings, mostBytes);
}

describe('the lines of a text header', () => {
  it('end with CRLF, LF or CR, even in one file', async () => {
    expect(await linesOf('A:1\r\nB:2\nC:3\rD:4')).toEqual(['A:1', 'B:2', 'C:3', 'D:4']);
  });

  it('lose the NUL bytes that some consoles leave in them', async () => {
    expect(await linesOf('SAM\0PLES:5\0\0')).toEqual(['SAMPLES:5']);
  });

  it('are Latin-1: no byte is broken', async () => {
    expect(await linesOf([0x4d, 0x41, 0x4c, 0xc5])).toEqual(['MALÅ']);
  });

  it('are read by the mark that an editor has put before them, and without it', async () => {
    const text = 'SAMPLES:5\nSITE:MALÅ';
    expect(await linesOf(`\ufeff${text}`)).toEqual(['SAMPLES:5', 'SITE:MALÅ']);
    const wide = [...`\ufeff${text}`].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return [code & 0xff, code >> 8];
    });
    expect(await linesOf(wide)).toEqual(['SAMPLES:5', 'SITE:MALÅ']);
  });

  it('are read up to a bound, and what lies beyond is told', async () => {
    const findings: Finding[] = [];
    expect(await linesOf('A:1\nB:2\nC:3', 7, findings)).toEqual(['A:1', 'B:2']);
    expect(findings).toMatchObject([{ code: 'text-too-long', byteOffset: 7 }]);
  });
});

describe('readKeyValues', () => {
  it('splits at the first colon and leaves the others to the value', () => {
    const { values } = readKeyValues(['COMMENT: 10:30, north side', 'ANTENNAS:GX450 HDR (v.1)=3']);
    expect(values.get('COMMENT')).toBe('10:30, north side');
    expect(values.get('ANTENNAS')).toBe('GX450 HDR (v.1)=3');
  });

  it('keeps the first of two values and says where the second is', () => {
    const { values, duplicates } = readKeyValues(['SAMPLES:512', '', 'samples:1024']);
    expect(values.get('SAMPLES')).toBe('512');
    expect(duplicates).toEqual([{ key: 'SAMPLES', line: 3 }]);
  });

  it('takes an underscore for nothing', () => {
    expect(readKeyValues(['OPERATOR:_']).values.get('OPERATOR')).toBe('');
  });

  it('counts lines that hold no colon, and not those that hold nothing', () => {
    expect(readKeyValues(['SAMPLES:512', '', '  ', 'garbage', ':5']).unreadableLines).toEqual([4, 5]);
  });
});

describe('decimalNumber', () => {
  it.each([
    ['12.5', 12.5],
    [' 0.100000', 0.1],
    ['-.5', -0.5],
    ['0,25', 0.25],
    ['1e-7', 1e-7],
  ])('reads %j as %d', (printed, value) => expect(decimalNumber(printed)).toBe(value));

  it.each(['', 'abc', '1,234.5', '1,2,3', '12 m', '0x10', 'NaN', 'Infinity', '1e999'])(
    'does not read %j',
    (printed) => expect(decimalNumber(printed)).toBeNull(),
  );

  it('comes to an end with a million digits and a letter', () => {
    expect(decimalNumber(`${'9'.repeat(1e6)}x`)).toBeNull();
  });
});
