export { type ByteSource, bytesInBlob, bytesInMemory, type NamedSource } from '#byte-source.ts';
export { GprFormatError, type GprFormatErrorCode } from '#errors.ts';
export type { FileRole, Format, FormatFile } from '#format.ts';
export { writeDzt } from '#formats/dzt/write.ts';
export { writeDzg } from '#formats/dzt/write-positions.ts';
export { type RamacFiles, writeRamac } from '#formats/ramac/write.ts';
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
export type { RecordingToWrite } from '#recording-to-write.ts';
export { type FileScreening, screenFile } from '#screen-file.ts';
export { type TrackPoint, trackOf, validFixes } from '#track.ts';
