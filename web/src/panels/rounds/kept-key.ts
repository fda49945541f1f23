import type { Owner } from '@jsa/contract';
import { createStore } from '#state/store.ts';

/** Counts what was compared here, so that whoever waits for it hears of it. */
export const comparisons = createStore({ count: 0 });

const protectedName = (recipient: string) => `jsa.sealing-key.${recipient}`;
const pinName = (party: Owner) => `jsa.sealing-pin.${party}`;

/** Keeps a key in this browser, encrypted by its passphrase. False where the browser keeps nothing. */
export function keepProtected(recipient: string, armored: string): boolean {
  try {
    localStorage.setItem(protectedName(recipient), armored);
    return true;
  } catch {
    return false;
  }
}

export function readProtected(recipient: string): string | null {
  try {
    return localStorage.getItem(protectedName(recipient));
  } catch {
    return null;
  }
}

/** The public key of a party that somebody compared on this computer; null where nobody has yet. */
export function readPin(party: Owner): string | null {
  try {
    return localStorage.getItem(pinName(party));
  } catch {
    return null;
  }
}

export function keepPin(party: Owner, recipient: string): void {
  try {
    localStorage.setItem(pinName(party), recipient);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  comparisons.set({ count: comparisons.get().count + 1 });
}
