import { createHmac } from 'node:crypto';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  listPasskeys,
  listSessions,
  passSecondFactor,
  readSession,
  removePasskey,
  removeSecondFactor,
  renamePasskey,
  renewRecoveryCodes,
  type SecondFactorKind,
  type SignedInBrowser,
  signIn,
  signInWithPasskey,
} from '@jsa/contract';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, cookieOf, openAppUnderTest, password, type SignedIn } from '#app-under-test.ts';
import { createAuthenticator } from './authenticator-under-test.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

let place = 0;

/** Each from another address: the limits of one are not what this is about. */
function ask(endpoint: object, { payload, cookie = '' }: { payload?: object; cookie?: string } = {}) {
  place = (place + 1) % 250;
  const remoteAddress = `203.0.113.${place}`;
  return test.app.inject({ ...endpoint, remoteAddress, headers: { cookie }, ...(payload && { payload }) });
}

function cookiesOf(answer: LightMyRequestResponse): string {
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

function signInAgain({ person }: SignedIn): Promise<LightMyRequestResponse> {
  return ask(signIn, { payload: { email: person.email, password } });
}

/** RFC 6238: the code that the key shows so many half minutes from now. */
function codeOf(key: string, stepsFromNow = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsFromNow));
  const mac = createHmac('sha1', bytes).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

type WithSecondFactor = { person: SignedIn; key: string; recoveryCodes: string[]; cookie: string };

/** Somebody who set up a second factor; the code of now is spent by it. */
async function withSecondFactor(role: 'head' | 'member' = 'head'): Promise<WithSecondFactor> {
  const person = await test.signInNew(role);
  const begun = await person.ask({ ...beginSecondFactor, payload: { password } });
  expect([begun.statusCode, begun.body]).toEqual([200, expect.stringContaining('otpauth://totp/')]);
  const { key, recoveryCodes } = begun.json();
  const confirmed = await person.ask({ ...confirmSecondFactor, payload: { code: codeOf(key) } });
  expect([confirmed.statusCode, confirmed.body]).toEqual([204, '']);
  return { person, key, recoveryCodes, cookie: cookieOf(confirmed) };
}

function pass(challenge: LightMyRequestResponse, kind: SecondFactorKind, code: string) {
  return ask(passSecondFactor, { payload: { kind, code }, cookie: cookiesOf(challenge) });
}

describe('a second factor', () => {
  it('is urged upon whoever can move a site or let people in, until there is one', async () => {
    const [head, member] = [await test.signInNew('head'), await test.signInNew('member')];
    expect((await head.ask(readSession)).json().secondFactor).toBe('urged');
    expect((await member.ask(readSession)).json().secondFactor).toBe('off');
    const { cookie } = await withSecondFactor();
    expect((await ask(readSession, { cookie })).json().secondFactor).toBe('on');
  });

  it('is not made without the password, and does not count before a code of it was right', async () => {
    const member = await test.signInNew('member');
    const wrong = await member.ask({ ...beginSecondFactor, payload: { password: 'wrong' } });
    expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'wrong-password']);
    const begun = await member.ask({ ...beginSecondFactor, payload: { password } });
    const refused = await member.ask({
      ...confirmSecondFactor,
      payload: { code: codeOf(begun.json().key, 9) },
    });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'wrong-code']);
    expect((await signInAgain(member)).json().person).toMatchObject({ secondFactor: 'off' });
  });

  it('is asked for after the password, which alone begins no session', async () => {
    const { person, key } = await withSecondFactor();
    const challenge = await signInAgain(person);
    expect(challenge.json()).toEqual({ person: null });
    expect(
      challenge.cookies.find(({ name, value }) => name === 'jsa_session' && value !== ''),
    ).toBeUndefined();
    expect((await ask(readSession, { cookie: cookiesOf(challenge) })).statusCode).toBe(401);
    const passed = await pass(challenge, 'app', codeOf(key, 1));
    expect(passed.json().person).toMatchObject({ id: person.person.id, secondFactor: 'on' });
    expect((await ask(readSession, { cookie: cookieOf(passed) })).statusCode).toBe(200);
  });

  it('takes a code once: who saw it typed comes too late', async () => {
    const { person, key } = await withSecondFactor();
    const code = codeOf(key, 1);
    expect((await pass(await signInAgain(person), 'app', code)).statusCode).toBe(200);
    const replayed = await pass(await signInAgain(person), 'app', `${code.slice(0, 3)} ${code.slice(3)}`);
    expect([replayed.statusCode, replayed.json().code]).toEqual([403, 'wrong-code']);
    expect(replayed.cookies.filter(({ name, value }) => name === 'jsa_session' && value)).toEqual([]);
  });

  it('lets one code in once when it is sent many times at once', async () => {
    const { person, key } = await withSecondFactor();
    const challenges = [await signInAgain(person), await signInAgain(person), await signInAgain(person)];
    const code = codeOf(key, 1);
    const answers = await Promise.all(challenges.map((challenge) => pass(challenge, 'app', code)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403, 403]);
  });

  it('is replaced by a recovery code, each once, and by none of an older set', async () => {
    const { person, recoveryCodes, cookie } = await withSecondFactor();
    expect(recoveryCodes).toHaveLength(10);
    expect((await pass(await signInAgain(person), 'recovery', recoveryCodes[0])).statusCode).toBe(200);
    const again = await pass(await signInAgain(person), 'recovery', recoveryCodes[0]);
    expect([again.statusCode, again.json().code]).toEqual([403, 'wrong-code']);
    const renewed = await ask(renewRecoveryCodes, { payload: { password }, cookie });
    expect(renewed.json().recoveryCodes).toHaveLength(10);
    expect((await pass(await signInAgain(person), 'recovery', recoveryCodes[1])).statusCode).toBe(403);
  });

  it('asks to begin anew after five wrong codes', async () => {
    const { person } = await withSecondFactor();
    const challenge = await signInAgain(person);
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      codes.push((await pass(challenge, 'recovery', `wrong-${attempt}`)).json().code);
    }
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'wrong-code'), 'sign-in-again']);
  });

  it('is removed by the password', async () => {
    const { person, cookie } = await withSecondFactor();
    expect((await ask(removeSecondFactor, { payload: { password }, cookie })).statusCode).toBe(204);
    expect((await signInAgain(person)).json().person).toMatchObject({ secondFactor: 'urged' });
  });
});

