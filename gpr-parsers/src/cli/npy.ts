/** The NumPy format 1.0 of 32-bit floats, little-endian, last index fastest; the data follow at a multiple of 64 bytes. */
export function npyHeader(shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const description = `{'descr': '<f4', 'fortran_order': False, 'shape': (${tuple}), }`;
  const prefixBytes = 10;
  const padding = 63 - ((prefixBytes + description.length) % 64);
  const text = `${description}${' '.repeat(padding)}\n`;
  const header = new Uint8Array(prefixBytes + text.length);
  header.set([0x93, ...Buffer.from('NUMPY'), 1, 0, text.length & 0xff, text.length >> 8]);
  header.set(Buffer.from(text), prefixBytes);
  return header;
}
