import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventsPath, type Receipt, type RecordingDetail, signIn } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#config.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { addPerson, closeParts, openParts } from '#index.ts';
import { type Sender, sendAs } from '#tus-under-test.ts';

const mainFile = fileURLToPath(new URL('./main.ts', import.meta.url));
const analyst = {
  name: 'Ana',
  email: 'ana@example.org',
  roles: ['analyst'],
  password: 'a passphrase',
} as const;

let dataDir: string;
let child: ChildProcess;
const environment = () => ({ DATA_DIR: dataDir, PORT: '0', DEMO: '0', DATABASE_URL: '' });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jsa-main-'));
  const parts = await openParts(readConfig(environment()));
  await addPerson(parts.db, analyst);
  await closeParts(parts);
});

afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the program as it is started for real; answers with its address. */
async function start(): Promise<string> {
  child = spawn(process.execPath, [mainFile], {
    env: { ...environment(), PATH: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const [address] = line.match(/http:\S+/) ?? [];
    if (address) return address;
  }
  throw new Error('The server did not start.');
}

async function killed(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code;
}

async function cookieOf(address: string): Promise<string> {
  const { email, password } = analyst;
  const answer = await fetch(`${address}${signIn.url}`, {
    method: signIn.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers.getSetCookie()[0].split(';')[0];
}

/** Resolves when the server says that it computes. */
async function computing(address: string, cookie: string, begin: () => Promise<unknown>): Promise<void> {
  const events = await fetch(`${address}${eventsPath}`, { headers: { cookie } });
  await begin();
  let text = '';
  for await (const part of events.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.includes('"stage":"processing"')) return;
  }
}

function done(address: string, cookie: string, recordingId: string): Promise<RecordingDetail> {
  return vi.waitFor(
    async () => {
      const answer = await fetch(`${address}/api/recordings/${recordingId}`, { headers: { cookie } });
      const recording = (await answer.json()) as RecordingDetail;
      expect(recording.radargrams.map(({ state }) => state)).toEqual(['done']);
      return recording;
    },
    { timeout: 60_000, interval: 200 },
  );
}

describe('a server that is killed while it processes one line and receives another', () => {
  const long = dztUnderTest({ traceCount: 40_000, samplesPerTrace: 512 });
  const other = dztUnderTest({ seed: 7 });
  let cookie: string;
  let sender: Sender;
  let receipt: Receipt;
  let halfId: string;

  it('has given a receipt, and is killed in the middle of the work', async () => {
    const address = await start();
    cookie = await cookieOf(address);
    sender = sendAs(address, { cookie });
    halfId = await sender.begin('OTHER.DZT', other.byteLength);
    expect((await sender.send(halfId, other.subarray(0, 30_000))).status).toBe(204);
    await computing(address, cookie, async () => {
      receipt = await sender.deliver({ 'LONG.DZT': long });
    });
    expect(await killed('SIGKILL')).toBeNull();
  }, 120_000);

  it('finishes the work after the next start, once, for whoever is still signed in', async () => {
    const address = await start();
    const recording = await done(address, cookie, receipt.recordingId);
    expect(recording.traceCount).toBe(40_000);
    expect(recording.radargrams).toHaveLength(1);
    expect(await readdir(join(dataDir, 'work'))).toEqual([]);

    sender = sendAs(address, { cookie });
    expect((await sender.send(halfId, other.subarray(30_000), 30_000)).status).toBe(204);
    const answer = await sender.handOver([halfId]);
    expect(answer.status).toBe(201);
    const { recordingId } = (await answer.json()) as Receipt;
    expect((await done(address, cookie, recordingId)).state).toBe('parsed');
  }, 120_000);

  it('ends by itself when it is asked to', async () => {
    expect(await killed('SIGTERM')).toBe(0);
  });

  it('has written the result of the killed work once', async () => {
    const parts = await openParts(readConfig(environment()));
    const { rows } = await parts.db.pool.query(
      `select action, count(*)::int from app.audit_events event
       join app.radargrams radargram on radargram.id::text = event.subject_id
       where radargram.recording_id = $1 group by action order by action`,
      [receipt.recordingId],
    );
    await closeParts(parts);
    expect(rows).toEqual([
      { action: 'radargram.finish', count: 1 },
      { action: 'radargram.start', count: 2 },
    ]);
  });
});

describe('a server that cannot start', () => {
  it('says why in a sentence and exits with 1', async () => {
    const failing = spawn(process.execPath, [mainFile], {
      env: { ...environment(), PORT: 'eighty', PATH: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    failing.stderr.on('data', (part) => {
      said += part;
    });
    const [code] = await once(failing, 'close');
    expect(code).toBe(1);
    expect(said).toBe('PORT is "eighty"; it must be a whole number from 0 to 65535.\n');
  });
});
