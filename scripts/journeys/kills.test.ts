import { createHash, randomFillSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  analystEmail,
  newDataDir,
  type RunningProduct,
  removeDataDirs,
  signInOf,
  startProduct,
} from './product.ts';
import { desk, openBrowser, openDetails, openRecording, signIn, type Visitor, visit } from './visitor.ts';

const samplesPerTrace = 512;
const traceCount = 40_000;

/** A 16-bit DZT of noise, 41 MB: large enough that a kill hits the middle of sending and of processing. */
function writeNoise(file: string): string {
  const header = Buffer.alloc(1024);
  header.writeUInt16LE(0x00ff, 0);
  header.writeUInt16LE(1024, 2);
  header.writeUInt16LE(samplesPerTrace, 4);
  header.writeUInt16LE(16, 6);
  header.writeFloatLE(50, 14);
  header.writeFloatLE(60, 26);
  header.writeUInt16LE(1, 52);
  header.write('400MHz', 98, 'latin1');
  const samples = randomFillSync(Buffer.alloc(traceCount * samplesPerTrace * 2));
  writeFileSync(file, Buffer.concat([header, samples]));
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

const folder = newDataDir();
const file = join(folder, 'KILLED.DZT');
let product: RunningProduct;
let browser: Browser;
let visitor: Visitor;
let sha256: string;

beforeAll(async () => {
  sha256 = writeNoise(file);
  [product, browser] = await Promise.all([startProduct({ copyOf: inject('seededDataDir') }), openBrowser()]);
  visitor = await visit(browser, product.address, desk);
  await signIn(visitor, signInOf(product, analystEmail));
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDirs();
});

async function startAgain(): Promise<void> {
  const { dataDir, address } = product;
  product = await startProduct({ dataDir, port: Number(new URL(address).port) });
}

type Listed = { id: string; name: string; state: string; radargrams: { state: string }[] };

async function recordingsNamed(page: Page, name: string): Promise<Listed[]> {
  const answer = await page.request.get(`${product.address}/api/recordings`);
  const recordings = (await answer.json()) as Listed[];
  return recordings.filter((recording) => recording.name === name);
}

describe('a server that is killed', () => {
  it('in the middle of an upload: sending goes on where it stopped and the bytes are whole', async () => {
    const { page, context } = visitor;
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 8_000_000 };
    await network.send('Network.emulateNetworkConditions', slow);
    await page.getByRole('button', { name: 'Add files' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files' }).click(),
    ]);
    await chooser.setFiles(file);
    await page.getByRole('button', { name: /^Send \d/ }).click();
    await page.getByText(/Sending: (?!0 )/).waitFor();
    await product.kill();
    expect(await page.getByText('Handed over', { exact: true }).count()).toBe(0);
    await startAgain();
    expect(await recordingsNamed(page, 'KILLED')).toEqual([]);
    await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
    await page.getByText('Handed over', { exact: true }).waitFor({ timeout: 120_000 });
    await page.getByText(sha256).first().waitFor();
  });

  it('in the middle of processing: the work is done again, once', async () => {
    const { page } = visitor;
    await expect
      .poll(async () => (await recordingsNamed(page, 'KILLED'))[0]?.radargrams[0]?.state, {
        timeout: 60_000,
        interval: 20,
      })
      .toBe('running');
    await product.kill();
    await startAgain();
    const done = async () =>
      (await recordingsNamed(page, 'KILLED')).map(({ radargrams }) => radargrams.map(({ state }) => state));
    await expect.poll(done, { timeout: 120_000, interval: 200 }).toEqual([['done']]);
    await openRecording(page, 'KILLED');
    await openDetails(page);
    await page.getByText(sha256).first().waitFor();
  });
});

describe('a server that is asked to stop', () => {
  it('ends cleanly within five seconds, with a page open', async () => {
    const { code, tookMs } = await product.stop();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(5000);
    product = await startProduct({ dataDir: product.dataDir });
  });

  // Several servers may share a PostgreSQL and its folder; the embedded database is one process's alone.
  it.runIf(!process.env.DATABASE_URL)(
    'refuses a second product on the same folder with a sentence',
    async () => {
      await expect(startProduct({ dataDir: product.dataDir })).rejects.toThrow(/in use/);
    },
  );
});
