import type { Person } from '@jsa/contract';
import { createStore, type Store } from './store.ts';

/** `unknown` until the server has said whether this browser is signed in. */
type Session = {
  readonly stage: 'unknown' | 'signed-out' | 'signed-in';
  readonly person: Person | null;
  /** The server ended it; nobody pressed "Sign out". */
  readonly isOver: boolean;
};

export type SessionStore = Store<Session>;

export function createSession(): SessionStore {
  return createStore<Session>({ stage: 'unknown', person: null, isOver: false });
}
