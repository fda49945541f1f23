import { signIn } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, password } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

function tryToSignIn(
  email: string,
  typed: string,
  { remoteAddress = '192.0.2.1', cookie = '' }: { remoteAddress?: string; cookie?: string } = {},
) {
  return test.app.inject({
    ...signIn,
    payload: { email, password: typed },
    remoteAddress,
    headers: { cookie },
  });
}

/** Two for real, and eight in between that are written down only: each takes a third of a second by design. */
async function failTenTimes(email: string, remoteAddress = '192.0.2.1'): Promise<void> {
  expect((await tryToSignIn(email, 'wrong', { remoteAddress })).statusCode).toBe(401);
  await test.parts.db.run(sql`
    update app.sign_in_attempts set failure_count = 9
    where failure_count = 1 and key like 'address %' and last_failed_at > now() - interval '1 minute'`);
  expect((await tryToSignIn(email, 'wrong', { remoteAddress })).statusCode).toBe(401);
}

/** As if so many minutes had passed since the last failure. */
function letPass(minutes: number): Promise<number> {
  return test.parts.db.run(sql`
    update app.sign_in_attempts
    set locked_until = locked_until - make_interval(secs => ${minutes * 60}),
        last_failed_at = last_failed_at - make_interval(secs => ${minutes * 60})`);
}

describe('ten wrong passwords for one address', () => {
  it('close the door to it from everywhere, and say for how long', async () => {
    const { person } = await test.signInNew('member');
    await failTenTimes(person.email);
    const closed = await tryToSignIn(person.email, password, { remoteAddress: '203.0.113.9' });
    expect(closed.statusCode).toBe(429);
    expect(closed.json()).toMatchObject({
      code: 'too-many-requests',
      message: 'Too many failed attempts. Try again in a minute.',
      details: { retryAfterSeconds: expect.any(Number) },
    });
    await letPass(2);
    expect((await tryToSignIn(person.email, password)).statusCode).toBe(200);
  });

  it('close it for longer with every further one', async () => {
    const { person } = await test.signInNew('member');
    await failTenTimes(person.email);
    await letPass(2);
    expect((await tryToSignIn(person.email, 'wrong')).statusCode).toBe(401);
    await letPass(1.5);
    expect((await tryToSignIn(person.email, password)).statusCode).toBe(429);
    await letPass(1);
    expect((await tryToSignIn(person.email, password)).statusCode).toBe(200);
  });

  it('do the same for an address that nobody has', async () => {
    await failTenTimes('nobody@example.org', '192.0.2.5');
    expect((await tryToSignIn('nobody@example.org', 'wrong')).statusCode).toBe(429);
  });

  it('are not more when they are typed all at once', async () => {
    const { person } = await test.signInNew('member');
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => tryToSignIn(person.email, 'wrong', { remoteAddress: '192.0.2.6' })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
  });

  it('do not keep out the browser with which that person signed in before', async () => {
    const head = await test.signInNew('head');
    const first = await tryToSignIn(head.person.email, password);
    const device = first.cookies.find(({ name }) => name === 'jsa_device');
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    await failTenTimes(head.person.email);
    const cookie = `jsa_device=${device?.value}`;
    expect((await tryToSignIn(head.person.email, password)).statusCode).toBe(429);
    expect((await tryToSignIn(head.person.email, password, { cookie })).statusCode).toBe(200);
  });

  it('close the known browser too when they are typed into it', async () => {
    const head = await test.signInNew('head');
    const first = await tryToSignIn(head.person.email, password);
    const cookie = `jsa_device=${first.cookies.find(({ name }) => name === 'jsa_device')?.value}`;
    for (let attempt = 0; attempt < 10; attempt++) await tryToSignIn(head.person.email, 'wrong', { cookie });
    expect((await tryToSignIn(head.person.email, password, { cookie })).statusCode).toBe(429);
  });

  it('are written down, and that the door closed', async () => {
    const { person } = await test.signInNew('member');
    await failTenTimes(person.email, '192.0.2.8');
    const events = await test.parts.db.many<{ action: string; count: number }>(sql`
      select action, count(*)::int as count from app.audit_events
      where subject_id = ${person.id} and action in ('session.refuse', 'session.lock') group by 1 order by 1`);
    expect(events).toEqual([
      { action: 'session.lock', count: 1 },
      { action: 'session.refuse', count: 2 },
    ]);
  });
});

describe('a network', () => {
  it('is closed after sixty failures of whatever addresses; a /64 of IPv6 is one', async () => {
    await test.parts.db.run(sql`
      insert into app.sign_in_attempts (key, failure_count) values ('network 2001:db8:0:7', 59)`);
    const last = await tryToSignIn('x@example.org', 'wrong', { remoteAddress: '2001:db8:0:7::1' });
    const next = await tryToSignIn('y@example.org', 'wrong', { remoteAddress: '2001:db8:0:7:9::2' });
    const other = await tryToSignIn('y@example.org', 'wrong', { remoteAddress: '2001:db8:0:8::1' });
    expect([last.statusCode, next.statusCode, other.statusCode]).toEqual([401, 429, 401]);
  });
});
