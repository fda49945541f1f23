import { paperLanguages, speakerOf } from '@jsa/papers';
import { createTransport } from 'nodemailer';
import type { MailConfig } from '#config.ts';
import { inTransaction } from '#db/db.ts';
import { enqueue, type GiveUp, type JobHandler } from '#jobs/queue.ts';
import type { ServerParts } from '#parts.ts';
import { findUnmailed, setMailed } from './queries.ts';

export const mailJob = 'notifications:mail';
export const digestJob = 'notifications:digest';

const digestHour = 6;
const retryAfterMs = 15 * 60 * 1000;

/** The next six o'clock, UTC. */
export function nextDigestAt(now: Date): Date {
  const at = new Date(now);
  at.setUTCHours(digestHour, 0, 0, 0);
  if (at <= now) at.setUTCDate(at.getUTCDate() + 1);
  return at;
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** The same words to everybody, whatever it is that awaits them: in every language, for we do not know theirs. */
function mailText(address: string): { subject: string; text: string } {
  const says = paperLanguages.map((language) => speakerOf(language).say('mail.awaits'));
  return { subject: 'Joint Site Assessment', text: `${[...new Set(says)].join('\n\n')}\n\n${address}\n` };
}

async function send({ smtpUrl, from, publicUrl }: MailConfig, to: string): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    // A server on this machine alone may be spoken to in the clear.
    requireTLS: !loopback.test(new URL(smtpUrl).hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, to, ...mailText(publicUrl), textEncoding: 'base64' });
  } finally {
    transport.close();
  }
}

/** One mail about everything unread that somebody was not written about yet; none where it was read meanwhile. */
async function mail({ db, config }: ServerParts, personId: string, choice: 'each' | 'daily'): Promise<void> {
  if (config.mail === null) return;
  const waiting = await findUnmailed(db, personId);
  if (waiting === null || waiting.mail !== choice) return;
  await send(config.mail, waiting.email);
  // What was told while the mail was on its way has its own.
  await setMailed(db, waiting.ids);
}

const personOf = (payload: unknown) => (payload as { personId: string }).personId;

export function notificationJobs(parts: ServerParts): Record<string, JobHandler> {
  return {
    [mailJob]: (payload) => mail(parts, personOf(payload), 'each'),
    [digestJob]: (payload) => mail(parts, personOf(payload), 'daily'),
  };
}

/** A mail server that is away for longer than the tries of a job is asked again every quarter of an hour. */
export function notificationGiveUps({ db }: ServerParts): Record<string, GiveUp> {
  const later =
    (name: string): GiveUp =>
    (payload) =>
      inTransaction(db, (tx) =>
        enqueue(tx, {
          ...{ name, payload: { personId: personOf(payload) }, key: `${name}:${personOf(payload)}` },
          runAt: new Date(Date.now() + retryAfterMs),
        }),
      );
  return { [mailJob]: later(mailJob), [digestJob]: later(digestJob) };
}
