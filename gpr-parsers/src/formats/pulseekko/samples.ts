import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { HdHeader } from './header.ts';
import { type RecordLayout, readTraceHeader, type TraceHeader, traceHeaderBytes } from './trace-header.ts';

/**
 * Where the samples lie, and how they are stored. Whole numbers are kept as they are: 32768 of them are 50 mV on the
 * older consoles, and what AMPLITUDE WINDOW says on the newer ones. Floats are what the console made of them.
 */
export type Dt1Geometry = RecordLayout & {
  readonly samplesPerTrace: number;
  readonly encoding: 'i16' | 'f32';
  readonly leftoverByteCount: number;
  readonly firstHeader: TraceHeader;
};

/** A way to cut the file into traces, and what speaks for it. */
type Cut = {
  readonly samplesPerTrace: number;
  readonly bytesPerSample: 2 | 4;
  readonly recordBytes: number;
  readonly traceCount: number;
  readonly isExact: boolean;
  /** Whether a second header stands where it must; null where the file ends before it. */
  readonly hasSecondHeader: boolean | null;
};

/** Cuts the file into traces by whatever says how long they are; the size of the file is trusted above all of it. */
export async function locateTraces(
  { name: file, bytes }: NamedSource,
  hd: HdHeader,
  findings: Finding[],
): Promise<Dt1Geometry> {
  if (bytes.byteLength < traceHeaderBytes + 2) {
    const message = `the file has ${bytes.byteLength} bytes, fewer than the header of one trace and a sample; it ends`;
    throw new GprFormatError('truncated', message, {
      format: 'pulseekko',
      file,
      byteOffset: bytes.byteLength,
    });
  }
  const firstHeader = readTraceHeader(new DataView(await bytes.slice(0, traceHeaderBytes)));
  const cut = await chooseCut({ name: file, bytes }, hd, firstHeader);
  const { samplesPerTrace, bytesPerSample, recordBytes, traceCount } = cut;
  const leftoverByteCount = bytes.byteLength - traceCount * recordBytes;
  tellContradictions(cut, { hd, firstHeader, file, findings });
  if (leftoverByteCount > 0) {
    const message = `The last trace is cut off: ${leftoverByteCount} of its ${recordBytes} bytes are there. It is left out; ${traceCount} whole traces are kept.`;
    findings.push(
      warning('partial-trace-dropped', message, { file, byteOffset: bytes.byteLength - leftoverByteCount }),
    );
  }
  const encoding = bytesPerSample === 2 ? 'i16' : 'f32';
  return { bytes, recordBytes, traceCount, samplesPerTrace, encoding, leftoverByteCount, firstHeader };
}

/** The sample count of item 3, where it is one: some consoles keep something else there. */
function samplesByItem3({ samplesPerTrace }: TraceHeader, hd: HdHeader): number | null {
  const isCount = Number.isInteger(samplesPerTrace) && samplesPerTrace > 0 && samplesPerTrace <= 2 ** 24;
  return isCount && !hd.redefinedItems.has(3) ? samplesPerTrace : null;
}

function widthByItem6({ bytesPerSample }: TraceHeader, hd: HdHeader): 2 | 4 | null {
  const isWidth = bytesPerSample === 2 || bytesPerSample === 4;
  return isWidth && !hd.redefinedItems.has(6) ? bytesPerSample : null;
}

async function chooseCut(source: NamedSource, hd: HdHeader, firstHeader: TraceHeader): Promise<Cut> {
  const byItem3 = samplesByItem3(firstHeader, hd);
  const counts = [...new Set([hd.samplesPerTrace, byItem3])].filter((count) => count !== null);
  const toldWidth = widthByItem6(firstHeader, hd) ?? hd.bytesPerSample;
  const widths = [...new Set([toldWidth, 2, 4] as const)].filter((width) => width !== null);
  const place = { format: 'pulseekko', file: source.name };
  if (counts.length === 0) {
    const message =
      'nothing says how many samples a trace has: neither NUMBER OF PTS/TRC in an .hd nor item 3 of the first trace header';
    throw new GprFormatError('inconsistent', message, { ...place, byteOffset: 8 });
  }
  const cuts: Cut[] = [];
  for (const bytesPerSample of widths) {
    for (const samplesPerTrace of counts) {
      cuts.push(await tryCut(source, firstHeader, { samplesPerTrace, bytesPerSample }));
    }
  }
  const weightOf = (cut: Cut) =>
    (cut.isExact ? 4 : 0) +
    (cut.hasSecondHeader ? 4 : 0) +
    (cut.bytesPerSample === toldWidth ? 2 : 0) +
    (cut.traceCount === hd.traceCount ? 1 : 0);
  const whole = cuts.filter(({ traceCount }) => traceCount > 0);
  const [best] = whole.sort((one, other) => weightOf(other) - weightOf(one));
  if (!best) {
    const [{ recordBytes }] = cuts;
    const message = `the file with its ${source.bytes.byteLength} bytes is shorter than one trace of ${counts.join(' or ')} samples (${recordBytes} bytes)`;
    throw new GprFormatError('truncated', message, place);
  }
  const isAgreed = hd.samplesPerTrace !== null && hd.samplesPerTrace === byItem3 && toldWidth !== null;
  if (best.isExact || best.hasSecondHeader !== false || isAgreed) return best;
  const message = `${counts.join(' or ')} samples a trace do not fit the size of the file (${source.bytes.byteLength} bytes), nor does a second trace header stand where the first trace would end`;
  throw new GprFormatError('inconsistent', message, { ...place, byteOffset: best.recordBytes });
}

