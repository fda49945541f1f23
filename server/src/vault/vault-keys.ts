import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Owner } from '@jsa/contract';
import { type Config, readVaultKeys } from '#config.ts';

/** Whose: each owner's leads, the shares of sealed positions that this server keeps, and with what it signs. */
export type VaultOwner = Owner | 'rounds' | 'signing';

/** The master keys of the vault: the first one seals, all of them open. */
export type VaultKeys = {
  /** Stands in front of what was sealed: 8 bytes that tell the keys apart and nothing of them. */
  readonly currentId: string;
  /** The owner's own key under that master key; null when this server does not have it. */
  keyOf(keyId: string, owner: VaultOwner): Buffer | null;
};

export function keyIdOf(master: Buffer): string {
  return createHash('sha256').update('jsa vault key id').update(master).digest('hex').slice(0, 16);
}

/** Nobody's key opens what is another's, though all of them come from one master key. */
function deriveKey(master: Buffer, owner: VaultOwner): Buffer {
  const isOurs = owner === 'rounds' || owner === 'signing';
  const purpose = isOurs ? `jsa vault ${owner}` : `jsa vault leads ${owner}`;
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), purpose, 32));
}

export function vaultKeysOf(masters: readonly Buffer[]): VaultKeys {
  const masterById = new Map(masters.map((master) => [keyIdOf(master), master]));
  return {
    currentId: keyIdOf(masters[0]),
    keyOf(keyId, owner) {
      const master = masterById.get(keyId);
      return master === undefined ? null : deriveKey(master, owner);
    },
  };
}

export function vaultKeyFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'vault.key');
}

/** Keys in the file's order, one a line; read by nobody but the server's own user. */
export function writeVaultKeyFile(file: string, masters: readonly Buffer[]): void {
  const unfinished = `${file}.new`;
  const lines = masters.map((master) => `${master.toString('base64')}\n`);
  writeFileSync(unfinished, lines.join(''), { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, file);
}

export function readVaultKeyFile(file: string): readonly Buffer[] {
  return readVaultKeys(readFileSync(file, 'utf8').trim().replaceAll('\n', ','), file);
}

export function makeVaultKey(): Buffer {
  return randomBytes(32);
}

/** From `VAULT_KEY`, or from the file in DATA_DIR, which is made when there is none. */
export function openVaultKeys(config: Pick<Config, 'dataDir' | 'vaultKeys'>): VaultKeys {
  if (config.vaultKeys !== null) return vaultKeysOf(config.vaultKeys);
  const file = vaultKeyFile(config);
  if (!existsSync(file)) writeVaultKeyFile(file, [makeVaultKey()]);
  return vaultKeysOf(readVaultKeyFile(file));
}
