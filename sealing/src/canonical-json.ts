import canonicalize from 'canonicalize';

/** The one way in which a value is written as JSON before it is hashed: RFC 8785. Throws where it holds no JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('There is no JSON for this value.');
  return text;
}
