import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { AuditFault, AuditHead, AuditVerdict } from '@jsa/contract';
import { openDatabase, readConfig, readDailyHeads, verifyChain } from '@jsa/server';

const usage = `npm run verify-audit -- [--head HEAD.json ...]
npm run verify-audit -- --file EXPORT.jsonl [--head HEAD.json ...]
Without --file the database is checked, also against the heads kept in DATA_DIR/audit-heads; with the embedded one, stop the server first.`;

const sentences: Readonly<Record<AuditFault, string>> = {
  'changed-entry': 'its content was changed after it was sealed',
  'wrong-hash': 'its seal was changed; its content fits to what comes after it',
  'broken-link': 'it does not follow upon the one before it: one of the two was put in or written anew',
  'missing-entry': 'it is missing',
  'extra-entry': 'it does not belong there; it was put in',
  'reordered-entry': 'the entry that belongs here stands elsewhere',
  'missing-end': 'the log ends before its head: this entry and what came after it is missing',
  'wrong-head': 'the last entry is not the one that the head names',
  'contradicts-kept-head': 'it is not the one that was here when the head was kept: the log was written anew',
};

async function readKeptHead(path: string): Promise<Pick<AuditHead, 'sequence' | 'sha256'>> {
  const { sequence, sha256 } = JSON.parse(await readFile(path, 'utf8')) as AuditHead;
  if (!Number.isSafeInteger(sequence) || !/^[0-9a-f]{64}$/.test(sha256)) {
    throw new Error(`${path} holds no head of the audit log.`);
  }
  return { sequence, sha256 };
}

async function checkDatabase(headPaths: readonly string[]): Promise<AuditVerdict> {
  const config = readConfig();
  const kept = await Promise.all(headPaths.map(readKeptHead));
  const database = await openDatabase(config);
  try {
    return await verifyChain(database, [...kept, ...(await readDailyHeads({ config }))]);
  } finally {
    await database.close();
  }
}

function say({ fault, head, entryCount, durationMs }: AuditVerdict): void {
  if (fault === null) {
    console.log(`WHOLE: ${entryCount} entries follow upon each other (${(durationMs / 1000).toFixed(1)} s).`);
    console.log(`Head: ${head.sequence} ${head.sha256}`);
    return;
  }
  const where = fault.sequence === null ? 'an entry outside of the order' : `entry ${fault.sequence}`;
  console.log(`BROKEN: ${fault.kind} at ${where}: ${sentences[fault.kind]}.`);
  process.exitCode = 1;
}

/** An export is checked by the very program that is handed to others. */
function checkFile(path: string, headPaths: readonly string[]): void {
  const verifier = fileURLToPath(new URL('./verify-audit-export.mjs', import.meta.url));
  const heads = headPaths.flatMap((headPath) => ['--head', headPath]);
  const { status } = spawnSync(process.execPath, [verifier, path, ...heads], { stdio: 'inherit' });
  process.exitCode = status ?? 2;
}

/** `npm run verify-audit`: 0 the log is whole, 1 it is not, 2 it could not be checked. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      file: { type: 'string' },
      head: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(usage);
  else if (values.file !== undefined) checkFile(values.file, values.head);
  else say(await checkDatabase(values.head));
}

try {
  await run();
} catch (error) {
  console.error((error as Error).message);
  console.error(usage);
  process.exitCode = 2;
}
