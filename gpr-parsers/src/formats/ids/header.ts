import { GprFormatError } from '#errors.ts';
import { type Header, latin1, le, readHeader, text, vendorFields } from '#fields.ts';
import { information, warning } from '#findings.ts';
import { decimalNumber } from '#key-values.ts';
import type { Finding } from '#recording.ts';
import { type HeaderRecord, type IdsRecords, tagBytes } from './records.ts';

/**
 * The record `H`: eleven integers, little-endian, then ten numbers in text. IDS has published no names for them: those
 * that stand here are the words in which other readers speak of them.
 */
const acquisitionFields = {
  length: le.i32(4, 'H length'),
  acquiredSweepCount: le.i32(8, 'H acquired sweeps'),
  acquiredSampleCount: le.i32(12, 'H acquired samples'),
  traceCount: le.i32(16, 'H n_x'),
  samplesPerTrace: le.i32(20, 'H n_y'),
  isCompressedAlong: le.i32(24, 'H x compression on'),
  compressionAlong: le.i32(28, 'H x compression'),
  compressionDown: le.i32(32, 'H y compression'),
  isWheelOn: le.i32(36, 'H wheel on'),
  wheelCompression: le.i32(40, 'H wheel compression'),
  converterOffset: le.i32(44, 'H A/D offset'),
  antennaFrequencyHz: text(48, 16, 'H radar frequency'),
  velocityMPerS: text(64, 16, 'H velocity'),
  sweepTimeS: text(80, 16, 'H sweep time'),
  totalSweepTimeS: text(96, 16, 'H total sweep time'),
  scanFrequencyHz: text(112, 16, 'H scan frequency'), // sweeps a second; nothing of the antenna
  scanTimeS: text(128, 16, 'H scan time'),
  sweepSpacingM: text(144, 16, 'H sweep dx'),
  wheelSpacingM: text(160, 16, 'H wheel dx'),
  cellWidthM: text(176, 16, 'H x cell'),
  cellHeightS: text(192, 16, 'H y cell'),
} as const;

/** What the records before the first sweep say of the line. */
export type IdsHeader = {
  /** As stated; whether the file has them is another question. */
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly timeWindowNs: number | null;
  readonly traceSpacingM: number | null;
  readonly centreFrequencyMHz: number | null;
  readonly relativePermittivity: number | null;
  readonly comment: string | null;
  /** Sweeps that a record `FM` calls marked, as they are numbered there. */
  readonly markedSweeps: readonly number[];
  readonly rawHeader: Readonly<Record<string, string | number | readonly number[]>>;
};

type IdsPlace = { readonly file: string; readonly findings: Finding[] };

/** What of a record that is no text is kept; the records of all known files are shorter. */
const mostRawBytes = 2048;

/** Metres that light travels in a second. */
const lightMPerS = 299_792_458;

/** Reads what is known of the records, in whatever order they come. Throws where none says how the line was recorded. */
export function readIdsHeader({ version, headerRecords }: IdsRecords, place: IdsPlace): IdsHeader {
  if (version !== 3) {
    const message = `The file is of version ${version}; only files of version 3 are described. It is read as one of them.`;
    place.findings.push(warning('version-unknown', message, { file: place.file, byteOffset: 1 }));
  }
  const record = headerRecords.find(({ tag }) => tag === 'H');
  if (!record) {
    const message = 'the record H is missing: without it the traces have no times';
    throw new GprFormatError('inconsistent', message, { format: 'ids', file: place.file });
  }
  const acquisition = readAcquisition(record, place.file);
  const comment = headerRecords
    .filter(({ tag }) => tag === 'I' || tag === 'C')
    .map((info) => latin1(contentOf(info)))
    .filter((line) => line !== '')
    .join('\n');
  return {
    traceCount: acquisition.traceCount,
    samplesPerTrace: acquisition.samplesPerTrace,
    ...readMeasures(acquisition, record.byteOffset, place),
    comment: comment === '' ? null : comment,
    markedSweeps: readMarkedSweeps(headerRecords, place),
    rawHeader: {
      ...rawRecords(headerRecords.filter((other) => other !== record)),
      ...vendorFields(acquisitionFields, acquisition),
    },
  };
}

type Acquisition = Header<typeof acquisitionFields>;

