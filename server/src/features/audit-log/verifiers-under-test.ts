import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuditHead, Person } from '@jsa/contract';
import { type Database, type Db, inTransaction } from '#db/db.ts';
import { auditHead, recordAudit } from '#features/audit/index.ts';
import { exportLines } from './export-lines.ts';

const script = (name: string) => fileURLToPath(new URL(`../../../../scripts/${name}`, import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('python3 is not on this machine: the verifier in Python is not tried.');

const verifiers = [
  [process.execPath, script('verify-audit-export.mjs')],
  ...(hasPython ? [['python3', script('verify-audit-export.py')]] : []),
];

type Verdict = { status: number | null; words: string };

/** Runs a program to its end. */
export function wordsOf([program, ...words]: readonly string[], environment?: NodeJS.ProcessEnv): Verdict {
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
    ...(environment && { env: environment }),
  });
  return { status, words: stdout + stderr };
}

/** The command that a person gives, with its words. */
export function commandOf(...words: readonly string[]): string[] {
  return [process.execPath, script('verify-audit.ts'), ...words];
}

/** What the stand-alone verifiers say of an export. */
export async function verdictsOn(text: string, keptHead?: AuditHead): Promise<Verdict[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jsa-export-'));
  const [file, headFile] = [join(folder, 'export.jsonl'), join(folder, 'head.json')];
  await writeFile(file, text);
  await writeFile(headFile, JSON.stringify(keptHead ?? null));
  const head = keptHead ? ['--head', headFile] : [];
  const verdicts = verifiers.map((verifier) => wordsOf([...verifier, file, ...head]));
  await rm(folder, { recursive: true });
  return verdicts;
}

/** What all of them should say. */
export function brokenBy(kind: string, sequence: number): Verdict[] {
  return verifiers.map(() => ({ status: 1, words: `BROKEN: ${kind} at entry ${sequence}:` }));
}

/** Only what fault they name, and where. */
export function inShort(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.map(({ status, words }) => ({ status, words: words.match(/^BROKEN: .*?:/)?.[0] ?? words }));
}

export async function exportOf(db: Db, reader: Person): Promise<string[]> {
  const text: string[] = [];
  for await (const lines of exportLines(db, reader, await auditHead(db))) text.push(lines);
  return text.join('').trimEnd().split('\n');
}

/** Five entries of one person, whose export has them in full. */
export async function writeFiveEntries(db: Database, { id }: Person): Promise<void> {
  for (const note of ['first', 'ništa', 'Ç', 'a "b" \\ c\nd', 'last']) {
    await inTransaction(db, (tx) =>
      recordAudit(tx, id, { action: 'test.act', subjectId: null, details: { note, count: 1.5 } }),
    );
  }
}
