import type { MissingCondition } from '@jsa/contract';
import type { MessageStore } from '#i18n/messages.ts';
import { conditionSentence } from '#panels/condition-words.ts';
import { problemSentence } from '#panels/problem-sentence.ts';

type Refusal = { code: string; details: Record<string, unknown> };

/** The parts of a refusal that programs read; null for what is none. */
export function refusalOf(problem: unknown): Refusal | null {
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return null;
  const details = 'details' in problem ? problem.details : null;
  return {
    code: String(problem.code),
    details: typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {},
  };
}

/** Why a move was refused: the missing conditions in the reader's words, where the server named them. */
export function moveRefusalSentence(messages: MessageStore, problem: unknown): string {
  const refusal = refusalOf(problem);
  if (refusal?.code === 'stale') return messages.translate('site-moves.stale');
  const missing = refusal?.details.missing;
  const message = Array.isArray(missing)
    ? (missing as MissingCondition[]).map((one) => conditionSentence(messages, one)).join(' ')
    : problemSentence(messages, problem);
  return messages.translate('site-moves.refused', { message });
}
