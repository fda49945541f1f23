import type { MessageKey, MessageStore } from '#i18n/messages.ts';

const sentences: Readonly<Record<string, MessageKey>> = {
  'wrong-sign-in': 'problem.wrong-sign-in',
  'too-many-requests': 'problem.too-many-requests',
  unreachable: 'problem.unreachable',
  'not-permitted': 'problem.not-permitted',
  'not-found': 'problem.not-found',
  'too-large': 'problem.too-large',
  'not-a-recording': 'problem.not-a-recording',
  'not-ready': 'problem.not-ready',
};

/** A refusal in the reader's language by its code; codes without words of ours keep the server's English sentence. */
export function problemSentence(messages: MessageStore, problem: unknown): string {
  const isObject = typeof problem === 'object' && problem !== null;
  const code = isObject && 'code' in problem ? String(problem.code) : '';
  const message = isObject && 'message' in problem ? String(problem.message) : String(problem);
  const key = sentences[code];
  return key === undefined ? messages.translate('problem.other', { message }) : messages.translate(key);
}
