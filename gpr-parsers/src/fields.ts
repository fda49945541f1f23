import { GprFormatError } from '#errors.ts';
import type { ByteOrder } from '#samples.ts';

/** One field of a binary header: where it lies, what the vendor calls it, how its bytes become a value. */
export type Field<Value> = {
  readonly vendorName: string;
  readonly byteOffset: number;
  readonly byteLength: number;
  read(view: DataView): Value;
};

/** A header's fields by our own names: the table from which the type of the header is inferred. */
export type FieldTable = Readonly<Record<string, Field<unknown>>>;

/** The values of a field table. */
export type Header<Table extends FieldTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Field<infer Value> ? Value : never;
};

type NumberField = (byteOffset: number, vendorName: string) => Field<number>;

function numberField(byteLength: number, read: (view: DataView, byteOffset: number) => number): NumberField {
  return (byteOffset, vendorName) => ({
    vendorName,
    byteOffset,
    byteLength,
    read: (view) => read(view, byteOffset),
  });
}

function numberFields(littleEndian: boolean) {
  return {
    u8: numberField(1, (view, at) => view.getUint8(at)),
    u16: numberField(2, (view, at) => view.getUint16(at, littleEndian)),
    i16: numberField(2, (view, at) => view.getInt16(at, littleEndian)),
    u32: numberField(4, (view, at) => view.getUint32(at, littleEndian)),
    i32: numberField(4, (view, at) => view.getInt32(at, littleEndian)),
    f32: numberField(4, (view, at) => view.getFloat32(at, littleEndian)),
    f64: numberField(8, (view, at) => view.getFloat64(at, littleEndian)),
    /** Exact below 2⁵³: enough for a count or a place in any file. */
    u64: numberField(8, (view, at) => Number(view.getBigUint64(at, littleEndian))),
  };
}

/** The kinds of fields of one byte order, for a table whose order the file itself decides. */
export type NumberFields = ReturnType<typeof numberFields>;

/** Fields whose lowest byte comes first. */
export const le = numberFields(true);

/** Fields whose highest byte comes first. */
export const be = numberFields(false);

/** The fields of the order that a file turned out to have. */
export function fieldsIn(byteOrder: ByteOrder): NumberFields {
  return byteOrder === 'little' ? le : be;
}

/** Text that ends at its first NUL or at the end of its field, whichever comes first. */
export function text(byteOffset: number, byteLength: number, vendorName: string): Field<string> {
  return {
    vendorName,
    byteOffset,
    byteLength,
    read: (view) => latin1(new Uint8Array(view.buffer, view.byteOffset + byteOffset, byteLength)),
  };
}

/** Each byte as the character of the same number: no byte is invalid. Stops at NUL and trims. */
export function latin1(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  let decoded = '';
  for (const byte of end < 0 ? bytes : bytes.subarray(0, end)) decoded += String.fromCharCode(byte);
  return decoded.trim();
}

/** Reads every field of the table; a header that ends early is refused with the name of the field it ends in. */
export function readHeader<Table extends FieldTable>(
  format: string,
  table: Table,
  view: DataView,
): Header<Table> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(table)) {
    if (field.byteOffset + field.byteLength > view.byteLength) {
      const message = `file ends inside ${name}`;
      throw new GprFormatError('truncated', message, { format, byteOffset: field.byteOffset });
    }
    values[name] = field.read(view);
  }
  return values as Header<Table>;
}

/** The header under the vendor's own names. NaN and the infinities become words, since JSON has none of them. */
export function vendorFields<Table extends FieldTable>(
  table: Table,
  header: Header<Table>,
): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, field] of Object.entries(table)) {
    const value = header[name] as string | number;
    values[field.vendorName] = typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  }
  return values;
}
