import { access, constants, mkdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import {
  type Config,
  ConfigError,
  readConfig,
  runUntilSignal,
  type ServerParts,
  startServer,
} from '@jsa/server';
import { buildWebWhenStale } from './build-web.ts';
import {
  type DemoSignIn,
  demoSites,
  type SeedingOfRecordings,
  seedDatabase,
  seedDemoRecordings,
} from './demo/index.ts';
import { demoLines } from './simulate/index.ts';

/** `npm start`: builds the page where it is stale, opens the server, seeds an empty database, says where it is. */
await runUntilSignal(async () => {
  const config = readConfig();
  await requireWritable(config.dataDir);
  await requireFreeAddress(config);

  const build = buildWebWhenStale();
  const stopEarly = () => {
    build.stop();
    // What a start leaves half-made is thrown away or completed by the next one.
    process.exit(0);
  };
  process.on('SIGTERM', stopEarly).on('SIGINT', stopEarly);
  try {
    let signIns: DemoSignIn[] | null = null;
    const server = await startServer(config, async (parts) => {
      [signIns] = await Promise.all([seedDatabase(parts), build.finished]);
    });
    console.log(`Joint Site Assessment is ready at ${server.address}`);
    const recordings = signIns === null ? null : introduceDemo(server.parts, signIns);
    return {
      async close() {
        recordings?.stop();
        await recordings?.finished;
        await server.close();
      },
    };
  } catch (error) {
    build.stop();
    throw error;
  } finally {
    // Ctrl-C reaches npm and this process, and npm passes it on: the second must not cut the end short.
    process.on('SIGTERM', () => {}).on('SIGINT', () => {});
    process.off('SIGTERM', stopEarly).off('SIGINT', stopEarly);
  }
});

function introduceDemo(parts: ServerParts, signIns: readonly DemoSignIn[]): SeedingOfRecordings {
  for (const { role, email, password } of signIns) console.log(`demo sign-in: ${role} ${email} ${password}`);
  console.log('All demo data is fictional: sites, people and radar recordings. DEMO=0 leaves it out.');
  return seedDemoRecordings(parts, {
    lineNames: demoLines(demoSites).map(({ line }) => line.name),
    receivedFrom: 'field@demo.example',
  });
}

async function requireWritable(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR is ${dataDir}, which cannot be written (${codeOf(error)}); choose another folder.`,
    );
  }
}

/** One level at a time: Node's recursive mkdir never returns where a file system refuses folders with ENOENT (/proc). */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch((error) => {
    if (codeOf(error) !== 'EEXIST' || found !== null) throw error;
  });
}

/** Tried before the database is opened, which takes longer. */
async function requireFreeAddress({ host, port }: Config): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen({ host, port }, resolve));
  } catch (error) {
    const code = codeOf(error);
    throw new ConfigError(
      code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is in use by another program; set PORT to a free one.`
        : `Nothing can listen on ${host}, port ${port} (${code}); set HOST and PORT to others.`,
    );
  }
  await new Promise((resolve) => probe.close(resolve));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
