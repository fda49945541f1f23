import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { memoryByteCount } from '#machine-memory.ts';

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Everything that the product keeps on disk lies under it. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL under `dataDir` is used. */
  readonly databaseUrl: string | null;
  readonly seedsDemo: boolean;
  /** Jobs that run at once; the longest line that is processed takes 3 GiB for a while. */
  readonly jobsAtOnce: number;
  /** Threads for parsing, processing and hashing; the API's own thread computes nothing. */
  readonly computeThreads: number;
  /** True behind a proxy of ours: its `X-Forwarded-…` headers then say who asks, and by which protocol. */
  readonly trustsProxy: boolean;
  /** Signs the cookies and encrypts second factors. Null: one is made and kept in `dataDir`. */
  readonly authSecret: string | null;
  /** Seal the leads: the first one new texts, the others only what is not yet sealed anew. Null: a file in `dataDir`. */
  readonly vaultKeys: readonly Buffer[] | null;
  /** Null: nobody is written to; everything is told in the product alone. */
  readonly mail: MailConfig | null;
};

export type MailConfig = {
  /** Of the organisation's own mail server: smtps://user:password@host:465, or smtp:// with STARTTLS. */
  readonly smtpUrl: string;
  readonly from: string;
  /** Where people find this installation; the only thing that a mail says. */
  readonly publicUrl: string;
};

/** Twice what the longest line was measured to take: the database and the rest of the machine live too. */
const memoryOfLongestJob = 6 * 2 ** 30;

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ConfigError(`PORT is "${text}"; it must be a whole number from 0 to 65535.`);
  }
  return port;
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigError('DATABASE_URL must begin with postgres:// or postgresql://.');
  }
  return text;
}

function readHost(text: string | undefined): string {
  const host = text || '127.0.0.1';
  if (/^[\w.:-]+$/.test(host)) return host;
  throw new ConfigError(
    `HOST is "${host}"; it must be a host name or an IP address, without protocol and port.`,
  );
}

const leastSecretLength = 32;

function readAuthSecret(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (text.length >= leastSecretLength) return text;
  throw new ConfigError(
    `AUTH_SECRET has ${text.length} characters; it must have at least ${leastSecretLength}, made by chance.`,
  );
}

const vaultKeyByteCount = 32;

/** Out of one key or several with commas between them, each of 32 bytes in base64. */
export function readVaultKeys(text: string, name: string): readonly Buffer[] {
  return text.split(',').map((part) => {
    const key = Buffer.from(part.trim(), 'base64');
    if (key.length === vaultKeyByteCount) return key;
    throw new ConfigError(
      `${name} holds a key of ${key.length} bytes; each key must be ${vaultKeyByteCount} bytes in base64, made by "openssl rand -base64 32" for instance.`,
    );
  });
}

function requireUrl(name: string, text: string, protocols: readonly string[]): string {
  const isFit = URL.canParse(text) && protocols.includes(new URL(text).protocol);
  // The address may hold a password: it is not repeated.
  if (!isFit)
    throw new ConfigError(`${name} must be an address that begins with ${protocols.join('// or ')}//.`);
  return text;
}

function readMail({ SMTP_URL = '', MAIL_FROM = '', PUBLIC_URL = '' }: NodeJS.ProcessEnv): MailConfig | null {
  if (SMTP_URL === '') return null;
  const smtpUrl = requireUrl('SMTP_URL', SMTP_URL, ['smtp:', 'smtps:']);
  if (!/^[^\r\n]*@[^\r\n]+$/.test(MAIL_FROM))
    throw new ConfigError('MAIL_FROM must be the address from which mail is sent, as SMTP_URL is set.');
  return { smtpUrl, from: MAIL_FROM, publicUrl: requireUrl('PUBLIC_URL', PUBLIC_URL, ['https:', 'http:']) };
}

/** One thread is left to those who wait: receipts and pictures do not queue behind long lines. */
export function jobsThatFit(threadCount: number, memoryBytes: number): number {
  const fitIntoMemory = Math.floor(memoryBytes / memoryOfLongestJob);
  return Math.max(1, Math.min(threadCount - 1, fitIntoMemory));
}

/** The environment, read once, validated and frozen. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const computeThreads = Math.min(8, Math.max(2, availableParallelism() - 1));
  return Object.freeze({
    host: readHost(environment.HOST),
    port: readPort(environment.PORT),
    dataDir: resolve(environment.DATA_DIR || './data'),
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    seedsDemo: environment.DEMO !== '0',
    computeThreads,
    jobsAtOnce: jobsThatFit(computeThreads, memoryByteCount()),
    trustsProxy: environment.TRUST_PROXY === '1',
    authSecret: readAuthSecret(environment.AUTH_SECRET),
    mail: readMail(environment),
    vaultKeys: environment.VAULT_KEY ? readVaultKeys(environment.VAULT_KEY, 'VAULT_KEY') : null,
  });
}
