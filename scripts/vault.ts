import { closeParts, openParts, readConfig, rotateVault } from '@jsa/server';

const usage = `node scripts/vault.ts rotate
Seals all leads anew. With VAULT_KEY=NEW,OLD the new key takes over what the old one sealed; set VAULT_KEY=NEW after it.
Without VAULT_KEY a new key is made in DATA_DIR/vault.key. With the embedded database, stop the server first; a server
that runs on is started again after it.`;

/** Changes the key of the leads' vault. */
async function run(): Promise<void> {
  if (process.argv[2] !== 'rotate' || process.argv.length > 3) throw new Error(usage);
  const parts = await openParts(readConfig());
  try {
    const { keyId, resealedCount } = await rotateVault(parts.db, parts.config);
    console.log(`Sealed ${resealedCount} texts anew; the vault key is ${keyId} now.`);
  } finally {
    await closeParts(parts);
  }
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
