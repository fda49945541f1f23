import { information } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { type Dzx, numberIn, unitIn } from './metadata.ts';
import type { Waypoint } from './waypoints.ts';

const metresPerUnit: Readonly<Record<string, number>> = {
  mm: 0.001,
  cm: 0.01,
  m: 1,
  km: 1000,
  in: 0.0254,
  ft: 0.3048,
};

type Milestone = { readonly trace: number; readonly distanceM: number };

/**
 * Distance of each trace by the marks of the DZX, for a line that was triggered by time. Null unless two marks tell
 * distances that grow along the line. Distances that are no more than trace number times the console's preset spacing
 * were not measured, and do not count.
 */
export function distancesByMarks(
  dzx: Dzx,
  waypoints: readonly Waypoint[],
  line: { traceCount: number; findings: Finding[] },
): Float64Array | null {
  const milestones = milestonesOf(dzx, waypoints);
  if (milestones === null) return null;
  const [first, last] = [milestones[0], milestones[milestones.length - 1]];
  const message = `${milestones.length} marks tell the distance along the line, from ${first.distanceM} m at trace ${first.trace} to ${last.distanceM} m at trace ${last.trace}; between them it is taken to grow evenly, and beyond them as between the nearest two.`;
  line.findings.push(information('distances-by-marks', message, { file: dzx.file }));
  const distancesM = new Float64Array(line.traceCount);
  let next = 1;
  for (let trace = 0; trace < line.traceCount; trace++) {
    while (next < milestones.length - 1 && trace >= milestones[next].trace) next++;
    const [from, to] = [milestones[next - 1], milestones[next]];
    const spacingM = (to.distanceM - from.distanceM) / (to.trace - from.trace);
    distancesM[trace] = from.distanceM + (trace - from.trace) * spacingM;
  }
  return distancesM;
}

function milestonesOf(dzx: Dzx, waypoints: readonly Waypoint[]): readonly Milestone[] | null {
  const unit = unitIn(dzx, 'horizontalUnit');
  const unitM = Object.hasOwn(metresPerUnit, unit) ? metresPerUnit[unit] : null;
  if (unitM === null) return null;
  const milestones: Milestone[] = [];
  for (const { trace, kind, distance } of waypoints) {
    if (kind === null || distance === null || milestones.at(-1)?.trace === trace) continue;
    milestones.push({ trace, distanceM: distance * unitM });
  }
  const doGrow = milestones.every(
    ({ distanceM }, at) => at === 0 || distanceM > milestones[at - 1].distanceM,
  );
  if (milestones.length < 2 || !doGrow) return null;
  return presetSpacingsM(dzx, unitM).some((spacingM) => isPreset(milestones, spacingM)) ? null : milestones;
}

function presetSpacingsM(dzx: Dzx, unitM: number): number[] {
  const unitsPerScan = numberIn(dzx, 'GlobalProperties', 'unitsPerScan') ?? 0;
  const scansPerMetre = numberIn(dzx, 'DataCollection', 'scanPerMeters') ?? 0;
  return [unitsPerScan * unitM, 1 / scansPerMetre].filter((spacingM) => spacingM > 0 && spacingM < 1e6);
}

function isPreset(milestones: readonly Milestone[], spacingM: number): boolean {
  return milestones.every(({ trace, distanceM }) => Math.abs(distanceM - trace * spacingM) <= spacingM);
}
