export type Bytes = Uint8Array<ArrayBuffer>;

const hexDigits = /^([0-9a-f]{2})*$/;

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Bytes drawn by the platform's generator for keys. */
export function randomBytes(byteCount: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(byteCount));
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function xored(a: Uint8Array, b: Uint8Array): Bytes {
  if (a.length !== b.length) throw new RangeError('Only bytes of one length can be combined.');
  return a.map((byte, at) => byte ^ (b[at] ?? 0)) as Bytes;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Null where it is no hexadecimal text in lower case. */
export function fromHex(text: string): Bytes | null {
  if (!hexDigits.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function toBase64(bytes: Uint8Array): string {
  const stepBytes = 0x2000;
  let text = '';
  for (let from = 0; from < bytes.length; from += stepBytes)
    text += String.fromCharCode(...bytes.subarray(from, from + stepBytes));
  return btoa(text);
}

/** Null where it is no base64. */
export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Lower-case hexadecimal; a text is hashed as UTF-8. */
export async function sha256Hex(content: Bytes | string): Promise<string> {
  return toHex(await sha256(typeof content === 'string' ? utf8(content) : content));
}
