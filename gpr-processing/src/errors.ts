/** Why a recipe could not be run. The code is for programs; the message is a sentence for the analyst. */
export type ProcessingErrorCode =
  | 'needs-sample-interval'
  | 'needs-trace-spacing'
  | 'needs-elevations'
  | 'unknown-step'
  | 'unknown-value'
  | 'value-out-of-bounds'
  | 'inconsistent-radargram'
  | 'line-too-long'
  | 'no-such-tile'
  | 'picks-do-not-fit'
  | 'no-usable-places'
  | 'too-many-cells';

/** The one error that this package throws. `step` is the id of the step that could not be run, if it was one. */
export class ProcessingError extends Error {
  override readonly name = 'ProcessingError';
  readonly code: ProcessingErrorCode;
  readonly step: string | undefined;

  constructor(code: ProcessingErrorCode, message: string, step?: string) {
    super(message);
    this.code = code;
    this.step = step;
  }
}
