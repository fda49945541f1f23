import { be, fieldsIn, type Header, type NumberFields } from '#fields.ts';
import type { ByteOrder } from '#samples.ts';

/** A text of 40 lines of 80 characters, then the binary header: no trace of any file begins before their end. */
export const textHeaderBytes = 3200;
export const fileHeaderBytes = 3600;
export const traceHeaderBytes = 240;

/**
 * SEG-Y binary file header, in either byte order, with offsets in the file. The standard's own words stand in each
 * field, with its bytes, which it counts from one. What revision 2 added is nonsense in older files.
 */
function binaryFieldsIn(of: NumberFields) {
  return {
    jobNumber: of.i32(3200, 'Job identification number (3201-3204)'),
    lineNumber: of.i32(3204, 'Line number (3205-3208)'),
    reelNumber: of.i32(3208, 'Reel number (3209-3212)'),
    tracesPerEnsemble: of.i16(3212, 'Data traces per ensemble (3213-3214)'),
    auxiliaryTracesPerEnsemble: of.i16(3214, 'Auxiliary traces per ensemble (3215-3216)'),
    sampleInterval: of.u16(3216, 'Sample interval (3217-3218)'), // µs by the standard, ps in radar files
    originalSampleInterval: of.u16(3218, 'Sample interval of original recording (3219-3220)'),
    samplesPerTrace: of.u16(3220, 'Samples per data trace (3221-3222)'), // signed by the standard, used unsigned
    originalSamplesPerTrace: of.u16(3222, 'Samples per trace of original recording (3223-3224)'),
    sampleFormat: of.i16(3224, 'Data sample format code (3225-3226)'),
    ensembleFold: of.i16(3226, 'Ensemble fold (3227-3228)'),
    traceSorting: of.i16(3228, 'Trace sorting code (3229-3230)'),
    verticalSum: of.i16(3230, 'Vertical sum code (3231-3232)'),
    measurementSystem: of.i16(3254, 'Measurement system (3255-3256)'), // 1 metres, 2 feet
    impulsePolarity: of.i16(3256, 'Impulse signal polarity (3257-3258)'),
    extendedSamplesPerTrace: of.u32(3268, 'Extended samples per data trace (3269-3272)'), // revision 2
    extendedSampleInterval: of.f64(3272, 'Extended sample interval (3273-3280)'), // revision 2
    byteOrderConstant: of.u32(3296, 'Integer constant 16909060 (3297-3300)'), // revision 2
    majorRevision: of.u8(3500, 'Major revision number (3501)'),
    minorRevision: of.u8(3501, 'Minor revision number (3502)'),
    fixedLengthFlag: of.i16(3502, 'Fixed length trace flag (3503-3504)'), // 1: all traces are alike
    extendedTextHeaderCount: of.i16(3504, 'Extended textual headers (3505-3506)'), // -1: up to the end stanza
    additionalTraceHeaderCount: of.u32(3506, 'Most additional trace headers (3507-3510)'), // revision 2
    timeBasis: of.u16(3510, 'Time basis code (3511-3512)'), // revision 2
    traceCount: of.u64(3512, 'Traces in this file (3513-3520)'), // revision 2
    firstTraceOffset: of.u64(3520, 'Byte offset of first trace (3521-3528)'), // revision 2
    trailerCount: of.i32(3528, 'Data trailer stanzas (3529-3532)'), // revision 2
  } as const;
}

