import { extname } from 'node:path';

const longestName = 200;

/** Signs without a picture: control characters, and those that turn the direction of text or have no width. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** What is left of a sent file name: its last part only, printable, at most 200 characters; the extension survives. */
export function safeFileName(sent: string): string {
  const lastPart = sent.toWellFormed().split(/[/\\]/).pop() ?? '';
  const name = lastPart.replace(unprintable, '').trim();
  if (name === '' || name === '.' || name === '..') return 'unnamed';
  if (name.length <= longestName) return name;
  const extension = extname(name).slice(0, 20);
  return name.slice(0, longestName - extension.length).toWellFormed() + extension;
}

/** Extension in lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

/** A `content-disposition` that saves the file under its name, in browsers old (ASCII) and new (RFC 6266). */
export function attachmentNamed(name: string): string {
  const ascii = name.replace(/[^ -~]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
