export { type ByteSource, bytesInBlob, bytesInMemory, type NamedSource } from '#byte-source.ts';
export { GprFormatError, type GprFormatErrorCode } from '#errors.ts';
export type { FileRole, Format, FormatFile } from '#format.ts';
export type { Antenna, Radargram } from '#radargram.ts';
export type {
  Finding,
  FindingSeverity,
  FixQuality,
  Mark,
  Recording,
  RecordingChannel,
  TracePosition,
} from '#recording.ts';
