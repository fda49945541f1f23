import type { Finding, TracePosition } from '#recording.ts';
import { unheld } from '#unheld.ts';

/** Why fixes are left out: what is true of those that stay, and the end of a sentence about the others. */
export type FixRule = {
  readonly holds: (fix: TracePosition) => boolean;
  readonly why: string;
};

/**
 * The fixes at whole traces from 0, on Earth, and as the format's own rules have them. A fix between two traces goes
 * to the nearer one; those that cannot be held are left out, and both is told.
 */
export function fixesThatFit(
  positions: readonly TracePosition[],
  label: string,
  rules: readonly FixRule[] = [],
): { positions: TracePosition[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const betweenCount = positions.filter(({ trace }) => trace % 1 !== 0 && Number.isFinite(trace)).length;
  if (betweenCount > 0) {
    const message = `${betweenCount} fixes lie between two traces, ${label} has them at whole traces only: they are moved to the nearest.`;
    findings.push(unheld('fixes-moved', message));
  }
  const allRules: FixRule[] = [
    { holds: ({ trace }) => trace >= 0, why: 'belong to traces before the first' },
    { holds: isOnEarth, why: 'lie nowhere on Earth' },
    ...rules,
  ];
  let kept = positions.map((fix) => ({ ...fix, trace: Math.round(fix.trace) || 0 }));
  for (const { holds, why } of allRules) {
    const held = kept.filter(holds);
    if (held.length < kept.length) {
      const message = `${kept.length - held.length} of ${positions.length} fixes ${why}: ${label} cannot hold them; they are left out.`;
      findings.push(unheld('fixes-not-held', message));
    }
    kept = held;
  }
  return { positions: kept, findings };
}

function isOnEarth({ latitudeDeg, longitudeDeg }: TracePosition): boolean {
  return Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180;
}
