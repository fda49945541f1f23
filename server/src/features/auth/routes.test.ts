import { readSession, signIn, signOut } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addPerson, setPassword } from './index.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

function tryToSignIn(email: string, password: string, remoteAddress = '192.0.2.1') {
  return test.app.inject({ ...signIn, payload: { email, password }, remoteAddress });
}

describe('signing in', () => {
  const ana = {
    name: 'Ana',
    email: 'ana@example.org',
    roles: ['analyst'],
    password: 'a long passphrase',
  } as const;
  beforeAll(() => addPerson(test.parts.db, ana));

  it('answers with the person, and never with a hash', async () => {
    const answer = await tryToSignIn('Ana@Example.org ', ana.password);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().person).toEqual({
      id: expect.any(String),
      name: 'Ana',
      email: ana.email,
      organisation: expect.objectContaining({ kind: 'institution', delegation: null }),
      roles: ['analyst'],
      secondFactor: 'off',
    });
  });

  it('leaves a cookie that no script reads and no other site sends', async () => {
    const answer = await tryToSignIn(ana.email, ana.password);
    const cookie = answer.cookies.find(({ name }) => name === 'jsa_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 12 * 3600 });
    expect(cookie?.secure).toBeUndefined();
    expect(answer.body).not.toContain(String(cookie?.value).split('.')[0]);
  });

  it('cannot be made up by whoever reads the database, for the signature of the cookie is not in it', async () => {
    await tryToSignIn(ana.email, ana.password);
    const [{ token }] = await test.parts.db.many<{ token: string }>(
      sql`select token from app.sessions limit 1`,
    );
    for (const value of [token, `${token}.`, `${token}.${'A'.repeat(43)}%3D`]) {
      const answer = await test.app.inject({ ...readSession, headers: { cookie: `jsa_session=${value}` } });
      expect([value, answer.statusCode]).toEqual([value, 401]);
    }
  });

  it('fails in the same words for a wrong password and an unknown address', async () => {
    const wrong = await tryToSignIn(ana.email, 'wrong');
    const unknown = await tryToSignIn('nobody@example.org', 'wrong');
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.json()).toEqual(unknown.json());
    expect(wrong.json().code).toBe('wrong-sign-in');
  });

  it('leaves a trace when it fails, and nothing of what was typed', async () => {
    await tryToSignIn(ana.email, 'a-wrong-password');
    await tryToSignIn('a-password-in-the-wrong-field', 'x');
    const events = await test.parts.db.many<{ event: string }>(sql`
      select event::text as event from app.audit_events event where action = 'session.refuse'`);
    expect(events.length).toBeGreaterThanOrEqual(2);
    expect(events.some(({ event }) => /a-wrong-password|wrong-field/.test(event))).toBe(false);
  });

  it('asks for an address and a password', async () => {
    const answer = await test.app.inject({ ...signIn, payload: { email: 'ana@example.org' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('invalid-request');
  });

  it('does not take an address twice, in whatever letters', async () => {
    await expect(addPerson(test.parts.db, { ...ana, email: 'ANA@example.org' })).rejects.toThrow('already');
  });
});

describe('a session', () => {
  it('says who is signed in until that person signs out', async () => {
    const member = await test.signInNew('member');
    expect((await member.ask(readSession)).json()).toEqual({ ...member.person, secondFactor: 'off' });
    expect((await member.ask(signOut)).statusCode).toBe(204);
    const after = await member.ask(readSession);
    expect(after.statusCode).toBe(401);
    expect(after.json().code).toBe('not-signed-in');
  });

  it('ends when nobody used it for twelve hours', async () => {
    const member = await test.signInNew('member');
    await test.parts.db.run(sql`
      update app.sessions set created_at = now() - interval '13 hours', expires_at = now() - interval '1 second'
      where person_id = ${member.person.id}`);
    expect((await member.ask(readSession)).statusCode).toBe(401);
  });

  it('lasts longer by being used', async () => {
    const member = await test.signInNew('member');
    await test.parts.db.run(sql`
      update app.sessions set expires_at = now() + interval '1 hour' where person_id = ${member.person.id}`);
    const answer = await member.ask(readSession);
    expect(answer.cookies[0]).toMatchObject({ maxAge: 12 * 3600 });
    const { isLong } = await test.parts.db.one<{ isLong: boolean }>(sql`
      select expires_at > now() + interval '11 hours' as "isLong" from app.sessions
      where person_id = ${member.person.id}`);
    expect(isLong).toBe(true);
  });

  it('ends everywhere when the password is set anew', async () => {
    const member = await test.signInNew('member');
    await setPassword(test.parts.db, member.person.email, 'another passphrase');
    expect((await member.ask(readSession)).statusCode).toBe(401);
    expect((await tryToSignIn(member.person.email, 'another passphrase')).statusCode).toBe(200);
  });

  it('is not found by a token that was made up', async () => {
    const answer = await test.app.inject({
      ...readSession,
      headers: { cookie: `jsa_session=${'A'.repeat(43)}` },
    });
    expect(answer.statusCode).toBe(401);
  });

  it('leaves a trace of its beginning and its end', async () => {
    const member = await test.signInNew('member');
    await member.ask(signOut);
    const events = await test.parts.db.many<{ action: string }>(sql`
      select action from app.audit_events where person_id = ${member.person.id} order by 1`);
    expect(events.map(({ action }) => action)).toEqual(['session.end', 'session.start']);
  });
});

describe('a change that another page asks for', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['an unnamed page', { origin: 'null' }],
    ['a request that says it crosses sites', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused: %s', async (_, headers) => {
    const member = await test.as('member');
    const answer = await member.ask({ ...signOut, headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('foreign-origin');
    expect((await member.ask(readSession)).statusCode).toBe(200);
  });

  it('is taken from our own page', async () => {
    const member = await test.signInNew('member');
    const answer = await member.ask({
      ...signOut,
      headers: { host: 'here:8080', origin: 'http://here:8080' },
    });
    expect(answer.statusCode).toBe(204);
  });
});
