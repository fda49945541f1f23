/** A statement and the values bound to it. Nest one inside another; identifiers are never interpolated. */
export type Sql = { readonly parts: readonly string[]; readonly values: readonly unknown[] };

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'parts' in value && 'values' in value;
}

/** Tagged template: every `${value}` is bound, every `${sql`…`}` is spliced in. */
export function sql(strings: TemplateStringsArray, ...inserts: readonly unknown[]): Sql {
  const parts: string[] = [strings[0]];
  const values: unknown[] = [];
  for (let i = 0; i < inserts.length; i++) {
    const insert = inserts[i];
    if (isSql(insert)) {
      parts[parts.length - 1] += insert.parts[0];
      parts.push(...insert.parts.slice(1));
      values.push(...insert.values);
      parts[parts.length - 1] += strings[i + 1];
    } else {
      values.push(insert);
      parts.push(strings[i + 1]);
    }
  }
  return { parts, values };
}

/** The statement as PostgreSQL wants it: `$1`, `$2`, … */
export function statementOf({ parts, values }: Sql): { text: string; values: unknown[] } {
  return { text: parts.reduce((text, part, i) => `${text}$${i}${part}`), values: [...values] };
}
