import { information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { FileHeader } from './file-header.ts';
import { binaryHeaderFields, scaled, type TraceHeader, traceHeaderFields } from './header.ts';
import type { OwnText } from './own-text.ts';

/** When the samples were received. */
export type SegyTimes = {
  readonly sampleIntervalNs: number | null;
  readonly firstSampleNs: number;
  /** In what the header's number is counted, for the raw header. */
  readonly intervalUnit: 'picoseconds' | 'microseconds' | 'unknown';
};

type Facts = {
  readonly firstTrace: TraceHeader;
  readonly samplesPerTrace: number;
  readonly told: OwnText | null;
  readonly file: string;
  /** Where the first trace header lies. */
  readonly dataOffset: number;
  readonly findings: Finding[];
};

/** Times by the first trace, whose own interval wins over the binary header's. */
export function readTimes(header: FileHeader, facts: Facts): SegyTimes {
  return { ...readInterval(header, facts), firstSampleNs: readFirstSample(header, facts) };
}

/**
 * Radar software counts picoseconds where the standard has microseconds. So it is where the text names such software,
 * and where the trace would last as long as a radar's does; never is a time invented that neither unit makes sense of.
 */
function readInterval(header: FileHeader, facts: Facts): Omit<SegyTimes, 'firstSampleNs'> {
  const { samplesPerTrace, told, file, findings } = facts;
  const raw = rawInterval(header, facts);
  const exactNs = told?.sampleIntervalNs ?? null;
  const isRoundedAlike = exactNs !== null && Math.abs(exactNs * 1000 - raw) <= 0.5 + 1e-6;
  if (exactNs !== null && (raw === 0 || isRoundedAlike)) {
    return { sampleIntervalNs: exactNs, intervalUnit: 'picoseconds' };
  }
  const { byteOffset } = binaryHeaderFields.sampleInterval;
  if (raw === 0) {
    const message = 'The sample interval is 0 in all headers; time can only be told in samples.';
    findings.push(warning('no-time-window', message, { file, byteOffset }));
    return { sampleIntervalNs: null, intervalUnit: 'unknown' };
  }
  const windowNs = (raw * samplesPerTrace) / 1000;
  const isOfRadar = windowNs >= 1 && windowNs <= 100_000;
  if (told !== null) {
    const message = `The text states a sample interval of ${exactNs ?? 'no'} ns, the header one of ${raw} picoseconds; the header's is used.`;
    findings.push(warning('sample-interval-contradicted', message, { file, byteOffset }));
  } else if (!header.writer.isRadar && !isOfRadar) {
    findings.push(warning('interval-unit-unknown', unitUnknown(raw, samplesPerTrace), { file, byteOffset }));
    return { sampleIntervalNs: null, intervalUnit: 'unknown' };
  } else if (!header.writer.isRadar && windowNs > 2000) {
    const message = `The sample interval is ${raw}. Read in picoseconds, as radar software writes, a trace lasts ${windowNs} ns, longer than ground radar listens but on ice; in the standard's microseconds it lasts ${(raw * samplesPerTrace) / 1e6} s, as in seismics. Picoseconds are used; make sure that this is a radar line.`;
    findings.push(warning('window-of-seismics', message, { file, byteOffset }));
  } else {
    const message = `The sample interval of ${raw} is read in picoseconds, as radar software writes it, and not in the standard's microseconds: a trace lasts ${windowNs} ns.`;
    findings.push(information('interval-unit-assumed', message, { file, byteOffset }));
  }
  return { sampleIntervalNs: raw / 1000, intervalUnit: 'picoseconds' };
}

function unitUnknown(raw: number, samplesPerTrace: number): string {
  const count = raw * samplesPerTrace;
  return `The sample interval is ${raw}: in picoseconds a trace would last ${count / 1000} ns, in the standard's microseconds ${count / 1e6} s. Neither is a ground radar's; time can only be told in samples.`;
}

function rawInterval({ binary, revision }: FileHeader, { firstTrace, file, findings }: Facts): number {
  const extended = revision === 2 ? binary.extendedSampleInterval : 0;
  const isExtended = Number.isFinite(extended) && extended > 0 && extended < 1e9;
  const ofFile = isExtended ? extended : binary.sampleInterval;
  const ofTrace = firstTrace.sampleInterval;
  const isMoreExact = isExtended && Math.abs(extended - ofTrace) < 1;
  if (ofTrace > 0 && ofFile > 0 && ofTrace !== ofFile && !isMoreExact) {
    const message = `The binary header states a sample interval of ${ofFile}, the first trace one of ${ofTrace}; the trace's is used.`;
    const { byteOffset } = binaryHeaderFields.sampleInterval;
    findings.push(warning('sample-interval-contradicted', message, { file, byteOffset }));
  }
  return isMoreExact ? extended : ofTrace || ofFile;
}

/** Radar Systems documents its delays as picoseconds, this package as nanoseconds; all others are not used. */
function readFirstSample({ writer, revision }: FileHeader, facts: Facts): number {
  const { firstTrace, told, file, dataOffset, findings } = facts;
  const { delay, timeScalar } = firstTrace;
  const hasScalar = revision > 0 || writer.dialect === 'radar-systems';
  const counted = hasScalar ? scaled(delay, timeScalar) : delay;
  if (told !== null) {
    const step = Math.abs(scaled(1, timeScalar));
    return Math.abs(told.firstSampleNs - counted) <= step / 2 + 1e-9 ? told.firstSampleNs : counted;
  }
  if (delay === 0) return 0;
  const byteOffset = dataOffset + traceHeaderFields.delay.byteOffset;
  if (writer.dialect === 'radar-systems') {
    const message = `The delay of ${counted} is read in picoseconds, as ${writer.name} documents it: the first sample lies at ${counted / 1000} ns.`;
    findings.push(information('delay-unit-assumed', message, { file, byteOffset }));
    return counted / 1000;
  }
  const message = `The first trace states a delay of ${delay}, by the standard in milliseconds, in radar files in pico- or nanoseconds; it is not used, and sample 0 is taken as time 0.`;
  findings.push(warning('delay-not-used', message, { file, byteOffset }));
  return 0;
}