function readAcquisition({ view, byteOffset }: HeaderRecord, file: string): Acquisition {
  try {
    return readHeader('ids', acquisitionFields, view);
  } catch (error) {
    if (!(error instanceof GprFormatError)) throw error;
    const place = { format: 'ids', file, byteOffset: byteOffset + (error.byteOffset ?? 0) };
    throw new GprFormatError('truncated', 'the record H ends before its last number', place);
  }
}

function readMeasures(acquisition: Acquisition, recordOffset: number, { file, findings }: IdsPlace) {
  function at(name: keyof Acquisition) {
    return { file, byteOffset: recordOffset + acquisitionFields[name].byteOffset };
  }

  /** Null, and told, for what is no number between the bounds; they are far outside of any instrument. */
  function measure(name: keyof Acquisition, [least, most]: readonly [number, number]): number | null {
    const printed = String(acquisition[name]);
    const value = decimalNumber(printed);
    if (value !== null && value >= least && value <= most) return value;
    const note = value === 0 || printed === '' ? information : warning;
    const message = `${acquisitionFields[name].vendorName} is "${printed}"; it is left open.`;
    findings.push(note('header-value-unusable', message, at(name)));
    return null;
  }

  const timeWindowS = measure('totalSweepTimeS', [1e-12, 1e-3]);
  const cellHeightS = decimalNumber(acquisition.cellHeightS) ?? 0;
  const cellsS = cellHeightS * acquisition.samplesPerTrace;
  if (timeWindowS !== null && cellsS > 0 && Math.abs(timeWindowS / cellsS - 1) > 0.01) {
    const message = `H total sweep time is ${acquisition.totalSweepTimeS} s, but n_y samples of y cell last ${cellsS.toExponential(3)} s; the total sweep time is used.`;
    findings.push(warning('time-window-contradicted', message, at('totalSweepTimeS')));
  }
  const traceSpacingM = measure('cellWidthM', [1e-6, 1e4]);
  if (acquisition.isWheelOn === 0 && traceSpacingM !== null) {
    const message = `H x cell is ${traceSpacingM} m, but the wheel is said to have been off: the distance between traces is what the console was set to, not what was measured.`;
    findings.push(warning('trace-spacing-unproven', message, at('isWheelOn')));
  }
  if (acquisition.converterOffset !== 0) {
    const message = `H A/D offset is ${acquisition.converterOffset}; the amplitudes are given as they are stored, without it.`;
    findings.push(information('offset-not-used', message, at('converterOffset')));
  }
  const frequencyHz = measure('antennaFrequencyHz', [1e6, 1e11]);
  const velocityMPerS = measure('velocityMPerS', [lightMPerS / 30, lightMPerS]);
  return {
    timeWindowNs: timeWindowS === null ? null : timeWindowS * 1e9,
    traceSpacingM,
    centreFrequencyMHz: frequencyHz === null ? null : frequencyHz / 1e6,
    relativePermittivity: velocityMPerS === null ? null : (lightMPerS / velocityMPerS) ** 2,
  };
}

function readMarkedSweeps(headerRecords: readonly HeaderRecord[], { file, findings }: IdsPlace): number[] {
  const marked: number[] = [];
  for (const record of headerRecords.filter(({ tag }) => tag === 'FM')) {
    const printed = latin1(contentOf(record).subarray(0, 6));
    if (/^\d+$/.test(printed)) marked.push(Number(printed));
    else {
      const message = `A record FM names the sweep "${printed}", which is no number; its mark is left out.`;
      findings.push(warning('mark-unreadable', message, { file, byteOffset: record.byteOffset }));
    }
  }
  return marked;
}

/** Every record by its tag, a second one of a tag with its number: as text, or as bytes where it is none. */
function rawRecords(headerRecords: readonly HeaderRecord[]): Record<string, string | number[]> {
  const raw: Record<string, string | number[]> = {};
  const countOf = new Map<string, number>();
  for (const record of headerRecords) {
    const count = (countOf.get(record.tag) ?? 0) + 1;
    countOf.set(record.tag, count);
    raw[count === 1 ? record.tag : `${record.tag} ${count}`] = textOrBytes(contentOf(record));
  }
  return raw;
}

function contentOf({ view }: HeaderRecord): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + tagBytes, view.byteLength - tagBytes);
}

/** Without the zeros at the end, with which all records are filled up. */
function textOrBytes(content: Uint8Array): string | number[] {
  const used = content.subarray(0, content.findLastIndex((byte) => byte !== 0) + 1);
  const isText = used.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  return isText ? latin1(used) : [...used.subarray(0, mostRawBytes)];
}
