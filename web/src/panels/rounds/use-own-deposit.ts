import { type OwnDeposit, type RoundItem, readOwnDeposit, type SealingKey } from '@jsa/contract';
import type { SealingIdentity } from '@jsa/sealing';
import { useState } from 'react';
import { call } from '#api/client.ts';
import { useStore } from '#panels/parts.ts';
import { roundSecrets } from '#state/round-secrets.ts';

type OwnDepositAtHand = {
  /** The key that must be unlocked first; null where none is waited for. */
  readonly lockedKey: SealingKey | null;
  /** Asks for the deposit as it is now and does something with it, or asks for its key. */
  readonly withDeposit: (work: (deposit: OwnDeposit, own: SealingIdentity) => Promise<void>) => Promise<void>;
};

/** One's own deposit, with the key that it was sealed to: the delegation may have made another one since. */
export function useOwnDeposit(item: RoundItem, keys: readonly SealingKey[]): OwnDepositAtHand {
  const [wanted, setWanted] = useState<SealingKey | null>(null);
  const { identity } = useStore(roundSecrets);
  return {
    lockedKey: wanted?.recipient === identity?.recipient ? null : wanted,
    async withDeposit(work) {
      const deposit = await call(readOwnDeposit, { params: { id: item.id } });
      const key = keys.find(({ id }) => id === deposit.ownKeyId) ?? null;
      setWanted(key);
      if (key !== null && identity?.recipient === key.recipient) await work(deposit, identity);
    },
  };
}
