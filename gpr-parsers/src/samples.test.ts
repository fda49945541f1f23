import { describe, expect, it } from 'vitest';
import { centredIntegers } from './samples.ts';

describe('centredIntegers', () => {
  it('takes 128 from each byte', () => {
    const bytes = new Uint8Array([0, 127, 128, 255]).buffer;
    expect([...centredIntegers(bytes, 'u8-offset')]).toEqual([-128, -1, 0, 127]);
  });

  it('takes 32768 from every 16-bit value there is', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, value) => value);
    const centred = centredIntegers(all.buffer.slice(0), 'u16-offset');
    expect(centred.every((amplitude, value) => amplitude === value - 32768)).toBe(true);
  });

  it('centres the last of an odd number of samples', () => {
    const bytes = new Uint16Array([0, 32768, 65535]).buffer;
    expect([...centredIntegers(bytes, 'u16-offset')]).toEqual([-32768, 0, 32767]);
  });

  it('leaves signed values as they are', () => {
    expect([...centredIntegers(new Int16Array([-32768, 5]).buffer, 'i16')]).toEqual([-32768, 5]);
    expect([...centredIntegers(new Int32Array([-2147483648, 5]).buffer, 'i32')]).toEqual([-2147483648, 5]);
  });
});
