import { parseArgs } from 'node:util';
import { delegations, type Role, roles } from '@jsa/contract';
import { addPerson, closeParts, openParts, readConfig, type ServerParts, setPassword } from '@jsa/server';
import { readablePassword, rememberDemoPassword } from './demo/index.ts';

type Task = (parts: ServerParts, password: string) => Promise<unknown>;

const usage = `npm run person -- add --email ADDRESS --name NAME --role ROLE [--delegation belgrade|pristina]
npm run person -- set-password --email ADDRESS
Roles: ${roles.join(', ')}
With the embedded database, stop the server first.`;

/** What the command line asks for; throws the usage when its words make no sense. */
function chooseTask(): { email: string; task: Task } {
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
  const email = values.email?.toLowerCase();
  const [word] = positionals;
  const knownRole = roles.find((candidate): candidate is Role => candidate === role);
  if (email !== undefined && /^\S+@\S+$/.test(email)) {
    if (word === 'set-password') {
      const task = async (parts: ServerParts, password: string) => {
        await setPassword(parts.db, email, password);
        await rememberDemoPassword(parts, email, password);
      };
      return { email, task };
    }
    if (word === 'add' && name && knownRole !== undefined) {
      const delegation = delegations.find((candidate) => candidate === values.delegation) ?? null;
      const person = { email, name, roles: [knownRole], delegation };
      return { email, task: ({ db }, password) => addPerson(db, { ...person, password }) };
    }
  }
  throw new Error(usage);
}

/** `npm run person`: adds a person or sets a new password, and prints the password this once. */
async function run(): Promise<void> {
  const { email, task } = chooseTask();
  const parts = await openParts(readConfig());
  try {
    const password = readablePassword();
    await task(parts, password);
    console.log(`${email} signs in with ${password}`);
    console.log('This password is shown once and kept nowhere; hand it over by a safe way.');
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