async function tryCut(
  { bytes }: NamedSource,
  firstHeader: TraceHeader,
  { samplesPerTrace, bytesPerSample }: Pick<Cut, 'samplesPerTrace' | 'bytesPerSample'>,
): Promise<Cut> {
  const recordBytes = traceHeaderBytes + samplesPerTrace * bytesPerSample;
  const traceCount = Math.floor(bytes.byteLength / recordBytes);
  const isExact = bytes.byteLength % recordBytes === 0;
  const hasRoom = traceCount > 0 && bytes.byteLength >= recordBytes + traceHeaderBytes;
  const second = hasRoom
    ? readTraceHeader(new DataView(await bytes.slice(recordBytes, recordBytes + traceHeaderBytes)))
    : null;
  const hasSecondHeader = second && isNextHeader(firstHeader, second);
  return { samplesPerTrace, bytesPerSample, recordBytes, traceCount, isExact, hasSecondHeader };
}

/** Trace headers repeat their bytes per point and count up; samples would have to do so by chance. */
function isNextHeader(first: TraceHeader, second: TraceHeader): boolean {
  const isNext = first.traceNumber + 1 === second.traceNumber;
  const { bytesPerSample } = first;
  return isNext || (bytesPerSample !== 0 && Object.is(bytesPerSample, second.bytesPerSample));
}

function tellContradictions(
  { samplesPerTrace, bytesPerSample, traceCount }: Cut,
  place: { hd: HdHeader; firstHeader: TraceHeader; file: string; findings: Finding[] },
) {
  const { hd, firstHeader, file, findings } = place;
  const byItem3 = samplesByItem3(firstHeader, hd);
  if (hd.samplesPerTrace !== null && hd.samplesPerTrace !== samplesPerTrace) {
    const message = `NUMBER OF PTS/TRC is ${hd.samplesPerTrace}, but the file is made of traces of ${samplesPerTrace} samples, as item 3 of its trace headers says; the file is trusted.`;
    findings.push(warning('sample-count-contradicted', message, { file, byteOffset: 8 }));
  } else if (byItem3 !== null && byItem3 !== samplesPerTrace) {
    const message = `Item 3 of the first trace header is ${byItem3} samples, but NUMBER OF PTS/TRC is ${samplesPerTrace}, which fits the file; it is used.`;
    findings.push(warning('sample-count-contradicted', message, { file, byteOffset: 8 }));
  }
  if (widthByItem6(firstHeader, hd) !== bytesPerSample) {
    const message = `Item 6 of the first trace header is ${firstHeader.bytesPerSample} bytes per point; the size of the file fits samples of ${bytesPerSample} bytes, and they are read so.`;
    findings.push(warning('sample-width-derived', message, { file, byteOffset: 20 }));
  } else if (hd.bytesPerSample !== null && hd.bytesPerSample !== bytesPerSample) {
    const message = `DATA TYPE says ${hd.bytesPerSample} bytes per sample, but the trace headers say ${bytesPerSample}, which fits the file; samples of ${bytesPerSample} bytes are read.`;
    findings.push(warning('sample-width-contradicted', message, { file, byteOffset: 20 }));
  }
  if (hd.traceCount !== null && hd.traceCount !== traceCount) {
    const message = `NUMBER OF TRACES is ${hd.traceCount}, but the file holds ${traceCount} traces; the file is trusted.`;
    findings.push(warning('trace-count-contradicted', message, { file }));
  }
}
