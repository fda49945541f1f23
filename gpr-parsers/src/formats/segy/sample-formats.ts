import type { SampleEncoding } from '#samples.ts';

const encodings: Readonly<Record<number, SampleEncoding>> = {
  1: 'ibm32',
  2: 'i32',
  3: 'i16',
  5: 'f32',
  6: 'f64',
  8: 'i8',
  11: 'u16-offset',
  16: 'u8-offset',
};

/** What the standard defines and this reader does not decode. */
const otherFormats: Readonly<Record<number, string>> = {
  4: 'fixed point with gain code',
  7: '24-bit whole numbers',
  9: '64-bit whole numbers',
  10: '32-bit whole numbers without sign',
  12: '64-bit whole numbers without sign',
  15: '24-bit whole numbers without sign',
};

/** How the samples of a format code are stored; null for what is not decoded. */
export function encodingOf(formatCode: number): SampleEncoding | null {
  return encodings[formatCode] ?? null;
}

/** The standard's name of a format that is not decoded; null for what is none of the standard. */
export function undecodedFormat(formatCode: number): string | null {
  return otherFormats[formatCode] ?? null;
}

export function isFormatCode(formatCode: number): boolean {
  return encodingOf(formatCode) !== null || undecodedFormat(formatCode) !== null;
}
