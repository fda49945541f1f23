import { information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { Epoch, EpochFix } from './epochs.ts';

type OrderPlace = { readonly file: string; readonly findings: Finding[] };

/** The trace of each epoch, counted from 0; null where it cannot be told. */
export type TraceOfEpoch = ReadonlyMap<Epoch, number | null>;

/**
 * Numbers as stored are traces, except where the vendor's software has merged lines: there they begin anew, and the
 * order of the epochs counts, if there are about as many of them as traces.
 */
export function numberEpochs(
  { epochs, firstNumber }: { readonly epochs: readonly Epoch[]; readonly firstNumber: number },
  traceCount: number,
  { file, findings }: OrderPlace,
): TraceOfEpoch {
  const numbered = epochs.filter((epoch): epoch is Epoch & { number: number } => epoch.number !== null);
  const asStored = new Map(numbered.map((epoch) => [epoch, epoch.number - firstNumber]));
  const restarts = numbered.flatMap(({ number }, index) =>
    index > 0 && number < numbered[index - 1].number ? [index] : [],
  );
  if (restarts.length === 0) return asStored;
  const inOrder = new Map<Epoch, number>();
  let order = -1;
  for (const [index, epoch] of numbered.entries()) {
    if (index === 0 || epoch.number !== numbered[index - 1].number) order++;
    inOrder.set(epoch, order);
  }
  const place = { file, line: numbered[restarts[0]].line };
  const epochCount = order + 1;
  if (Math.abs(epochCount - traceCount) <= Math.max(2, traceCount / 100)) {
    const message = `The trace numbers begin anew ${restarts.length} times, as they do in merged lines; ${epochCount} traces are named and ${traceCount} recorded, so that the order of their naming counts${epochCount === traceCount ? '' : `, which may be off by ${Math.abs(epochCount - traceCount)}`}.`;
    findings.push(warning('trace-numbers-restart', message, place));
    return inOrder;
  }
  const merge = restarts.find((index) => numbered[index].number === numbered[0].number);
  if (merge === undefined) {
    const message = `The trace numbers of the fixes go backwards ${restarts.length} times; a track takes them in order.`;
    findings.push(warning('trace-numbers-backwards', message, place));
    return asStored;
  }
  const message = `The trace numbers begin anew, as they do in merged lines, but only ${epochCount} of ${traceCount} traces are named; the ${numbered.length - merge} that follow the first line of the merger cannot be placed and are left out.`;
  findings.push(warning('trace-numbers-restart', message, place));
  return new Map(numbered.map((epoch, index) => [epoch, index < merge ? epoch.number - firstNumber : null]));
}

/** The clocks keep step where the middle four fifths of the differences lie within so much of the wrong order's. */
const decisiveShare = 0.25;

/** Receivers speak once a second, and some are late by a few. */
const clockGrainS = 4;

/**
 * Whether the fixes run against the traces. The vendor's software turns the traces of a line round ("PROFILE
 * REVERSED") but not its positions file, so that numbers alone would put the track the wrong way round. Each trace has
 * the console's time and each fix the receiver's: the two clocks may differ, but not by more here than there.
 */
export function areFixesReversed(
  fixes: readonly { readonly trace: number; readonly utc: string | null }[],
  { clockS, isToldReversed }: { readonly clockS: Float64Array; readonly isToldReversed: boolean },
  { file, findings }: OrderPlace,
): boolean {
  const last = clockS.length - 1;
  const asNumberedS = clockSpreadS(fixes, (trace) => clockS[trace]);
  const reversedS = clockSpreadS(fixes, (trace) => clockS[last - trace]);
  if (asNumberedS !== null && reversedS !== null) {
    const isReversed = asNumberedS > clockGrainS && reversedS < decisiveShare * asNumberedS;
    if (isReversed) {
      const message = `The traces were turned round after recording, but the fixes were not: counted from the last trace backwards, the receiver's clock and that of the traces keep step within ${seconds(reversedS)}, and as numbered they would drift apart by ${seconds(asNumberedS)}. The fixes are put at the traces that were recorded with them.`;
      findings.push(warning('fixes-turned-round', message, { file }));
      return true;
    }
    if (reversedS > clockGrainS && asNumberedS < decisiveShare * reversedS) return false;
  }
  if (isToldReversed && fixes.length > 0) {
    const message =
      'The header says that the profile was reversed; whether its fixes were, too, no clock can tell here. They are left as numbered: the track may run the wrong way round.';
    findings.push(warning('fixes-may-be-reversed', message, { file }));
  }
  return false;
}

function seconds(durationS: number): string {
  return `${Math.round(durationS * 10) / 10} s`;
}

/** Null when too few of the fixes have both clocks. The slowest and fastest tenth are not heeded. */
function clockSpreadS(
  fixes: readonly { readonly trace: number; readonly utc: string | null }[],
  clockAt: (trace: number) => number | undefined,
): number | null {
  const differencesS: number[] = [];
  for (const { trace, utc } of fixes) {
    const clock = clockAt(trace);
    const time = /(\d\d):(\d\d):(\d\d(?:\.\d+)?)/.exec(utc ?? '');
    if (!time || clock === undefined || Number.isNaN(clock)) continue;
    const differenceS = clock - Number(time[1]) * 3600 - Number(time[2]) * 60 - Number(time[3]);
    const turnsS = 86_400 * Math.round((differenceS - (differencesS[0] ?? differenceS)) / 86_400);
    differencesS.push(differenceS - turnsS);
  }
  if (differencesS.length < 3) return null;
  const sorted = differencesS.sort((one, other) => one - other);
  const tenth = Math.floor(sorted.length / 10);
  return sorted[sorted.length - 1 - tenth] - sorted[tenth];
}

/** What is odd in the order and the places of fixes; none of it keeps a track from being drawn. */
export function fixFindings(
  fixes: readonly (EpochFix & { readonly trace: number })[],
  file: string,
): Finding[] {
  const findings: Finding[] = [];
  const invalidCount = fixes.filter(({ quality }) => quality === 'invalid').length;
  if (invalidCount > 0) {
    const message = `The receiver called ${invalidCount} of ${fixes.length} fixes invalid; they are kept but no track is drawn through them.`;
    findings.push(warning('invalid-fixes', message, { file }));
  }
  const repeatCount = fixes.filter(
    ({ latitudeDeg, longitudeDeg, utc, epoch }, index) =>
      index > 0 &&
      epoch !== fixes[index - 1].epoch &&
      latitudeDeg === fixes[index - 1].latitudeDeg &&
      longitudeDeg === fixes[index - 1].longitudeDeg &&
      utc === fixes[index - 1].utc,
  ).length;
  if (repeatCount > 0) {
    const message = `${repeatCount} of ${fixes.length} fixes repeat the one before them, for the receiver is slower than the radar: the track has steps.`;
    findings.push(information('fixes-repeated', message, { file }));
  }
  const sharedCount = fixes.filter(({ epoch }, index) => epoch === fixes[index - 1]?.epoch).length;
  if (sharedCount > 0) {
    const message = `${sharedCount} fixes belong to the trace of the fix before them, for the receiver is faster than the radar; a track takes the last of each.`;
    findings.push(information('trace-numbers-repeated', message, { file }));
  }
  return findings;
}
