import { type ClearanceState, fullCoverFraction } from '@jsa/contract';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';

const tone: Readonly<Record<ClearanceState, string | undefined>> = {
  missing: controls.warning,
  'not-applicable': '',
  'not-yet-valid': controls.warning,
  valid: controls.good,
  'expires-soon': controls.warning,
  expired: controls.failure,
};

/** In words and in colour what a clearance is worth today. */
export function ClearanceStateTag({ state }: { state: ClearanceState }) {
  const { translate } = useMessages();
  return (
    <span className={`${controls.tag} ${tone[state] ?? ''}`}>{translate(`clearance.state.${state}`)}</span>
  );
}

/** Rounded down, so that a gap is never rounded away; what counts as whole is whole. */
export function coveredPercent(fraction: number): number {
  return fraction >= fullCoverFraction ? 100 : Math.floor(fraction * 1_000) / 10;
}
