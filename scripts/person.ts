import { parseArgs } from 'node:util';
import { delegations, emailPattern, type Role, roles } from '@jsa/contract';
import {
  addPerson,
  closeParts,
  openParts,
  readConfig,
  removeSecondFactorOf,
  type ServerParts,
  setPassword,
} from '@jsa/server';
import { readablePassword, rememberDemoPassword } from './demo/index.ts';

/** Answers with what is to be said on the console. */
type Task = (parts: ServerParts) => Promise<readonly string[]>;

const usage = `npm run person -- add --email ADDRESS --name NAME --role ROLE [--delegation belgrade|pristina]
npm run person -- set-password --email ADDRESS
npm run person -- remove-second-factor --email ADDRESS
The first administrator: npm run person -- add --email ADDRESS --name NAME --role admin
Roles: ${roles.join(', ')}
With the embedded database, stop the server first.`;

function introduce(email: string, password: string): string[] {
  return [
    `${email} signs in with ${password}`,
    'This password is shown once and kept nowhere; hand it over by a safe way.',
  ];
}

/** What the command line asks for; throws the usage when its words make no sense. */
function chooseTask(): Task {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      delegation: { type: 'string' },
    },
  });
  const { name, role } = values;
  const email = values.email?.toLowerCase() ?? '';
  const [word] = positionals;
  if (!emailPattern.test(email)) throw new Error(usage);
  if (word === 'set-password') {
    return async (parts) => {
      const password = readablePassword();
      await setPassword(parts.db, email, password);
      await rememberDemoPassword(parts, email, password);
      return introduce(email, password);
    };
  }
  if (word === 'remove-second-factor') {
    return async ({ db }) => {
      await removeSecondFactorOf(db, email);
      return [`${email} signs in with the password alone, and is asked to set up a second factor anew.`];
    };
  }
  const knownRole = roles.find((candidate): candidate is Role => candidate === role);
  if (word !== 'add' || !name || knownRole === undefined) throw new Error(usage);
  const delegation = delegations.find((candidate) => candidate === values.delegation) ?? null;
  return async ({ db }) => {
    const password = readablePassword();
    await addPerson(db, { email, name, roles: [knownRole], delegation, password });
    return introduce(email, password);
  };
}

/** `npm run person`: adds a person, sets a new password or takes a second factor away. */
async function run(): Promise<void> {
  const task = chooseTask();
  const parts = await openParts(readConfig());
  try {
    for (const line of await task(parts)) console.log(line);
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
