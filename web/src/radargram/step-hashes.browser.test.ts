import { describe, expect, it } from 'vitest';
import knownHashes from './known-step-hashes.json' with { type: 'json' };
import { stepHashes } from './step-hashes.ts';

/** `step-hashes.test.ts` says what the known hashes are, and how they are made anew. */
describe('every processing step gives in a browser the bytes that it gives on the server', () => {
  it('in the page', async () => {
    expect(await stepHashes('at-once')).toEqual(knownHashes);
  });

  it('in a thread of the page, block by block', async () => {
    const worker = new Worker(new URL('./step-hashes.worker.ts', import.meta.url), { type: 'module' });
    const answered = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    expect(await answered).toEqual(knownHashes);
    worker.terminate();
  });
});