/** SEG-Y trace header, in either byte order, with offsets in the header of 240 bytes. */
function traceFieldsIn(of: NumberFields) {
  return {
    traceInLine: of.i32(0, 'Trace sequence number within line (trace 1-4)'),
    traceInFile: of.i32(4, 'Trace sequence number within file (trace 5-8)'),
    fieldRecord: of.i32(8, 'Original field record number (trace 9-12)'),
    traceInRecord: of.i32(12, 'Trace number within field record (trace 13-16)'),
    ensemble: of.i32(20, 'Ensemble number (trace 21-24)'),
    traceInEnsemble: of.i32(24, 'Trace number within ensemble (trace 25-28)'),
    traceKind: of.i16(28, 'Trace identification code (trace 29-30)'), // 1 live, 2 dead, 3 dummy
    verticallySummedCount: of.i16(30, 'Vertically summed traces (trace 31-32)'),
    horizontallyStackedCount: of.i16(32, 'Horizontally stacked traces (trace 33-34)'),
    dataUse: of.i16(34, 'Data use (trace 35-36)'),
    sourceToGroup: of.i32(36, 'Distance from source to group (trace 37-40)'),
    groupElevation: of.i32(40, 'Group elevation (trace 41-44)'),
    sourceElevation: of.i32(44, 'Surface elevation at source (trace 45-48)'),
    elevationScalar: of.i16(68, 'Scalar for elevations (trace 69-70)'),
    coordinateScalar: of.i16(70, 'Scalar for coordinates (trace 71-72)'),
    sourceX: of.i32(72, 'Source coordinate X (trace 73-76)'),
    sourceY: of.i32(76, 'Source coordinate Y (trace 77-80)'),
    groupX: of.i32(80, 'Group coordinate X (trace 81-84)'),
    groupY: of.i32(84, 'Group coordinate Y (trace 85-88)'),
    coordinateUnits: of.i16(88, 'Coordinate units (trace 89-90)'), // 1 length, 2 seconds of arc, 3 degrees, 4 DMS
    delay: of.i16(108, 'Delay recording time (trace 109-110)'), // ms by the standard
    samplesPerTrace: of.u16(114, 'Samples in this trace (trace 115-116)'),
    sampleInterval: of.u16(116, 'Sample interval of this trace (trace 117-118)'),
    year: of.u16(156, 'Year (trace 157-158)'),
    dayOfYear: of.u16(158, 'Day of year (trace 159-160)'),
    hour: of.u16(160, 'Hour of day (trace 161-162)'),
    minute: of.u16(162, 'Minute of hour (trace 163-164)'),
    second: of.u16(164, 'Second of minute (trace 165-166)'),
    timeBasis: of.u16(166, 'Time basis code (trace 167-168)'), // 1 local, 2 GMT, 4 UTC
    ensembleX: of.i32(180, 'Ensemble coordinate X (trace 181-184)'), // revision 1
    ensembleY: of.i32(184, 'Ensemble coordinate Y (trace 185-188)'), // revision 1
    timeScalar: of.i16(214, 'Scalar for times (trace 215-216)'), // revision 1
  } as const;
}

/**
 * What Radar Systems' instruments and SkyHub put into trace headers: floats in the places of whole numbers, and
 * doubles where later revisions of the standard have other things.
 */
function radarSystemsFieldsIn(of: NumberFields) {
  return {
    elevationM: of.f32(40, 'Elevation as a float (trace 41-44)'),
    x: of.f32(72, 'Longitude as a float (trace 73-76)'),
    y: of.f32(76, 'Latitude as a float (trace 77-80)'),
    longitude: of.f64(182, 'Longitude as a double (trace 183-190)'),
    latitude: of.f64(190, 'Latitude as a double (trace 191-198)'),
    markIndicator: of.u16(236, 'Marks indicator (trace 237-238)'), // 0x5555: marked
    markNumber: of.i16(238, 'Mark number (trace 239-240)'),
  } as const;
}

/**
 * What this package writes into bytes that revision 1 leaves free: which of the places were measured (bit 0) and
 * with their elevation (bit 1); the others lie on the straight line between two that were.
 */
function ownFieldsIn(of: NumberFields) {
  return { measured: of.u16(232, 'Measured place 1, and elevation 2 (trace 233-234)') } as const;
}

/** The standard's tables in its own byte order, highest byte first. */
export const binaryHeaderFields = binaryFieldsIn(be);
export const traceHeaderFields = traceFieldsIn(be);
export const radarSystemsFields = radarSystemsFieldsIn(be);
export const ownFields = ownFieldsIn(be);

export type BinaryHeader = Header<typeof binaryHeaderFields>;
export type TraceHeader = Header<typeof traceHeaderFields>;

/** All tables for files of one byte order. */
export type SegyTables = {
  readonly binary: typeof binaryHeaderFields;
  readonly trace: typeof traceHeaderFields;
  readonly radarSystems: typeof radarSystemsFields;
  readonly own: typeof ownFields;
};

const tables: Readonly<Record<ByteOrder, SegyTables>> = {
  big: {
    binary: binaryHeaderFields,
    trace: traceHeaderFields,
    radarSystems: radarSystemsFields,
    own: ownFields,
  },
  little: {
    binary: binaryFieldsIn(fieldsIn('little')),
    trace: traceFieldsIn(fieldsIn('little')),
    radarSystems: radarSystemsFieldsIn(fieldsIn('little')),
    own: ownFieldsIn(fieldsIn('little')),
  },
};

export function tablesOf(byteOrder: ByteOrder): SegyTables {
  return tables[byteOrder];
}

/** 0 for the standard of 1975; a revision 1 whose two bytes are swapped is still revision 1. */
export function revisionOf({ majorRevision, minorRevision }: BinaryHeader): number {
  return majorRevision === 0 ? minorRevision : majorRevision;
}

/** A scalar multiplies when above 0 and divides by its absolute value when below; 0 stands for 1. */
export function scaled(value: number, scalar: number): number {
  if (scalar === 0) return value;
  return scalar > 0 ? value * scalar : value / -scalar;
}
