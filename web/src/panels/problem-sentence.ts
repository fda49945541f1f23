import { leastPasswordLength, type MissingCondition } from '@jsa/contract';
import { isMessageKey, type MessageKey, type MessageStore } from '#i18n/messages.ts';
import { conditionSentence } from './condition-words.ts';

const sentences: Readonly<Record<string, MessageKey>> = {
  'wrong-sign-in': 'problem.wrong-sign-in',
  'wrong-password': 'problem.wrong-password',
  'wrong-code': 'problem.wrong-code',
  'passkey-refused': 'problem.passkey-refused',
  'sign-in-again': 'problem.sign-in-again',
  'too-many-requests': 'problem.too-many-requests',
  unreachable: 'problem.unreachable',
  'not-permitted': 'problem.not-permitted',
  'not-found': 'problem.not-found',
  'too-large': 'problem.too-large',
  'not-a-recording': 'problem.not-a-recording',
  stale: 'problem.stale',
  'precondition-required': 'problem.stale',
  'redaction-needed': 'problem.redaction-needed',
  'not-ready': 'problem.not-ready',
};

function detailsOf(problem: object): Record<string, unknown> {
  const details = 'details' in problem ? problem.details : null;
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {};
}

function isCondition(value: unknown): value is MissingCondition {
  if (typeof value !== 'object' || value === null) return false;
  return 'values' in value && 'code' in value && isMessageKey(`site-condition.${value.code}`);
}

/** What of the details can stand in a sentence: names of a list one after the other, conditions as their sentences. */
function valuesOf(messages: MessageStore, details: Record<string, unknown>): Record<string, string> {
  const textOf = (value: unknown): string => {
    const all = [value].flat();
    if (all.length > 0 && all.every(isCondition))
      return all.map((condition) => conditionSentence(messages, condition)).join(' · ');
    const text = all.join(', ');
    return /^\d{4}-\d\d-\d\d$/.test(text) ? messages.formatDate(text) : text;
  };
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, textOf(value)]));
}

/** A refusal that its details tell more exactly than its code does. */
function exactSentence(
  messages: MessageStore,
  code: string,
  details: Record<string, unknown>,
): string | null {
  const { reason, retryAfterSeconds } = details;
  if (code === 'too-many-requests' && typeof retryAfterSeconds === 'number') {
    const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
    return messages.translate('problem.too-many-failures', { minutes });
  }
  const key = `problem.${code}.${reason}`;
  return isMessageKey(key)
    ? messages.translate(key, { ...valuesOf(messages, details), count: leastPasswordLength })
    : null;
}

/** A refusal in the reader's language by its code; codes without words of ours keep the server's English sentence. */
export function problemSentence(messages: MessageStore, problem: unknown): string {
  const isObject = typeof problem === 'object' && problem !== null;
  const code = isObject && 'code' in problem ? String(problem.code) : '';
  const message = isObject && 'message' in problem ? String(problem.message) : String(problem);
  const exact = isObject ? exactSentence(messages, code, detailsOf(problem)) : null;
  const key = sentences[code];
  if (exact !== null) return exact;
  return key === undefined ? messages.translate('problem.other', { message }) : messages.translate(key);
}
