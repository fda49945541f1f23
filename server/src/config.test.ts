import { describe, expect, it } from 'vitest';
import { ConfigError, jobsThatFit, readConfig } from './config.ts';

describe('the configuration', () => {
  it('repeats no password of a mail server that it refuses', () => {
    const broken = { SMTP_URL: 'imap://a:secret@mail.example.org' };
    expect(() => readConfig(broken)).toThrow(/^(?!.*secret).*SMTP_URL/);
  });

  it('serves this machine only, on 8080, with the embedded database and demo data, when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: null,
      seedsDemo: true,
      trustsProxy: false,
    });
  });

  it.each([
    ['a laptop with 8 threads and 8 GiB', 8, 8, 1],
    ['a laptop with 8 threads and 16 GiB', 8, 16, 2],
    ['a server with 8 threads and 64 GiB', 8, 64, 7],
    ['the smallest machine', 2, 2, 1],
  ])(
    'lets no more long lines be processed at once than fit into memory: %s',
    (_, threads, gibibytes, jobs) => {
      expect(jobsThatFit(threads, gibibytes * 2 ** 30)).toBe(jobs);
    },
  );

  it('cannot be changed once it was read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it.each([
    [{ PORT: '80a' }, 'PORT is "80a"'],
    [{ PORT: '70000' }, 'PORT is "70000"'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with'],
    [{ HOST: 'http://example.org' }, 'HOST is "http://example.org"'],
    [{ VAULT_KEY: 'c2hvcnQ=' }, 'VAULT_KEY holds a key of 5 bytes'],
    [{ AUTH_SECRET: 'too short' }, 'AUTH_SECRET has 9 characters'],
    [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL must be an address that begins with smtp:// or smtps://'],
    [{ SMTP_URL: 'smtps://a:secret@mail.example.org' }, 'MAIL_FROM must be the address'],
    [
      { SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'jsa@example.org' },
      'PUBLIC_URL must be an address that begins with https:// or http://',
    ],
  ])('says in a sentence what is wrong with %o', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(sentence);
  });
});