describe('a passkey', () => {
  const origin = 'http://localhost';

  async function add(person: SignedIn, device: ReturnType<typeof createAuthenticator>, name = 'My laptop') {
    const begun = await person.ask(beginPasskey);
    const cookie = `${person.cookie}; ${cookiesOf(begun)}`;
    return ask(addPasskey, { payload: { name, response: device.register(begun.json()) }, cookie });
  }

  async function signInBy(device: ReturnType<typeof createAuthenticator>) {
    const begun = await ask(beginPasskeySignIn);
    const response = device.authenticate(begun.json());
    return ask(signInWithPasskey, { payload: { response }, cookie: cookiesOf(begun) });
  }

  it('is added, named anew, signs in without a password, and is removed', async () => {
    const member = await test.signInNew('member');
    const device = createAuthenticator(origin);
    const added = await add(member, device);
    expect([added.statusCode, added.body]).toEqual([204, '']);
    const [passkey] = (await member.ask(listPasskeys)).json().passkeys;
    expect(passkey).toMatchObject({ name: 'My laptop', isSynced: false });
    const url = renamePasskey.url.replace(':id', passkey.id);
    expect((await member.ask({ ...renamePasskey, url, payload: { name: 'Office' } })).statusCode).toBe(204);

    const signedIn = await signInBy(device);
    expect(signedIn.json().person).toMatchObject({ id: member.person.id });
    expect((await ask(readSession, { cookie: cookieOf(signedIn) })).statusCode).toBe(200);

    const stranger = await test.signInNew('member');
    expect((await stranger.ask({ ...removePasskey, url })).statusCode).toBe(404);
    expect((await member.ask({ ...removePasskey, url })).statusCode).toBe(204);
    expect((await signInBy(device)).json().code).toBe('wrong-sign-in');
  });

  it('is refused when its device did not check who holds it', async () => {
    const careless = createAuthenticator(origin, { checksPerson: false });
    expect((await add(await test.signInNew('member'), careless)).statusCode).toBe(400);
  });

  it('is refused when another site’s page asked for it', async () => {
    const device = createAuthenticator('http://localhost.evil.example');
    expect((await add(await test.signInNew('member'), device)).statusCode).toBe(400);
  });
});

describe('the sessions of a person', () => {
  async function sessionsOf(cookie: string): Promise<SignedInBrowser[]> {
    return (await ask(listSessions, { cookie })).json().sessions;
  }

  it('are listed with place and browser, and a revoked one is refused at once', async () => {
    const member = await test.signInNew('member');
    const elsewhere = cookieOf(await signInAgain(member));
    const [own, other] = await sessionsOf(member.cookie);
    expect([own.isThisOne, other.isThisOne]).toEqual([true, false]);
    expect(other).toMatchObject({
      ipAddress: expect.stringMatching(/^203\.0\.113\./),
      userAgent: 'lightMyRequest',
    });
    expect(JSON.stringify(other)).not.toContain(decodeURIComponent(elsewhere).split(/[=.]/)[1]);
    const url = endSession.url.replace(':id', other.id);
    const stranger = await test.signInNew('member');
    expect((await stranger.ask({ ...endSession, url })).statusCode).toBe(404);
    expect((await ask(readSession, { cookie: elsewhere })).statusCode).toBe(200);
    expect((await member.ask({ ...endSession, url })).statusCode).toBe(204);
    expect((await ask(readSession, { cookie: elsewhere })).statusCode).toBe(401);
    expect((await member.ask(readSession)).statusCode).toBe(200);
  });

  it('end all but this one at a word', async () => {
    const member = await test.signInNew('member');
    const others = [cookieOf(await signInAgain(member)), cookieOf(await signInAgain(member))];
    expect((await member.ask(endOtherSessions)).json()).toEqual({ endedCount: 2 });
    for (const cookie of others) expect((await ask(readSession, { cookie })).statusCode).toBe(401);
    expect(await sessionsOf(member.cookie)).toHaveLength(1);
  });
});

describe('another password', () => {
  it('needs the old one, is not weak, and ends every other session', async () => {
    const member = await test.signInNew('member');
    const elsewhere = cookieOf(await signInAgain(member));
    const change = (old: string, newPassword: string) =>
      member.ask({ ...changePassword, payload: { password: old, newPassword } });
    expect((await change('wrong', 'lantern-orchard-violin')).json().code).toBe('wrong-password');
    for (const [weak, reason] of [
      ['short', 'short'],
      ['password-2026!', 'common'],
      ['Pristina123456', 'common'],
      ['aaaaaaaaaaaaaa', 'common'],
      [`x ${member.person.email} x`, 'address'],
    ]) {
      const refused = await change(password, weak);
      expect([weak, refused.json().code, refused.json().details]).toEqual([
        weak,
        'weak-password',
        { reason },
      ]);
    }
    expect((await change(password, 'lantern-orchard-violin')).statusCode).toBe(204);
    expect((await ask(readSession, { cookie: elsewhere })).statusCode).toBe(401);
    expect((await member.ask(readSession)).statusCode).toBe(200);
    expect((await signInAgain(member)).statusCode).toBe(401);
  });
});
