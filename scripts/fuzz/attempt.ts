import { GprFormatError } from '@jsa/gpr-parsers';
import type { Fault } from './fault.ts';
import { faultsOfRefusal } from './soundness.ts';

/** What came of a call: its value, or a refusal in words, or a fault when it threw anything else. */
export type Attempt<Value> =
  | { readonly value: Value; readonly refusal: null; readonly faults: readonly Fault[] }
  | { readonly value: null; readonly refusal: GprFormatError | null; readonly faults: readonly Fault[] };

/** Runs a call of the package. The one error that may leave it is GprFormatError. */
export async function attempt<Value>(
  call: string,
  run: () => Promise<Value> | Value,
): Promise<Attempt<Value>> {
  try {
    return { value: await run(), refusal: null, faults: [] };
  } catch (error) {
    if (error instanceof GprFormatError)
      return { value: null, refusal: error, faults: faultsOfRefusal(error) };
    const fault = { rule: `${call} throws nothing but a refusal`, detail: placeOf(error) };
    return { value: null, refusal: null, faults: [fault] };
  }
}

/** The error's words, and the first lines of where it came from, without the folders of this machine. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, ...frames] = (error.stack ?? '').split(/\n\s*at /);
  const places = frames.slice(0, 3).map((frame) => frame.replace(/\(?\S*\/(?=\w+\/\w+\/[^/]+$)/, ''));
  return [`${error.name}: ${error.message}`, ...places].join(' < ');
}
