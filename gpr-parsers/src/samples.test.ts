import { describe, expect, it } from 'vitest';
import {
  amplitudesOf,
  type ByteOrder,
  bytesPerSample,
  createTraceDecoder,
  type SampleEncoding,
} from './samples.ts';

/** One trace, decoded exactly. */
function amplitudesIn(
  buffer: ArrayBuffer,
  encoding: SampleEncoding,
  byteOrder: ByteOrder = 'little',
): number[] {
  const bytes = new Uint8Array(buffer);
  const out = amplitudesOf(encoding, bytes.byteLength / bytesPerSample(encoding));
  const traceBytes = bytes.byteLength;
  createTraceDecoder(encoding, byteOrder)({ bytes, traceBytes, strideBytes: traceBytes }, out, 0);
  return [...out];
}

describe('the amplitudes of stored samples', () => {
  it('take 128 from each byte', () => {
    const bytes = new Uint8Array([0, 127, 128, 255]).buffer;
    expect(amplitudesIn(bytes, 'u8-offset')).toEqual([-128, -1, 0, 127]);
  });

  it('take 32768 from every 16-bit value there is', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, value) => value);
    const centred = amplitudesIn(all.buffer, 'u16-offset');
    expect(centred.every((amplitude, value) => amplitude === value - 32768)).toBe(true);
  });

  it('centre the last of an odd number of samples', () => {
    const bytes = new Uint16Array([0, 32768, 65535]).buffer;
    expect(amplitudesIn(bytes, 'u16-offset')).toEqual([-32768, 0, 32767]);
  });

  it('leave signed values as they are', () => {
    expect(amplitudesIn(new Int8Array([-128, 127]).buffer, 'i8')).toEqual([-128, 127]);
    expect(amplitudesIn(new Int16Array([-32768, 5]).buffer, 'i16')).toEqual([-32768, 5]);
    expect(amplitudesIn(new Int32Array([-2147483648, 5]).buffer, 'i32')).toEqual([-2147483648, 5]);
  });

  it('leave floats as they are', () => {
    expect(amplitudesIn(new Float32Array([-1.5, 2e9]).buffer, 'f32')).toEqual([-1.5, 2e9]);
    expect(amplitudesIn(new Float64Array([0.1]).buffer, 'f64')).toEqual([0.1]);
  });

  it('are the base-16 floats of the standard', () => {
    const words = [0xc276a000, 0x42640000, 0x41100000, 0x00000000, 0x7fffffff, 0x80000000];
    expect(amplitudesIn(new Uint32Array(words).buffer, 'ibm32')).toEqual([
      -118.625,
      100,
      1,
      0,
      (1 - 2 ** -24) * 16 ** 63,
      -0,
    ]);
  });

  it('turn round what has its highest byte first, at every width', () => {
    const of = (bytes: number[]) => new Uint8Array(bytes).buffer;
    expect(amplitudesIn(of([0xff, 0xfe, 0, 1]), 'i16', 'big')).toEqual([-2, 1]);
    expect(amplitudesIn(of([0x80, 0x01, 0x7f, 0xff]), 'u16-offset', 'big')).toEqual([1, -1]);
    expect(amplitudesIn(of([0xff, 0xff, 0xff, 0xfe]), 'i32', 'big')).toEqual([-2]);
    expect(amplitudesIn(of([0x3f, 0xc0, 0, 0]), 'f32', 'big')).toEqual([1.5]);
    expect(amplitudesIn(of([0x3f, 0xf8, 0, 0, 0, 0, 0, 0]), 'f64', 'big')).toEqual([1.5]);
    expect(amplitudesIn(of([0x42, 0x64, 0, 0]), 'ibm32', 'big')).toEqual([100]);
    expect(amplitudesIn(of([0xff, 2]), 'i8', 'big')).toEqual([-1, 2]);
    expect(amplitudesIn(of([0xff, 2]), 'u8-offset', 'big')).toEqual([127, -126]);
  });

  it('are put where they are wanted, and change neither what is stored nor what stands beside them', () => {
    const stored = new Uint8Array([7, 0, 128, 1, 128, 9]);
    const out = new Float32Array(4).fill(5);
    const decode = createTraceDecoder('u16-offset', 'little');
    decode({ bytes: stored.subarray(1, 5), traceBytes: 2, strideBytes: 2 }, out, 1);
    expect([...out]).toEqual([5, 0, 1, 5]);
    expect([...stored]).toEqual([7, 0, 128, 1, 128, 9]);
  });

  it('as Float32 are the nearest that there is', () => {
    const bytes = new Uint8Array(new Int32Array([2 ** 24 + 1, -(2 ** 31)]).buffer);
    const out = new Float32Array(2);
    createTraceDecoder('i32', 'little')({ bytes, traceBytes: 8, strideBytes: 8 }, out, 0);
    expect([...out]).toEqual([2 ** 24, -(2 ** 31)]);
  });
});
