import type { TSchema } from 'typebox';

type Node = {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Node[];
  allOf?: readonly Node[];
  properties?: Readonly<Record<string, Node>>;
  required?: readonly string[];
  items?: Node | readonly Node[];
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  format?: string;
  pattern?: string;
};

const formats: Readonly<Record<string, string>> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
  email: 'nobody@example.org',
  uuid: '00000000-0000-4000-8000-000000000000',
};

function textFor({ format, pattern }: Node): string {
  if (format !== undefined) return formats[format] ?? 'text';
  const candidates = ['text long enough', '0'.repeat(64), '000000', 'a'.repeat(40), '7'];
  return candidates.find((text) => pattern === undefined || new RegExp(pattern).test(text)) ?? 'text';
}

function listFor({ items, minItems = 0 }: Node): unknown[] {
  if (items === undefined) return [];
  if (Array.isArray(items)) return items.map(valueFor);
  return Array.from({ length: minItems }, () => valueFor(items as Node));
}

function valueFor(node: Node): unknown {
  if ('const' in node) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  if (node.anyOf !== undefined)
    return valueFor(node.anyOf.find(({ type }) => type === 'null') ?? node.anyOf[0]);
  if (node.allOf !== undefined) return Object.assign({}, ...node.allOf.map(valueFor));
  if (node.type === 'object') {
    const entries = Object.entries(node.properties ?? {}).filter(([name]) => node.required?.includes(name));
    return Object.fromEntries(entries.map(([name, each]) => [name, valueFor(each)]));
  }
  if (node.type === 'array') return listFor(node);
  if (node.type === 'string') return textFor(node);
  if (node.type === 'boolean') return false;
  if (node.type === 'null') return null;
  return node.minimum ?? (node.exclusiveMinimum ?? 0) + 1;
}

/** The least that a schema takes, so that a request gets past it to those who decide whose it is. */
export function payloadFor(schema: TSchema): unknown {
  return valueFor(schema as Node);
}
