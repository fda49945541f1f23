import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Notification } from '@jsa/contract';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { notify } from './actions.ts';
import { nextDigestAt, notificationGiveUps, notificationJobs } from './mail-jobs.ts';

let test: AppUnderTest;
let head: SignedIn;
let siteId: string;

/** A real mail server on this machine that keeps what it is given. */
async function openMailServer({ refuses = false, onReceived = async () => {} } = {}) {
  const received: { to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuses) return done(Object.assign(new Error('Mailbox full'), { responseCode: 452 }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        const isFirst = received.length === 1;
        void (isFirst ? onReceived() : Promise.resolve()).then(() => done(), done);
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    received,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

type MailServer = Awaited<ReturnType<typeof openMailServer>>;

let mail: MailServer | null = null;

beforeAll(async () => {
  test = await openAppUnderTest();
  head = await test.as('head', 'pristina');
  const { id } = await test.parts.db.one<{ id: string }>(sql`
    insert into app.sites (code, title, status, is_fictional, location, horizontal_uncertainty_m)
    values ('JSA-2026-950', 'DEMO: a fictional place', 'proposed', true, st_setsrid(st_point(21.05, 42.2), 4326), 20)
    returning id`);
  siteId = id;
});
afterAll(() => test.close());
afterEach(async () => {
  await mail?.close();
  mail = null;
});

const tell = (by: string | null = null) =>
  inTransaction(test.parts.db, (tx) => notify(tx, { kind: 'remains-found', siteId, to: ['heads'], by }));

const listed = async (person = head) =>
  (await person.ask({ url: '/api/notifications' })).json() as { unreadCount: number; newest: Notification[] };

async function waitingJobs(): Promise<{ name: string; runAt: string }[]> {
  return test.parts.db.many(sql`
    select task.identifier as name, job.run_at as "runAt"
    from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier like 'notifications:%'`);
}

/** Does what the queue would do with the person's job. */
async function mailNow(server: MailServer, name = 'notifications:mail'): Promise<void> {
  const config = { smtpUrl: server.url, from: 'jsa@example.org', publicUrl: 'https://jsa.example.org/' };
  const parts = { ...test.parts, config: { ...test.parts.config, mail: config } };
  await notificationJobs(parts)[name]?.({ personId: head.person.id });
}

describe('somebody who is told something', () => {
  it('finds it in the product until it is read, and is told where to look and nothing of what is there', async () => {
    await tell();
    const { unreadCount, newest } = await listed();
    expect([unreadCount, newest[0]]).toMatchObject([
      1,
      { kind: 'remains-found', siteId, code: 'JSA-2026-950' },
    ]);
    await head.ask({ method: 'POST', url: '/api/notifications/read', payload: { ids: [newest[0]?.id] } });
    expect((await listed()).unreadCount).toBe(0);
  });

  it('is not told of what they did themselves', async () => {
    const before = (await listed()).newest.length;
    await tell(head.person.id);
    expect((await listed()).newest.length).toBe(before);
  });

  it('is not told by a transaction that was not kept', async () => {
    const before = (await listed()).newest.length;
    const broken = inTransaction(test.parts.db, async (tx) => {
      await notify(tx, { kind: 'remains-found', siteId, to: ['heads'], by: null });
      throw new Error('not kept');
    });
    await expect(broken).rejects.toThrow('not kept');
    expect((await listed()).newest.length).toBe(before);
  });

  it('reads nothing of what others were told, and marks nothing of theirs as read', async () => {
    await tell();
    const [told] = (await listed()).newest;
    const other = await test.as('member', 'belgrade');
    expect((await listed(other)).newest).toEqual([]);
    await other.ask({ method: 'POST', url: '/api/notifications/read', payload: { ids: [told?.id] } });
    expect((await listed()).newest[0]?.readAt).toBeNull();
  });
});

describe('mail', () => {
  it('says in each language that something awaits, with the address, and not a word of what or where', async () => {
    mail = await openMailServer();
    await tell();
    await mailNow(mail);
    expect(mail.received).toHaveLength(1);
    const [{ to, text } = { to: [], text: '' }] = mail.received;
    expect(to).toEqual([head.person.email]);
    const body = Buffer.from(text.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');
    const said = `${text}\n${body}`;
    expect(said).toContain('https://jsa.example.org/');
    for (const word of ['Something awaits', 'Diçka ju pret', 'Nešto vas čeka', 'Нешто вас чека'])
      expect(said).toContain(word);
    expect(said).not.toMatch(/remains|JSA-2026-950|fictional|find|42\.2/i);
  });

  it('is one for all that waits, and none for what was read meanwhile', async () => {
    mail = await openMailServer();
    await tell();
    await tell();
    await mailNow(mail);
    await mailNow(mail);
    expect(mail.received).toHaveLength(1);
    await tell();
    await head.ask({ method: 'POST', url: '/api/notifications/read', payload: {} });
    await mailNow(mail);
    expect(mail.received).toHaveLength(1);
  });

  it('does not count as written what was told while it was on its way', async () => {
    mail = await openMailServer({ onReceived: () => tell() });
    await tell();
    await mailNow(mail);
    await mailNow(mail);
    expect(mail.received).toHaveLength(2);
    await head.ask({ method: 'POST', url: '/api/notifications/read', payload: {} });
  });

  it('waits in the queue and is tried again while the mail server refuses it', async () => {
    mail = await openMailServer({ refuses: true });
    await test.parts.db.run(sql`delete from graphile_worker._private_jobs`);
    await tell();
    expect((await waitingJobs()).map(({ name }) => name)).toContain('notifications:mail');
    await expect(mailNow(mail)).rejects.toThrow(/452|Mailbox full/);
    await notificationGiveUps(test.parts)['notifications:mail']?.({ personId: head.person.id }, 'refused');
    const later = (await waitingJobs()).filter(({ name }) => name === 'notifications:mail');
    expect(later.some(({ runAt }) => Date.parse(runAt) > Date.now() + 10 * 60_000)).toBe(true);
    await mail.close();
    mail = await openMailServer();
    await mailNow(mail);
    expect(mail.received).toHaveLength(1);
  });

  it('comes once a day, or never, to whoever chose that', async () => {
    mail = await openMailServer();
    const choose = (choice: string) =>
      head.ask({ method: 'PUT', url: '/api/notifications/mail', payload: { mail: choice } });
    expect((await choose('daily')).json()).toEqual({ mail: 'daily', isMailSet: false });
    await test.parts.db.run(sql`delete from graphile_worker._private_jobs`);
    await tell();
    expect((await waitingJobs()).filter(({ name }) => name === 'notifications:digest')).toHaveLength(1);
    await mailNow(mail);
    expect(mail.received).toHaveLength(0);
    await mailNow(mail, 'notifications:digest');
    expect(mail.received).toHaveLength(1);
    await choose('never');
    await test.parts.db.run(sql`delete from graphile_worker._private_jobs`);
    await tell();
    await mailNow(mail);
    await mailNow(mail, 'notifications:digest');
    expect(mail.received).toHaveLength(1);
    await choose('each');
  });

  it('is collected until six o’clock UTC', () => {
    expect(nextDigestAt(new Date('2018-10-05T05:59:00Z')).toISOString()).toBe('2018-10-05T06:00:00.000Z');
    expect(nextDigestAt(new Date('2018-10-05T06:00:00Z')).toISOString()).toBe('2018-10-06T06:00:00.000Z');
  });
});
