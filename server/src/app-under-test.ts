import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Delegation, type Person, type RecordingDetail, type Role, signIn } from '@jsa/contract';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { addPersonWithHash, hashPassword } from '#features/auth/index.ts';
import { openComputePool } from '#jobs/compute-pool.ts';
import { listenForNews } from '#jobs/work-events.ts';
import type { ServerParts } from '#parts.ts';
import { startJobs } from '#start-server.ts';
import { openDiskStore } from '#storage/disk-store.ts';
import { openTestDatabase } from '#testing/test-database.ts';

/** Somebody who is signed in: asks as the browser would, with the session's cookie. */
export type SignedIn = {
  readonly person: Person;
  readonly cookie: string;
  ask(request: InjectOptions): Promise<LightMyRequestResponse>;
};

export type AppUnderTest = {
  readonly app: FastifyInstance;
  readonly parts: ServerParts;
  /**
   * One person a role, made and signed in when first asked for. A head or member belongs to the Belgrade delegation
   * where no other is named; an analyst without a delegation is a neutral expert.
   */
  as(role: Role, delegation?: Delegation): Promise<SignedIn>;
  /** Makes one more person and signs them in. */
  signInNew(role: Role, delegation?: Delegation): Promise<SignedIn>;
  /** From here on received recordings are read and processed. */
  runJobs(): Promise<void>;
  /** What a restart does to what the last process left behind: builds the app once more, and closes it again. */
  restartHttp(): Promise<void>;
  /** The recording as the API shows it, once it and all its radargrams have come to rest. */
  settled(recordingId: string): Promise<RecordingDetail>;
  close(): Promise<void>;
};

/** Everybody's under test, hashed once: it takes long by design. */
export const password = 'correct-horse-2026';
const passwordHash = hashPassword(password);

/** What a browser sends back after that answer. */
export function cookieOf(answer: LightMyRequestResponse): string {
  const session = answer.cookies.find(({ name }) => name === 'jsa_session');
  if (session === undefined) throw new Error(`Nobody was signed in: ${answer.statusCode} ${answer.body}`);
  return `${session.name}=${encodeURIComponent(session.value)}`;
}

function isAtRest({ state, radargrams }: RecordingDetail): boolean {
  const isRead = state === 'parsed' || state === 'unreadable';
  return (
    isRead && radargrams.every((radargram) => radargram.state === 'done' || radargram.state === 'failed')
  );
}

/** The whole app on a database, a store and threads of its own; nothing is a stand-in. */
export async function openAppUnderTest(): Promise<AppUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jsa-app-'));
  const parts: ServerParts = {
    config: { ...readConfig({ DATA_DIR: dataDir, DEMO: '0' }), computeThreads: 2 },
    db: await openTestDatabase(),
    store: openDiskStore(join(dataDir, 'store')),
    compute: openComputePool(2),
    uploadFolder: join(dataDir, 'uploads'),
    workFolder: join(dataDir, 'work'),
  };
  await mkdir(parts.uploadFolder, { recursive: true });
  await mkdir(parts.workFolder, { recursive: true });
  const app = await buildApp(parts);
  await app.ready();

  const changes = new EventEmitter();
  const listening = await listenForNews(parts.db.pool, {
    work: (event) => event.stateChanged && changes.emit('change'),
    site: () => undefined,
    round: () => undefined,
    person: () => undefined,
  });
  const signedIn = new Map<string, Promise<SignedIn>>();
  let jobs: { stop(): Promise<void> } | null = null;
  let personCount = 0;

  const signInNew = async (role: Role, named?: Delegation): Promise<SignedIn> => {
    const delegation = named ?? (role === 'head' || role === 'member' ? 'belgrade' : null);
    const number = ++personCount;
    const email = `${role}-${number}@example.org`;
    const person = await addPersonWithHash(parts.db, {
      name: `The ${role}`,
      email,
      roles: [role],
      delegation,
      passwordHash: await passwordHash,
    });
    // Each from a place of their own: the limits of one place are not what most tests are about.
    const remoteAddress = `198.18.${number >> 8}.${number & 255}`;
    const answer = await app.inject({ ...signIn, payload: { email, password }, remoteAddress });
    const cookie = cookieOf(answer);
    const ask = (request: InjectOptions) =>
      app.inject({ ...request, headers: { ...request.headers, cookie } });
    return { person, cookie, ask };
  };

  const as = (role: Role, delegation?: Delegation): Promise<SignedIn> => {
    const key = `${role} ${delegation}`;
    const known = signedIn.get(key) ?? signInNew(role, delegation);
    signedIn.set(key, known);
    return known;
  };

  return {
    app,
    parts,
    as,
    signInNew,
    async runJobs() {
      jobs = await startJobs(parts);
    },
    async restartHttp() {
      const restarted = await buildApp(parts);
      await restarted.ready();
      await restarted.close();
    },
    async settled(recordingId) {
      const reader = await as('chair');
      for (;;) {
        const change = once(changes, 'change');
        const recording = (
          await reader.ask({ url: `/api/recordings/${recordingId}` })
        ).json() as RecordingDetail;
        if (isAtRest(recording)) return recording;
        await change;
      }
    },
    async close() {
      await app.close();
      await jobs?.stop();
      await listening.close();
      await parts.compute.close();
      await parts.db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
