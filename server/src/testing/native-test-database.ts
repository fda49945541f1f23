import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type OpenDatabase, openDatabase } from '#db/open-database.ts';
import { makeTables, templateName } from './template.ts';

/** Any number, but the same in all test processes: the template is made by one of them, and copied by one at a time. */
const advisoryLock = 727_202;

function urlOf(serverUrl: string, databaseName: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${databaseName}`;
  return url.href;
}

async function asAdministrator<Result>(
  serverUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureTemplate(client: Client, serverUrl: string, template: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (rowCount === 1) return;
  const unfinished = `${template}_new`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  const database = await openDatabase({ dataDir: '', databaseUrl: urlOf(serverUrl, unfinished) });
  await makeTables(database.pool);
  await database.close();
  await client.query(`alter database ${unfinished} rename to ${template}`);
}

/** A database beside the one that `serverUrl` names, which itself is not touched. */
export async function openNativeTestDatabase(serverUrl: string): Promise<OpenDatabase> {
  const template = await templateName();
  const name = `jsa_test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await ensureTemplate(client, serverUrl, template);
    await client.query(`create database ${name} template ${template}`);
  });
  const database = await openDatabase({ dataDir: '', databaseUrl: urlOf(serverUrl, name) });
  const close = async () => {
    await database.close();
    await asAdministrator(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
  };
  return { ...database, close };
}
