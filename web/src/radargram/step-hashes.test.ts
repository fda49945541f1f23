import { describe, expect, it } from 'vitest';
import knownHashes from './known-step-hashes.json' with { type: 'json' };
import { stepHashes } from './step-hashes.ts';

/**
 * The picture that a person judges in a page must be the one that the server keeps. Node is held to
 * `known-step-hashes.json` here, Chromium in `step-hashes.browser.test.ts`; as both are held to the same file, they give the
 * same bytes. Whoever changes what a step gives makes the file anew, knowingly (`node scripts/write-step-hashes.ts`
 * prints which steps have changed), and raises the version of gpr-processing: what people have signed was made by another.
 */
describe('every processing step gives known bytes in Node', () => {
  it('over a whole line at once', async () => {
    expect(await stepHashes('at-once')).toEqual(knownHashes);
  });

  it('block by block, as the server does it', async () => {
    expect(await stepHashes('in-blocks')).toEqual(knownHashes);
  });
});
