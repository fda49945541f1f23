import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openComputePool } from './compute-pool.ts';
import { JobCutOffError, whyGivenUp } from './why-given-up.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jsa-why-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('why a job was given up', () => {
  it('is said of a disk error also when it came out of a compute thread', async () => {
    const file = join(folder, 'full-task.ts');
    await writeFile(
      file,
      `export async function run() {
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      }`,
    );
    const compute = openComputePool(1);
    const error = await compute.run(pathToFileURL(file), {}).catch((failure: unknown) => failure);
    await compute.close();
    expect(whyGivenUp(error)).toBe("The server's disk is full.");
  });

  it.each([
    [new RangeError('Array buffer allocation failed'), "The server's memory was not enough."],
    [new RangeError('Invalid typed array length: 9'), "The server's memory was not enough."],
    [new JobCutOffError('The server stopped.'), 'The server stopped.'],
    [
      new TypeError('x is undefined at /srv/secret.ts'),
      'Something failed in the server, and its log says what.',
    ],
    ['a word', 'Something failed in the server, and its log says what.'],
  ])('is one sentence for people: %s', (error, sentence) => {
    expect(whyGivenUp(error)).toBe(sentence);
  });
});
