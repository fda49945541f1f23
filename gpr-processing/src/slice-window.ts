import type { Radargram } from '@jsa/gpr-parsers';
import { type Depth, depthWithError, type Velocity } from '#depth-with-error.ts';
import { ProcessingError } from '#errors.ts';
import type { AxisWindow } from '#line-values.ts';
import { timeNs } from '#travel-time.ts';

/** Between which times, or which depths, a slice lies. Depths of lines that are still in time need a velocity. */
export type SliceWindow =
  | { readonly fromNs: number; readonly toNs: number; readonly velocity?: Velocity }
  | { readonly fromM: number; readonly toM: number; readonly velocity?: Velocity };

/** Where a slice begins and ends in the ground, each depth with its error and basis; null where no velocity is stated. */
export type SliceDepths = { readonly top: Depth | null; readonly bottom: Depth | null };

/** The window on a line's own axis. */
export function axisWindowOn({ depthAxis }: Radargram, window: SliceWindow): AxisWindow {
  if ('fromNs' in window) return { unit: 'ns', from: window.fromNs, to: window.toNs };
  if (depthAxis) return { unit: 'm', from: window.fromM, to: window.toM };
  const { velocityMPerNs } = requireVelocity(window);
  return { unit: 'ns', from: timeNs(window.fromM, velocityMPerNs), to: timeNs(window.toM, velocityMPerNs) };
}

/** Depths of a window's ends. A slice in m without a velocity has those of the lines, which know what they rest on. */
export function depthsOf(window: SliceWindow): SliceDepths {
  const { velocity } = window;
  if (!velocity) return { top: null, bottom: null };
  const [fromNs, toNs] =
    'fromNs' in window
      ? [window.fromNs, window.toNs]
      : [window.fromM, window.toM].map((depth) => timeNs(depth, velocity.velocityMPerNs));
  return { top: depthWithError(fromNs, velocity), bottom: depthWithError(toNs, velocity) };
}

/** Refuses a window that is empty, or that is none. */
export function requireWindow(window: SliceWindow): void {
  const [from, to, unit] =
    'fromNs' in window ? [window.fromNs, window.toNs, 'ns'] : [window.fromM, window.toM, 'm'];
  if (Number.isFinite(from) && Number.isFinite(to) && to > from) return;
  const message = `A slice ends below where it begins, but this one goes from ${from} to ${to} ${unit}.`;
  throw new ProcessingError('value-out-of-bounds', message);
}

function requireVelocity({ velocity }: SliceWindow): Velocity {
  if (velocity) return velocity;
  throw new ProcessingError(
    'value-out-of-bounds',
    'A slice between depths through lines in time needs a velocity: state one with its basis, or give the slice in ns.',
  );
}
