import { describe, expect, it } from 'vitest';
import { centredAmplitudes } from './samples.ts';

describe('centredAmplitudes', () => {
  it('takes 128 from each byte', () => {
    const bytes = new Uint8Array([0, 127, 128, 255]).buffer;
    expect([...centredAmplitudes(bytes, 'u8-offset')]).toEqual([-128, -1, 0, 127]);
  });

  it('takes 32768 from every 16-bit value there is', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, value) => value);
    const centred = centredAmplitudes(all.buffer.slice(0), 'u16-offset');
    expect(centred.every((amplitude, value) => amplitude === value - 32768)).toBe(true);
  });

  it('centres the last of an odd number of samples', () => {
    const bytes = new Uint16Array([0, 32768, 65535]).buffer;
    expect([...centredAmplitudes(bytes, 'u16-offset')]).toEqual([-32768, 0, 32767]);
  });

  it('leaves signed values as they are', () => {
    expect([...centredAmplitudes(new Int16Array([-32768, 5]).buffer, 'i16')]).toEqual([-32768, 5]);
    expect([...centredAmplitudes(new Int32Array([-2147483648, 5]).buffer, 'i32')]).toEqual([-2147483648, 5]);
  });

  it('leaves floats as they are', () => {
    expect([...centredAmplitudes(new Float32Array([-1.5, 2e9]).buffer, 'f32')]).toEqual([-1.5, 2e9]);
    expect([...centredAmplitudes(new Float64Array([0.1]).buffer, 'f64')]).toEqual([0.1]);
  });

  it('reads the base-16 floats of the standard', () => {
    const words = [0xc276a000, 0x42640000, 0x41100000, 0x00000000, 0x7fffffff, 0x80000000];
    expect([...centredAmplitudes(new Uint32Array(words).buffer, 'ibm32')]).toEqual([
      -118.625,
      100,
      1,
      0,
      (1 - 2 ** -24) * 16 ** 63,
      -0,
    ]);
  });

  it('turns round what has its highest byte first, at every width', () => {
    const of = (bytes: number[]) => new Uint8Array(bytes).buffer;
    expect([...centredAmplitudes(of([0xff, 0xfe, 0, 1]), 'i16', 'big')]).toEqual([-2, 1]);
    expect([...centredAmplitudes(of([0xff, 0xff, 0xff, 0xfe]), 'i32', 'big')]).toEqual([-2]);
    expect([...centredAmplitudes(of([0x3f, 0xc0, 0, 0]), 'f32', 'big')]).toEqual([1.5]);
    expect([...centredAmplitudes(of([0x3f, 0xf8, 0, 0, 0, 0, 0, 0]), 'f64', 'big')]).toEqual([1.5]);
    expect([...centredAmplitudes(of([0x42, 0x64, 0, 0]), 'ibm32', 'big')]).toEqual([100]);
    expect([...centredAmplitudes(of([0xff, 2]), 'i8', 'big')]).toEqual([-1, 2]);
  });
});
