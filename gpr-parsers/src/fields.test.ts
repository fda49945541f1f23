import { describe, expect, it } from 'vitest';
import { be, latin1, le, readHeader, text, vendorFields } from './fields.ts';

const bytes = new Uint8Array([0x01, 0x02, 0x03, 0x04, 0x52, 0x41, 0x44, 0x41, 0x52, 0x00, 0x41]);
const view = new DataView(bytes.buffer);

describe('a table of header fields', () => {
  it('reads the same bytes in either order', () => {
    const table = {
      small: le.u16(0, 'a'),
      big: be.u16(0, 'b'),
      long: le.u32(0, 'c'),
      bigLong: be.i32(0, 'd'),
    };
    expect(readHeader('x', table, view)).toEqual({
      small: 0x0201,
      big: 0x0102,
      long: 0x04030201,
      bigLong: 0x01020304,
    });
  });

  it('ends a text at its first NUL', () => {
    expect(readHeader('x', { name: text(4, 7, 'n') }, view).name).toBe('RADAR');
  });

  it('reads a text that fills its field to the last byte', () => {
    expect(readHeader('x', { name: text(4, 5, 'n') }, view).name).toBe('RADAR');
  });

  it('reads from where the view begins, not from where its memory begins', () => {
    const inside = new DataView(bytes.buffer, 4);
    expect(readHeader('x', { name: text(0, 5, 'n'), first: le.u8(0, 'f') }, inside)).toEqual({
      name: 'RADAR',
      first: 0x52,
    });
  });

  it('names the field in which the bytes end', () => {
    const table = { first: le.u16(0, 'a'), window: le.f32(8, 'b') };
    expect(() => readHeader('dzt', table, view)).toThrow('dzt: file ends inside window at byte 8');
  });

  it('tells the values under the names of the vendor, with words for what JSON cannot hold', () => {
    const table = { window: le.f32(0, 'rhf_range'), depth: le.f32(4, 'rhf_depth') };
    expect(vendorFields(table, { window: Number.NaN, depth: 2 })).toEqual({ rhf_range: 'NaN', rhf_depth: 2 });
  });
});

describe('latin1', () => {
  it('has a character for every byte', () => {
    const all = Uint8Array.from({ length: 0xff - 0x20 }, (_, byte) => byte + 0x21);
    const decoded = latin1(all);
    expect(Array.from(decoded, (character) => character.charCodeAt(0))).toEqual([...all]);
  });

  it('takes no byte for broken', () => {
    expect(latin1(new Uint8Array([0x4d, 0x41, 0x4c, 0xc5]))).toBe('MALÅ');
  });
});
