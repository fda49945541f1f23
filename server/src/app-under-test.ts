import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Person, type RecordingDetail, type Role, signIn } from '@jsa/contract';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { expect, vi } from 'vitest';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { addPerson } from '#features/auth/index.ts';
import { openComputePool } from '#jobs/compute-pool.ts';
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
  /** One person a role, made and signed in when first asked for. */
  as(role: Role): Promise<SignedIn>;
  /** Makes one more person and signs them in. */
  signInNew(role: Role): Promise<SignedIn>;
  /** From here on received recordings are read and processed. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
};

const password = 'correct-horse-2026';

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

  const signedIn = new Map<Role, Promise<SignedIn>>();
  let jobs: { stop(): Promise<void> } | null = null;
  let personCount = 0;

  const signInNew = async (role: Role): Promise<SignedIn> => {
    const email = `${role}-${personCount++}@example.org`;
    const person = await addPerson(parts.db, { name: `The ${role}`, email, role, password });
    const answer = await app.inject({ ...signIn, payload: { email, password } });
    const [{ name, value }] = answer.cookies;
    const cookie = `${name}=${value}`;
    const ask = (request: InjectOptions) =>
      app.inject({ ...request, headers: { ...request.headers, cookie } });
    return { person, cookie, ask };
  };

  return {
    app,
    parts,
    signInNew,
    as(role) {
      const known = signedIn.get(role) ?? signInNew(role);
      signedIn.set(role, known);
      return known;
    },
    async runJobs() {
      jobs = await startJobs(parts);
    },
    async close() {
      await app.close();
      await jobs?.stop();
      await parts.compute.close();
      await parts.db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The recording as the API shows it, once it and all its radargrams have come to rest. */
export async function settledRecording(reader: SignedIn, recordingId: string): Promise<RecordingDetail> {
  return vi.waitFor(
    async () => {
      const answer = await reader.ask({ method: 'GET', url: `/api/recordings/${recordingId}` });
      const recording = answer.json() as RecordingDetail;
      expect(['parsed', 'unreadable']).toContain(recording.state);
      for (const radargram of recording.radargrams) expect(['done', 'failed']).toContain(radargram.state);
      return recording;
    },
    { timeout: 30_000, interval: 50 },
  );
}
