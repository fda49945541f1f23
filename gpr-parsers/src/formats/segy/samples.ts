import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { failure, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { bytesPerSample } from '#samples.ts';
import { findDataOffset } from './extended-text.ts';
import type { FileHeader } from './file-header.ts';
import { binaryHeaderFields, type SegyTables, tablesOf, traceHeaderBytes } from './header.ts';
import { readTraceHeader } from './trace-headers.ts';

/** Where the traces lie: headers and samples take turns, at equal distances. */
export type SegyGeometry = {
  readonly dataOffset: number;
  readonly strideBytes: number;
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly leftoverByteCount: number;
};

type Place = { readonly source: NamedSource; readonly findings: Finding[] };

/**
 * Finds the traces by headers and size of the file. Traces are reached by their number only where all are of one
 * length: of a file where they are not, those before the first of another length are read, and that is told.
 */
export async function locateTraces(header: FileHeader, place: Place): Promise<SegyGeometry> {
  const { source, findings } = place;
  const { name: file, bytes } = source;
  refuseAdditionalHeaders(header, file);
  const dataOffset = await findDataOffset(header, place);
  const first = await readTraceHeader({ file, bytes, dataOffset, strideBytes: 0 }, 0);
  const traceBytes = bytes.byteLength - dataOffset;
  const samplesPerTrace = readSamplesPerTrace(header, first, { file, findings, traceBytes });
  const strideBytes = strideOf(header, samplesPerTrace);
  const wholeCount = Math.floor(traceBytes / strideBytes);
  const statedCount = header.revision === 2 ? header.binary.traceCount : 0;
  const traceCount = statedCount > 0 ? Math.min(statedCount, wholeCount) : wholeCount;
  const geometry = { dataOffset, strideBytes, traceCount, samplesPerTrace };
  const alikeCount = await countAlikeTraces(header, first, { geometry, source });
  const endByte = dataOffset + alikeCount * strideBytes;
  const leftoverByteCount = bytes.byteLength - endByte;
  if (alikeCount < traceCount) {
    const message = `Trace ${alikeCount + 1} is of another length than the ${samplesPerTrace} samples of the first: from there on the traces cannot be told apart. The ${alikeCount} traces before it are read, the ${leftoverByteCount} bytes after them are not.`;
    findings.push(failure('trace-length-varies', message, { file, byteOffset: endByte }));
  } else if (statedCount === 0 && leftoverByteCount > 0) {
    const message = `The last trace is cut off: ${leftoverByteCount} of its ${strideBytes} bytes are there. It is left out; ${traceCount} whole traces are kept.`;
    findings.push(warning('partial-trace-dropped', message, { file, byteOffset: endByte }));
  } else if (statedCount > wholeCount) {
    const message = `The header counts ${statedCount} traces, but the file holds ${wholeCount} whole ones; the file is trusted.`;
    findings.push(
      warning('trace-count-contradicted', message, {
        file,
        byteOffset: binaryHeaderFields.traceCount.byteOffset,
      }),
    );
  }
  return { ...geometry, traceCount: alikeCount, leftoverByteCount };
}

function strideOf({ encoding }: FileHeader, samplesPerTrace: number): number {
  return traceHeaderBytes + samplesPerTrace * bytesPerSample(encoding);
}

function refuseAdditionalHeaders({ revision, binary }: FileHeader, file: string) {
  if (revision !== 2 || binary.additionalTraceHeaderCount === 0) return;
  const { byteOffset } = binaryHeaderFields.additionalTraceHeaderCount;
  const message = `traces with up to ${binary.additionalTraceHeaderCount} additional headers (revision 2) cannot be read by this version`;
  throw new GprFormatError('unsupported-variant', message, { format: 'segy', file, byteOffset });
}

/** A trace's own count wins over the binary header's, unless only the latter divides the file into whole traces. */
function readSamplesPerTrace(
  header: FileHeader,
  firstTrace: DataView,
  { file, findings, traceBytes }: { file: string; findings: Finding[]; traceBytes: number },
): number {
  const { binary, revision } = header;
  const ofFile = (revision === 2 && binary.extendedSamplesPerTrace) || binary.samplesPerTrace;
  const ofTrace = tablesOf(header.byteOrder).trace.samplesPerTrace.read(firstTrace);
  const byteOffset = binaryHeaderFields.samplesPerTrace.byteOffset;
  const fits = (sampleCount: number) => traceBytes % strideOf(header, sampleCount) === 0;
  const isLongerThanFile = (sampleCount: number) => strideOf(header, sampleCount) > traceBytes;
  const candidates = [ofTrace, ofFile].filter((count) => count > 0 && !isLongerThanFile(count));
  if (candidates.length === 0) {
    const message =
      ofFile === 0 && ofTrace === 0
        ? 'neither the binary header nor the first trace says how many samples a trace has'
        : `a trace is said to have ${ofTrace || ofFile} samples, but the file is shorter than one such trace`;
    throw new GprFormatError('inconsistent', message, { format: 'segy', file, byteOffset });
  }
  const samplesPerTrace = candidates.find(fits) ?? candidates[0];
  if (ofTrace > 0 && ofFile > 0 && ofTrace !== ofFile) {
    const message = `The binary header counts ${ofFile} samples a trace, the first trace ${ofTrace}; ${samplesPerTrace} are read, ${fits(samplesPerTrace) ? 'which divides the file into whole traces' : "as the trace's own count says"}.`;
    findings.push(warning('sample-count-contradicted', message, { file, byteOffset }));
  }
  return samplesPerTrace;
}

/**
 * As many traces from the first on as are of its length. Headers out of step are noise, so that a look at the last
 * one tells whether all are in step, and halving finds where it is lost.
 */
async function countAlikeTraces(
  header: FileHeader,
  firstTrace: DataView,
  { geometry, source }: { geometry: Omit<SegyGeometry, 'leftoverByteCount'>; source: NamedSource },
): Promise<number> {
  const { traceCount, dataOffset, strideBytes } = geometry;
  if (header.binary.fixedLengthFlag === 1 && header.revision > 0) return traceCount;
  const layout = { file: source.name, bytes: source.bytes, dataOffset, strideBytes };
  const isInStep = stepTest(header, firstTrace, {
    ...geometry,
    dividesEvenly: (source.bytes.byteLength - dataOffset) % strideBytes === 0,
  });
  if (isInStep(await readTraceHeader(layout, traceCount - 1), traceCount - 1)) return traceCount;
  let [inStep, outOfStep] = [0, traceCount - 1];
  while (outOfStep - inStep > 1) {
    const middle = Math.floor((inStep + outOfStep) / 2);
    if (isInStep(await readTraceHeader(layout, middle), middle)) inStep = middle;
    else outOfStep = middle;
  }
  const ofLast = tablesOf(header.byteOrder).trace.samplesPerTrace.read(await readTraceHeader(layout, inStep));
  const isOther = inStep > 0 && ofLast > 0 && ofLast !== geometry.samplesPerTrace;
  return isOther ? inStep : inStep + 1;
}

type StepFacts = { readonly samplesPerTrace: number; readonly dividesEvenly: boolean };

/**
 * Whether what lies where a trace header should be is one: it has the length of the first, or counts on from it. Many
 * programs leave the length out; where the file divides evenly into traces, that is no reason to doubt.
 */
export function stepTest(
  { byteOrder }: Pick<FileHeader, 'byteOrder'>,
  firstTrace: DataView,
  { samplesPerTrace, dividesEvenly }: StepFacts,
): (trace: DataView, number: number) => boolean {
  const fields: SegyTables['trace'] = tablesOf(byteOrder).trace;
  const ofFirst = fields.samplesPerTrace.read(firstTrace);
  const [inLine, inFile] = [fields.traceInLine.read(firstTrace), fields.traceInFile.read(firstTrace)];
  return (trace, number) => {
    const stated = fields.samplesPerTrace.read(trace);
    if (number === 0 || stated === samplesPerTrace || (stated > 0 && stated === ofFirst)) return true;
    if (stated === 0 && dividesEvenly) return true;
    return (
      fields.traceInLine.read(trace) - inLine === number || fields.traceInFile.read(trace) - inFile === number
    );
  };
}
