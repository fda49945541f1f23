export { type ByteSource, bytesInBlob, bytesInMemory, type NamedSource } from '#byte-source.ts';
export { bytesAtUrl, type UrlOptions } from '#bytes-at-url.ts';
export { GprFormatError, type GprFormatErrorCode } from '#errors.ts';
export type { FileRole, Format, FormatFile } from '#format.ts';
export { writeDzt } from '#formats/dzt/write.ts';
export { writeDzg } from '#formats/dzt/write-positions.ts';
export { type RamacFiles, writeRamac } from '#formats/ramac/write.ts';
export { writeSegy } from '#formats/segy/write.ts';
export { formats } from '#formats.ts';
export { type FileGroup, groupFiles } from '#group-files.ts';
export type { Antenna, DepthAxis, Radargram } from '#radargram.ts';
export { readRadargram } from '#read-radargram.ts';
export { openRecording, readRecording } from '#read-recording.ts';
export type {
  AlongTheLine,
  Amplitudes,
  Finding,
  FindingSeverity,
  FixQuality,
  Mark,
  OpenRecording,
  RecordedPick,
  Recording,
  RecordingChannel,
  TracePosition,
} from '#recording.ts';
export {
  type MoreToWrite,
  type NamedBytes,
  type RecordingToWrite,
  toWrite,
  type WrittenRecording,
} from '#recording-to-write.ts';
export { type FileScreening, screenFile } from '#screen-file.ts';
export { type TrackPoint, trackOf, validFixes } from '#track.ts';
export { type WritableFormat, writeRecording } from '#write-recording.ts';
