import { information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { HdHeader } from './header.ts';

type DistancePlace = { readonly file: string; readonly findings: Finding[] };

/** The positions of the trace headers in metres; null where they are unknown, or nothing has measured them. */
export function distancesOf(
  positions: Float64Array,
  hd: HdHeader,
  place: DistancePlace,
): Float64Array | null {
  const { file, findings } = place;
  if (hd.metresPerUnit === null || hd.redefinedItems.has(2)) return null;
  const unknownCount = positions.reduce((count, value) => (Number.isFinite(value) ? count : count + 1), 0);
  if (unknownCount > 0) {
    const message = `${unknownCount} of ${positions.length} trace headers hold no position (item 2); the distances along the line are left open.`;
    findings.push(warning('distances-unknown', message, { file, byteOffset: 4 }));
    return null;
  }
  const { metresPerUnit } = hd;
  const distancesM = positions.map((position) => position * metresPerUnit);
  const [firstM, lastM] = [distancesM[0], distancesM[distancesM.length - 1]];
  if (distancesM.every((distanceM) => distanceM === firstM)) {
    if (distancesM.length > 1) {
      const message = `All trace headers hold the same position (${firstM} m); the distances along the line are left open.`;
      findings.push(information('distances-unknown', message, { file, byteOffset: 4 }));
    }
    return null;
  }
  if (hd.isTriggeredByTime && isCounted(distancesM)) {
    const message =
      'The positions of the trace headers grow by one and the same step, but the line was triggered by time: no wheel has measured them. The distances along the line are left open.';
    findings.push(warning('distances-not-measured', message, { file, byteOffset: 4 }));
    return null;
  }
  tellOrder(distancesM, place);
  tellSpacing(distancesM, hd, place);
  tellRange([firstM, lastM], hd, place);
  return distancesM;
}

/** The steps of a counter differ by the rounding of four bytes, and by no more. */
function isCounted(distancesM: Float64Array): boolean {
  const last = distancesM.length - 1;
  const stepM = (distancesM[last] - distancesM[0]) / last;
  return distancesM.every(
    (distanceM, trace) => Math.abs(distanceM - distancesM[0] - trace * stepM) <= 0.1 * Math.abs(stepM),
  );
}

function tellOrder(distancesM: Float64Array, { file, findings }: DistancePlace) {
  const span = distancesM[distancesM.length - 1] - distancesM[0];
  let againstCount = 0;
  let firstAgainst = 0;
  for (let trace = 1; trace < distancesM.length; trace++) {
    const stepM = distancesM[trace] - distancesM[trace - 1];
    if (span < 0 ? stepM <= 0 : stepM >= 0) continue;
    if (againstCount++ === 0) firstAgainst = trace;
  }
  if (span < 0) {
    const message = `The positions fall along the line, from ${round(distancesM[0])} m to ${round(distancesM[distancesM.length - 1])} m: it was walked towards its zero. They are kept as they are.`;
    findings.push(information('distances-backwards', message, { file }));
  }
  if (againstCount > 0) {
    const message = `The positions turn back ${againstCount} times, first at trace ${firstAgainst} (counted from 0); they are kept as they are.`;
    findings.push(warning('distances-not-monotonic', message, { file }));
  }
}

function tellSpacing(
  distancesM: Float64Array,
  { traceSpacingM }: HdHeader,
  { file, findings }: DistancePlace,
) {
  const last = distancesM.length - 1;
  const meanM = Math.abs(distancesM[last] - distancesM[0]) / last;
  if (traceSpacingM === null || Math.abs(meanM / traceSpacingM - 1) <= 0.01) return;
  const message = `STEP SIZE USED is ${round(traceSpacingM)} m, but the positions of the traces are ${round(meanM)} m apart on average; both are kept as they are.`;
  findings.push(warning('trace-spacing-contradicted', message, { file }));
}

function tellRange(
  [firstM, lastM]: readonly [number, number],
  { startM, finalM, traceSpacingM }: HdHeader,
  { file, findings }: DistancePlace,
) {
  if (startM === null || finalM === null) return;
  const toleranceM = Math.max(0.01, (traceSpacingM ?? 0) / 2);
  if (Math.abs(startM - firstM) <= toleranceM && Math.abs(finalM - lastM) <= toleranceM) return;
  const message = `STARTING and FINAL POSITION are ${round(startM)} m and ${round(finalM)} m, but the positions of the traces run from ${round(firstM)} m to ${round(lastM)} m; those of the traces are used.`;
  findings.push(information('position-range-contradicted', message, { file }));
}

/** To a tenth of a millimetre, for reading. */
function round(lengthM: number): number {
  return Math.round(lengthM * 1e4) / 1e4;
}
