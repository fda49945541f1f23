import type { CoordinateSystem } from './systems.ts';

/** WGS 84, [longitude, latitude] in degrees. */
export type Position = [number, number];

/** What a person should be told about a place that was read. */
export type CoordinateNotice =
  /** Written so coarsely that it is off by a kilometre or more. */
  | 'coarse'
  /** Written in a zone that is not the region's own, but the place lies in the region. */
  | 'other-zone'
  /** X and Y mean easting to some and northing to others; the size of the numbers told which is which. */
  | 'axes-by-magnitude'
  /** The name of a square; the place is its centre. */
  | 'centre-of-square'
  /** Old datum: 10 m at best, and only after a check against a control point. */
  | 'old-datum';

/** A place as it was read, with all that must be kept beside it. */
export type Place = {
  readonly position: Position;
  /** From the digits that were written and from the transformation, together. */
  readonly horizontalUncertaintyM: number;
  readonly system: CoordinateSystem;
  /** How the numbers became WGS 84, in words that can be kept as they are. */
  readonly transformation: string;
  readonly notice: readonly CoordinateNotice[];
};

export type CoordinateProblemCode =
  | 'empty'
  | 'not-understood'
  | 'one-number-missing'
  | 'too-many-numbers'
  | 'minutes-out-of-range'
  | 'seconds-out-of-range'
  | 'ambiguous-letter'
  | 'same-axis-twice'
  | 'swapped'
  | 'outside-region'
  | 'zone-outside-region'
  | 'odd-digits'
  | 'no-such-square'
  | 'looks-like-degrees'
  | 'looks-like-utm'
  | 'looks-like-mgrs'
  | 'looks-like-zone-7';

/** Why a text is not a place here. The screen words the code; nothing is ever guessed. */
export type CoordinateProblem = {
  readonly code: CoordinateProblemCode;
  /** Where in the text, as an index of characters; null where it is the whole. */
  readonly at: number | null;
  /** A text that would be read, to be offered and never taken unasked. */
  readonly suggestion: string | null;
};

/** Thrown inside the readers only; callers are answered the problem. */
export class NotAPlace extends Error {
  override readonly name = 'NotAPlace';
  readonly problem: CoordinateProblem;

  constructor(code: CoordinateProblemCode, where: { at?: number | null; suggestion?: string | null } = {}) {
    super(code);
    this.problem = { code, at: where.at ?? null, suggestion: where.suggestion ?? null };
  }
}

export function isCoordinateProblem(answer: Place | CoordinateProblem): answer is CoordinateProblem {
  return 'code' in answer;
}
