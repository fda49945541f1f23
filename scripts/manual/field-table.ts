import { readFileSync } from 'node:fs';

type FieldRow = { name: string; kind: string; byteOffset: number; vendorName: string; remark: string };

/** `samplesPerTrace: le.u16(4, 'rh_nsamp'), // with scan counter` and `comment: text(100, 28, 'comment'),` */
const field =
  /^\s*(\w+): (?:\w+\.(\w+)\((\d+), '([^']+)'\)|text\((\d+), (\d+), '([^']+)'\)),?(?: \/\/ (.*))?\s*$/;

/**
 * A header's table of fields as the source has it, for the manual. The source is read, not run: the remark behind a
 * field and its kind are there only. A line that is no field is an error, so that none is lost.
 */
export function fieldTable(path: string, name: string): string {
  const source = readFileSync(path, 'utf8');
  const start = new RegExp(`(?:const ${name} = |function ${name}\\([^)]*\\)[^{]*\\{\\s*return )\\{`).exec(
    source,
  );
  const end = source.indexOf('} as const;', start?.index);
  if (!start || end < 0) throw new Error(`${path} has no table of fields ${name}.`);
  const lines = source.slice(start.index + start[0].length, end).split('\n');
  const rows = lines.filter((line) => line.trim() !== '').map((line) => readField(line, path));
  return [
    '| byte | type | name of the vendor | our name | remark |',
    '|---:|---|---|---|---|',
    ...rows.map(
      ({ name: own, kind, byteOffset, vendorName, remark }) =>
        `| ${byteOffset} | ${kind} | ${cell(vendorName)} | \`${own}\` | ${cell(remark)} |`,
    ),
  ].join('\n');
}

function readField(line: string, path: string): FieldRow {
  const match = field.exec(line);
  if (!match) throw new Error(`${path}: this is no field: ${line.trim()}`);
  const [, name, numberKind, numberOffset, numberName, textOffset, textBytes, textName, remark = ''] = match;
  return {
    name,
    kind: numberKind ?? `text of ${textBytes}`,
    byteOffset: Number(numberOffset ?? textOffset),
    vendorName: numberName ?? textName,
    remark,
  };
}

/** A bar would end the cell of a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
