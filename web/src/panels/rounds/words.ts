import type { Delegation, PositionReason, PositionValue, RoundOutcomeKind } from '@jsa/contract';
import { SealingError } from '@jsa/sealing';
import type { MessageKey, MessageStore } from '#i18n/messages.ts';
import { problemSentence } from '#panels/problem-sentence.ts';

export const valueNames: Readonly<Record<PositionValue, MessageKey>> = {
  concur: 'position.value.concur',
  defer: 'position.value.defer',
  object: 'position.value.object',
};

export const reasonName = (reason: PositionReason): MessageKey => `position.reason.${reason}`;
export const outcomeName = (kind: RoundOutcomeKind): MessageKey => `outcome.${kind}`;
export const delegationNames: Readonly<Record<Delegation, MessageKey>> = {
  belgrade: 'rounds.party.belgrade',
  pristina: 'rounds.party.pristina',
};

/** What went wrong with keys and seals in the reader's language; refusals of the server as everywhere. */
export function sealingSentence(messages: MessageStore, problem: unknown): string {
  if (problem instanceof SealingError) return messages.translate(`sealing.error.${problem.code}`);
  return problemSentence(messages, problem);
}
