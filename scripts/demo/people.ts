import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delegation, Role } from '@jsa/contract';
import { addPerson, type ServerParts, setPassword } from '@jsa/server';
import { readablePassword } from './readable-password.ts';

export type DemoSignIn = { readonly role: Role; readonly email: string; readonly password: string };

type DemoPerson = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly delegation?: Delegation;
};

const demoPeople: readonly DemoPerson[] = [
  { name: 'Demo chair', email: 'chair@demo.example', role: 'chair' },
  { name: 'Demo secretariat', email: 'secretariat@demo.example', role: 'secretariat' },
  {
    name: 'Demo head, Belgrade',
    email: 'head-belgrade@demo.example',
    role: 'head',
    delegation: 'belgrade',
  },
  {
    name: 'Demo head, Pristina',
    email: 'head-pristina@demo.example',
    role: 'head',
    delegation: 'pristina',
  },
  {
    name: 'Demo member, Belgrade',
    email: 'member-belgrade@demo.example',
    role: 'member',
    delegation: 'belgrade',
  },
  {
    name: 'Demo member, Pristina',
    email: 'member-pristina@demo.example',
    role: 'member',
    delegation: 'pristina',
  },
  {
    name: 'Demo analyst, Belgrade',
    email: 'analyst-belgrade@demo.example',
    role: 'analyst',
    delegation: 'belgrade',
  },
  {
    name: 'Demo analyst, Pristina',
    email: 'analyst-pristina@demo.example',
    role: 'analyst',
    delegation: 'pristina',
  },
  { name: 'Demo analyst', email: 'analyst@demo.example', role: 'analyst' },
  { name: 'Demo field team', email: 'field@demo.example', role: 'field' },
  { name: 'Demo observer', email: 'observer@demo.example', role: 'observer' },
  { name: 'Demo administrator', email: 'admin@demo.example', role: 'admin' },
];

/** True for an empty database and for one that the demonstration began to fill; false where real people are. */
export async function isForDemo(parts: ServerParts): Promise<boolean> {
  const emails = await emailsOfPeople(parts);
  return emails.size === 0 || demoPeople.some(({ email }) => emails.has(email));
}

/**
 * The demonstration's people with their passwords, which lie in a file that only this account may read. A password is
 * first set, then written down: after a kill between the two it is missing, and a new one is set.
 */
export async function seedDemoPeople(parts: ServerParts): Promise<DemoSignIn[]> {
  const path = signInsPath(parts);
  const kept = await readSignIns(path);
  const emails = await emailsOfPeople(parts);
  const signIns: DemoSignIn[] = [];
  for (const { name, email, role, delegation = null } of demoPeople) {
    const isThere = emails.has(email);
    const known = kept.find((signIn) => signIn.email === email)?.password;
    const password = isThere && known !== undefined ? known : readablePassword();
    if (!isThere)
      await addPerson(parts.db, { name, email, roles: [role], delegation, password, isDemo: true });
    else if (known === undefined) await setPassword(parts.db, email, password);
    signIns.push({ role, email, password });
  }
  if (JSON.stringify(signIns) !== JSON.stringify(kept)) await writeSignIns(path, signIns);
  return signIns;
}

/** A demonstration's password that a person chose anew is the one that the next start prints. Others stay unwritten. */
export async function rememberDemoPassword(
  parts: ServerParts,
  email: string,
  password: string,
): Promise<void> {
  const path = signInsPath(parts);
  const kept = await readSignIns(path);
  if (!kept.some((signIn) => signIn.email === email)) return;
  await writeSignIns(
    path,
    kept.map((signIn) => (signIn.email === email ? { ...signIn, password } : signIn)),
  );
}

function signInsPath({ config }: ServerParts): string {
  return join(config.dataDir, 'demo-sign-ins.json');
}

async function emailsOfPeople({ db }: ServerParts): Promise<Set<string>> {
  const { rows } = await db.pool.query<{ email: string }>('select email from app.people');
  return new Set(rows.map(({ email }) => email));
}

/** A file that cannot be read as sign-ins counts as gone. */
async function readSignIns(path: string): Promise<DemoSignIn[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Array.isArray(kept) ? kept.filter(isSignIn) : [];
  } catch {
    return [];
  }
}

function isSignIn(value: unknown): value is DemoSignIn {
  return typeof value === 'object' && value !== null && 'email' in value && 'password' in value;
}

async function writeSignIns(path: string, signIns: readonly DemoSignIn[]): Promise<void> {
  const unfinished = `${path}.tmp`;
  await writeFile(unfinished, `${JSON.stringify(signIns, null, 1)}\n`, { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, path);
}
