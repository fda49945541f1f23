import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError } from '#config.ts';

/**
 * The key that signs cookies and encrypts second factors: from the environment, or made once and kept beside the data
 * in a file that only this account reads. Whoever has it and the database can sign in as anybody.
 */
export async function readSecret({ authSecret, dataDir }: Config): Promise<string> {
  if (authSecret !== null) return authSecret;
  const path = join(dataDir, 'auth-secret');
  const kept = await readKept(path);
  if (kept !== null) return kept;
  await keep(path, randomBytes(32).toString('base64url'));
  // Of two processes that start at once, one made it; both read it.
  const made = await readKept(path);
  if (made === null) throw new ConfigError(`The key in ${path} cannot be read.`);
  return made;
}

async function readKept(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const secret = text.trim();
  if (secret.length >= 32) return secret;
  throw new ConfigError(`${path} does not hold a key. Put the lost one back, or set AUTH_SECRET.`);
}

/** Whole or not at all, and never over another one. */
async function keep(path: string, secret: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(unfinished, `${secret}\n`, { mode: 0o600, flush: true });
  try {
    await link(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}
