import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Client } from 'pg';

/** The demonstration's neutral analyst, who reads everything and hands over files. */
export const analystEmail = 'analyst@demo.example';

export type SignIn = { role: string; email: string; password: string };

/** The product as a new user runs it: `npm start`, in a folder of its own. */
export type RunningProduct = {
  readonly address: string;
  readonly dataDir: string;
  readonly signIns: readonly SignIn[];
  readonly output: () => string;
  /** Milliseconds from `npm start` to the line with the address. */
  readonly startMs: number;
  /** SIGTERM to npm, as a service manager would; the exit code and how long it took. */
  stop(): Promise<{ code: number | null; tookMs: number }>;
  /** SIGKILL to every process of it: nothing gets a chance to tidy up. */
  kill(): Promise<void>;
};

export type StartOptions = {
  dataDir?: string;
  port?: number;
  demo?: boolean;
  /** The data folder of a product that was stopped: the new one begins with a copy of all that is in it. */
  copyOf?: string;
};

const root = join(import.meta.dirname, '../..');

const dataDirs: string[] = [];

export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'jsa-journey-'));
  dataDirs.push(dataDir);
  return dataDir;
}

/** To be called when all products of a journey have ended. */
export function removeDataDirs(): void {
  for (const dataDir of dataDirs.splice(0)) rmSync(dataDir, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

function readSignIns(output: string): SignIn[] {
  const lines = output.matchAll(/^demo sign-in: (\S+) (\S+) (\S+)$/gm);
  return [...lines].map(([, role, email, password]) => ({ role, email, password }));
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/**
 * With DATABASE_URL set the product runs on that server, but on a database of its own for each data folder: what one
 * journey leaves behind is nothing to the next.
 */
async function databaseFor(dataDir: string, copyOf: string | null): Promise<Record<string, string>> {
  const server = process.env.DATABASE_URL;
  if (!server) return {};
  const name = databaseName(dataDir);
  const client = new Client({ connectionString: server });
  await client.connect();
  const known = await client.query('select 1 from pg_database where datname = $1', [name]);
  const template = copyOf === null ? '' : ` template ${client.escapeIdentifier(databaseName(copyOf))}`;
  if (known.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}${template}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { DATABASE_URL: url.href };
}

function databaseName(dataDir: string): string {
  return basename(dataDir).replaceAll(/\W/g, '_').toLowerCase();
}

type Spawned = { child: ChildProcess; output: () => string };

async function spawnProduct(dataDir: string, port: number, options: StartOptions): Promise<Spawned> {
  const { demo = true, copyOf = null } = options;
  const database = await databaseFor(dataDir, copyOf);
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    // A process group of its own, so that SIGKILL reaches every process of the product and nothing else.
    detached: true,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      DEMO: demo ? '1' : '0',
      ...database,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout?.on('data', (chunk) => (text += chunk));
  child.stderr?.on('data', (chunk) => (text += chunk));
  return { child, output: () => text };
}

async function waitUntilUsable(address: string, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function startProduct(options: StartOptions = {}): Promise<RunningProduct> {
  const { copyOf } = options;
  const dataDir = options.dataDir ?? newDataDir();
  if (copyOf !== undefined) cpSync(copyOf, dataDir, { recursive: true });
  const port = options.port ?? (await freePort());
  const demo = options.demo ?? true;
  const address = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const { child, output } = await spawnProduct(dataDir, port, options);
  await waitUntilUsable(address, child, output);
  while (demo && readSignIns(output()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  const startMs = performance.now() - began;
  return {
    address,
    dataDir,
    output,
    startMs,
    get signIns() {
      return readSignIns(output());
    },
    async stop() {
      const asked = performance.now();
      child.kill('SIGTERM');
      const code = await exitOf(child);
      return { code, tookMs: performance.now() - asked };
    },
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await exitOf(child);
    },
  };
}

/** The demonstration's sign-in with this address. */
export function signInOf({ signIns }: Pick<RunningProduct, 'signIns'>, email: string): SignIn {
  const found = signIns.find((signIn) => signIn.email === email);
  if (!found) throw new Error(`The product printed no sign-in for ${email}.`);
  return found;
}
