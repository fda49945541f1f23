import { readable } from '#sentence.ts';

/** Why a recording could not be read. The code is for programs; the message is for the surveyor. */
export type GprFormatErrorCode =
  | 'not-this-format'
  | 'truncated'
  | 'unsupported-variant'
  | 'missing-companion'
  | 'inconsistent'
  | 'unreachable';

/** Where the reader stopped: the file, and the first byte or line that made no sense. */
export type GprFormatErrorPlace = {
  format: string;
  file?: string;
  byteOffset?: number;
  line?: number;
  cause?: unknown;
};

/** The one error that this package throws. */
export class GprFormatError extends Error {
  override readonly name = 'GprFormatError';
  readonly code: GprFormatErrorCode;
  /** The message without format and file, for a sentence that has named them already. */
  readonly detail: string;
  readonly format: string;
  readonly file: string | undefined;
  readonly byteOffset: number | undefined;
  readonly line: number | undefined;

  constructor(code: GprFormatErrorCode, message: string, place: GprFormatErrorPlace) {
    const file = place.file === undefined ? '' : `${readable(place.file)}: `;
    const byte = place.byteOffset === undefined ? '' : ` at byte ${place.byteOffset}`;
    const line = place.line === undefined ? '' : ` in line ${place.line}`;
    const detail = `${readable(message)}${byte}${line}`;
    super(`${place.format}: ${file}${detail}`, { cause: place.cause });
    this.detail = detail;
    this.code = code;
    this.format = place.format;
    this.file = place.file;
    this.byteOffset = place.byteOffset;
    this.line = place.line;
  }

  /** For the surveyor, who knows the file by its name and not by the format's id: "LINE07.rad: … at byte 22." */
  get sentence(): string {
    const file = this.file === undefined ? '' : `${readable(this.file)}: `;
    return `${file}${this.detail.replace(/\.$/, '')}.`;
  }
}
