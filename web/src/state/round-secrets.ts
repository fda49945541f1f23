import type { PositionReason, PositionValue, WrittenLanguage } from '@jsa/contract';
import { createStore } from './store.ts';

/** An unlocked sealing key. */
type UnlockedKey = { readonly secret: string; readonly recipient: string; readonly fingerprint: string };

/** A position while it is written. It is never sent, kept or put into the address. */
export type PositionDraft = {
  readonly value: PositionValue | null;
  readonly reasonCodes: readonly PositionReason[];
  readonly text: string;
  readonly conditions: readonly string[];
  readonly reviewOn: string;
  readonly missing: string;
  readonly ranking: readonly string[];
  readonly language: WrittenLanguage;
};

type RoundSecrets = {
  readonly identity: UnlockedKey | null;
  readonly draftByItemId: ReadonlyMap<string, PositionDraft>;
};

const nothing: RoundSecrets = { identity: null, draftByItemId: new Map() };

/** Key and drafts of whoever is signed in: in the memory of this page only, gone with it and with the session. */
export const roundSecrets = createStore<RoundSecrets>(nothing);

export function forgetRoundSecrets(): void {
  roundSecrets.set(nothing);
}

/** Null: it was sealed, and is no draft any more. */
export function putPositionDraft(itemId: string, draft: PositionDraft | null): void {
  const draftByItemId = new Map(roundSecrets.get().draftByItemId);
  if (draft === null) draftByItemId.delete(itemId);
  else draftByItemId.set(itemId, draft);
  roundSecrets.set({ draftByItemId });
}
