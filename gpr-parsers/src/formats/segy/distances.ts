import { information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { Pairs } from './collect.ts';

/** Farther than this from one trace to the next on average, coordinates are not what they seem. */
const mostMetresPerTrace = 1000;

/** From here on, 0, 0 among the coordinates is not the corner of a grid but a place that is not told. */
const farFromOriginM = 1000;

/**
 * The length of the line up to each trace, from coordinates in metres. They are in a system that SEG-Y has no field
 * for, so that they say how far, and not where on Earth.
 */
export function distancesAlong(
  places: Pairs,
  { metresPerUnit, file, findings }: { metresPerUnit: number; file: string; findings: Finding[] },
): Float64Array | null {
  const { distancesM, untoldCount } = cumulative(places, metresPerUnit);
  const traceCount = distancesM.length;
  const lengthM = distancesM[traceCount - 1] ?? 0;
  if (lengthM === 0) {
    const message = 'All traces state the same coordinates; no distance can be told from them.';
    findings.push(information('coordinates-without-movement', message, { file }));
    return null;
  }
  if (!(lengthM / traceCount <= mostMetresPerTrace)) {
    const message = `By their coordinates the traces would lie ${Math.round(lengthM / traceCount)} m apart; the coordinates are not used.`;
    findings.push(warning('coordinates-implausible', message, { file }));
    return null;
  }
  const untold =
    untoldCount === 0 ? '' : ` ${untoldCount} traces state none and stay where the one before was.`;
  const message = `The coordinates are lengths in a system that the file does not name: they give the distance along the line (${lengthM.toFixed(2)} m), but no place on a map.${untold}`;
  findings.push(information('coordinates-without-reference', message, { file }));
  return distancesM;
}

function cumulative({ x, y }: Pairs, metresPerUnit: number) {
  const isOrigin = (trace: number) => x[trace] === 0 && y[trace] === 0;
  const told = Array.from(x.keys()).filter((trace) => !isOrigin(trace));
  const nearest = told.reduce(
    (least, trace) => Math.min(least, Math.hypot(x[trace], y[trace]) * metresPerUnit),
    Number.POSITIVE_INFINITY,
  );
  const isUntold = (trace: number) => isOrigin(trace) && nearest > farFromOriginM;
  const distancesM = new Float64Array(x.length);
  let [distanceM, last, untoldCount] = [0, -1, 0];
  for (const trace of x.keys()) {
    if (isUntold(trace)) untoldCount++;
    else {
      if (last >= 0) distanceM += Math.hypot(x[trace] - x[last], y[trace] - y[last]) * metresPerUnit;
      last = trace;
    }
    distancesM[trace] = distanceM;
  }
  return { distancesM, untoldCount };
}
