import type { NamedSource } from '#byte-source.ts';
import { splitFileName } from '#file-name.ts';
import { information, warning } from '#findings.ts';
import type { Finding, TracePosition } from '#recording.ts';
import { dateOf, type EpochFile, type EpochFix, epochFaults, fixesOf, isEmptyGga } from './epochs.ts';
import { readGp2Epochs } from './gp2.ts';
import { readGpsEpochs } from './gps.ts';
import type { HdHeader } from './header.ts';
import { placesOf } from './header-places.ts';
import type { Fiducial } from './marks.ts';
import type { TraceNotes } from './trace-notes.ts';
import { areFixesReversed, fixFindings, numberEpochs } from './trace-order.ts';

/** What the positions of a line must be held against. */
export type LineContext = {
  readonly hd: HdHeader;
  readonly notes: TraceNotes;
  readonly traceCount: number;
  /** The file of the traces, for findings. */
  readonly file: string;
};

/** The fixes of a line, and the fiducials of its positions file. */
export type LinePositions = {
  readonly positions: readonly TracePosition[];
  readonly fiducials: readonly Fiducial[];
};

/** The fixes of the .GP2, else of the .GPS, else those in the trace headers. Never throws for what a file holds. */
export async function readPositions(
  files: readonly NamedSource[],
  context: LineContext,
  findings: Finding[],
): Promise<LinePositions> {
  const ofKind = (extension: string) => files.find(({ name }) => splitFileName(name).extension === extension);
  const [gp2, gps] = [ofKind('gp2'), ofKind('gps')];
  const byGp2 = gp2 ? await readFixes(gp2, await readGp2Epochs(gp2, findings), context, findings) : null;
  const isGp2Enough = byGp2 !== null && byGp2.positions.length > 0;
  if (isGp2Enough && gps) {
    const message = `Both ${gp2?.name} and ${gps.name} are there; the fixes of ${gp2?.name} are used, for it holds each fix once, at its own moment, and ${gps.name} is not read.`;
    findings.push(information('two-position-files', message, { file: gps.name }));
  }
  const byGps =
    gps && !isGp2Enough ? await readFixes(gps, await readGpsEpochs(gps, findings), context, findings) : null;
  const read = isGp2Enough ? byGp2 : byGps;
  const inHeaders = placesOf(context, findings);
  if (read === null || read.positions.length === 0) {
    return { positions: inHeaders, fiducials: read?.fiducials ?? [] };
  }
  if (inHeaders.length > 0) {
    const message = `The trace headers hold places, too (items 9 to 14, at ${inHeaders.length} traces); the fixes of ${isGp2Enough ? gp2?.name : gps?.name} are used, for they tell their quality.`;
    findings.push(information('places-in-trace-headers', message, { file: context.file, byteOffset: 32 }));
  }
  return read;
}

async function readFixes(
  { name: file }: NamedSource,
  epochFile: EpochFile | null,
  { hd, notes, traceCount }: LineContext,
  findings: Finding[],
): Promise<LinePositions | null> {
  if (epochFile === null) return null;
  const { epochs, tally } = epochFile;
  const place = { file, findings };
  const traceOf = numberEpochs(epochFile, traceCount, place);
  const placed = fixesOf(epochs, tally).flatMap((fix) => {
    const trace = traceOf.get(fix.epoch) ?? null;
    return trace === null ? [] : [{ ...fix, trace }];
  });
  findings.push(...tally.toFindings(file, epochFaults));
  const isReversed = areFixesReversed(placed, { clockS: notes.clockS, isToldReversed: hd.isReversed }, place);
  const turn = (trace: number) => (isReversed ? traceCount - 1 - trace : trace);
  findings.push(...fixFindings(placed, file));
  tellEmpty(epochFile, placed, place);
  tellDate(epochFile, hd, place);
  const fiducials = epochs.flatMap((epoch) => {
    const trace = traceOf.get(epoch) ?? null;
    return epoch.label === null || trace === null ? [] : [{ trace: turn(trace), text: epoch.label }];
  });
  return {
    positions: placed.map(({ epoch: _, ...fix }) => ({ ...fix, trace: turn(fix.trace) })),
    fiducials,
  };
}

/** A line without a fix is a line: the receiver saw no satellites, or none was connected. */
function tellEmpty(
  { epochs }: EpochFile,
  fixes: readonly EpochFix[],
  { file, findings }: { file: string; findings: Finding[] },
) {
  const emptyCount = epochs
    .flatMap(({ sentences }) => sentences)
    .filter(({ sentence }) => sentence.kind === 'GGA' && isEmptyGga(sentence)).length;
  if (emptyCount > 0) {
    const message = `${emptyCount} GGA sentences hold no place, for the receiver saw too few satellites; they contribute nothing.`;
    findings.push(information('fix-without-place', message, { file }));
  }
  if (fixes.length > 0) return;
  const message = 'The file holds no fix; the recording has no positions from it.';
  findings.push(information('no-fixes', message, { file }));
}

/** The receiver's day settles one that can be read in two ways, and gives away a console's clock that is wrong. */
function tellDate(
  { epochs }: EpochFile,
  { recordedOn }: HdHeader,
  { file, findings }: { file: string; findings: Finding[] },
) {
  if (recordedOn === null) return;
  const told = epochs
    .flatMap(({ sentences }) => sentences)
    .map(({ sentence }) => dateOf(sentence)?.date)
    .find((date) => date !== undefined);
  if (told === undefined) return;
  const dayMs = 86_400_000;
  const isNear = Math.abs(Date.parse(told) - Date.parse(recordedOn.date)) <= dayMs;
  if (isNear && recordedOn.other !== null) {
    const message = `The receiver's own date is ${told}: the header's date was rightly read with the month first.`;
    findings.push(information('date-confirmed', message, { file }));
  } else if (!isNear) {
    const message = `The header says that the line was recorded on ${recordedOn.date}, the receiver says ${told}; the header's date is kept, and the console's clock may be wrong.`;
    findings.push(warning('date-contradicted', message, { file }));
  }
}
