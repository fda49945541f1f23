import { GprFormatError } from '#errors.ts';
import { type Header, le, readHeader, text, vendorFields } from '#fields.ts';
import { information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';

/** One header of 1024 bytes stands for each channel, the first one also for the recording. */
export const headerBytes = 1024;

/**
 * GSSI DZT header, little-endian, 1024 bytes a channel.
 * The vendor's own name stands in each field, so that GSSI's manual can be read beside this table.
 */
export const dztFields = {
  tag: le.u16(0, 'rh_tag'),
  dataOffset: le.u16(2, 'rh_data'), // in kibibytes when below 1024; else the data follow the headers
  samplesPerTrace: le.u16(4, 'rh_nsamp'), // with scan counter and mark word
  bitsPerSample: le.u16(6, 'rh_bits'),
  zero: le.u16(8, 'rh_zero'), // not to be trusted: the zero level follows from rh_bits
  tracesPerSecond: le.f32(10, 'rhf_sps'),
  tracesPerMetre: le.f32(14, 'rhf_spm'), // 0 when the line was triggered by time
  metresPerMark: le.f32(18, 'rhf_mpm'), // not to be trusted
  firstSampleNs: le.f32(22, 'rhf_position'),
  timeWindowNs: le.f32(26, 'rhf_range'),
  passCount: le.u16(30, 'rh_npass'),
  createdAt: le.u32(32, 'rhb_cdt'),
  modifiedAt: le.u32(36, 'rhb_mdt'),
  gainOffset: le.u16(40, 'rh_rgain'),
  gainBytes: le.u16(42, 'rh_nrgain'),
  textOffset: le.u16(44, 'rh_text'),
  textBytes: le.u16(46, 'rh_ntext'),
  historyOffset: le.u16(48, 'rh_proc'),
  historyBytes: le.u16(50, 'rh_nproc'),
  channelCount: le.u16(52, 'rh_nchan'),
  relativePermittivity: le.f32(54, 'rhf_epsr'),
  topM: le.f32(58, 'rhf_top'),
  depthM: le.f32(62, 'rhf_depth'),
  startX: le.f32(66, 'rh_coordX.start'),
  endX: le.f32(70, 'rh_coordX.end'),
  servoLevel: le.f32(74, 'rhf_servo_level'),
  antennaConfiguration: le.u8(81, 'rh_accomp'),
  setup: le.i16(82, 'rh_sconfig'),
  tracesPerPass: le.i16(84, 'rh_spp'),
  lineNumber: le.i16(86, 'rh_linenum'),
  startY: le.f32(88, 'rh_coordY.start'),
  endY: le.f32(92, 'rh_coordY.end'),
  lineOrderAndSliceType: le.u8(96, 'rh_lineorder+rh_slicetype'),
  dataType: le.u8(97, 'rh_dtype'),
  antennaName: text(98, 14, 'rh_antname'),
  transmitMasks: le.u8(112, 'rh_pass0TX+rh_pass1TX'),
  versionAndSystem: le.u8(113, 'rh_version+rh_system'),
  fileName: text(114, 12, 'rh_name'),
  checksum: le.u16(126, 'rh_chksum'), // 0 in what consoles write
  startFixKind: text(944, 4, 'rh_RGPS[0].RecordType'), // `GGA`; empty in what consoles write
  startFixTick: le.u32(948, 'rh_RGPS[0].TickCount'),
  startLatitude: le.f64(952, 'rh_RGPS[0].Latitude'),
  startLongitude: le.f64(960, 'rh_RGPS[0].Longitude'),
  startAltitude: le.f64(968, 'rh_RGPS[0].Altitude'),
  startUtc: le.f64(976, 'rh_RGPS[0].UTC'),
  endFixKind: text(984, 4, 'rh_RGPS[1].RecordType'),
  endFixTick: le.u32(988, 'rh_RGPS[1].TickCount'),
  endLatitude: le.f64(992, 'rh_RGPS[1].Latitude'),
  endLongitude: le.f64(1000, 'rh_RGPS[1].Longitude'),
  endAltitude: le.f64(1008, 'rh_RGPS[1].Altitude'),
  endUtc: le.f64(1016, 'rh_RGPS[1].UTC'),
} as const;

export type DztHeader = Header<typeof dztFields>;

/** All fields of a channel's header, as they stand. */
export function readChannelHeader(view: DataView): DztHeader {
  return readHeader('dzt', dztFields, view);
}

/** The first header; refuses what no rule can repair: no samples, or a width that is none of 8, 16, 32. */
export function readDztHeader(view: DataView, file?: string): DztHeader {
  const header = readChannelHeader(view);
  const at = { format: 'dzt', ...(file === undefined ? {} : { file }) };
  if (header.samplesPerTrace === 0) {
    const place = { ...at, byteOffset: dztFields.samplesPerTrace.byteOffset };
    throw new GprFormatError('inconsistent', 'samplesPerTrace (rh_nsamp) is 0', place);
  }
  if (![8, 16, 32].includes(header.bitsPerSample)) {
    const message = `bitsPerSample (rh_bits) is ${header.bitsPerSample}, none of 8, 16, 32`;
    const place = { ...at, byteOffset: dztFields.bitsPerSample.byteOffset };
    throw new GprFormatError('unsupported-variant', message, place);
  }
  return header;
}

export function vendorHeaderFields(header: DztHeader): Record<string, string | number> {
  return vendorFields(dztFields, header);
}

/** Values of a header that may be 0, not a number, or nonsense: null then, and told. */
export type DztMeasures = {
  readonly timeWindowNs: number | null;
  readonly firstSampleNs: number;
  readonly tracesPerMetre: number | null;
  readonly tracesPerSecond: number | null;
  readonly relativePermittivity: number | null;
};

/** Far outside of any instrument; within, values can be divided by. */
const bounds = {
  timeWindowNs: [1e-3, 1e6],
  firstSampleNs: [-1e6, 1e6],
  tracesPerMetre: [1e-4, 1e6],
  tracesPerSecond: [1e-4, 1e7],
  relativePermittivity: [1, 1000],
} as const;

/** The value of a header, or null where it is none of this world: not a number, infinite, beyond all bounds. */
export function measureOf(header: DztHeader, name: keyof typeof bounds): number | null {
  const [least, most] = bounds[name];
  const value = header[name];
  return value >= least && value <= most ? value : null;
}

/** Only values that can be divided by come out of here; what cannot be used is told. */
export function readMeasures(header: DztHeader, file: string, findings: Finding[]): DztMeasures {
  function measure(name: keyof typeof bounds, loss: string): number | null {
    const measured = measureOf(header, name);
    if (measured !== null) return measured;
    const { vendorName, byteOffset } = dztFields[name];
    const note = header[name] === 0 ? information : warning;
    const message = `${vendorName} is ${header[name]}; ${loss}.`;
    findings.push(note('header-value-unusable', message, { file, byteOffset }));
    return null;
  }

  return {
    timeWindowNs: measure('timeWindowNs', 'time can only be told in samples'),
    firstSampleNs: measure('firstSampleNs', 'taken as 0') ?? 0,
    tracesPerMetre: measure('tracesPerMetre', 'the distance between traces is unknown'),
    tracesPerSecond: measure('tracesPerSecond', 'the rate of recording is unknown'),
    relativePermittivity: measure('relativePermittivity', 'no permittivity is taken from it'),
  };
}

const systems: Readonly<Record<number, string>> = {
  2: 'SIR-2000',
  3: 'SIR-3000',
  4: 'TerraVision',
  6: 'SIR-20',
  7: 'StructureScan Mini',
  8: 'SIR-4000',
  9: 'SIR-30',
  12: 'UtilityScan DF',
  13: 'UtilityScan HS',
  14: 'StructureScan Mini XT',
  18: 'UtilityScan HS',
};

/** The console's name, or null: before about 2004 the byte was half of a channel mask, which the version bits betray. */
export function instrumentOf(header: DztHeader): string | null {
  const version = header.versionAndSystem & 7;
  return version === 1 || version === 2 ? (systems[header.versionAndSystem >> 3] ?? null) : null;
}
