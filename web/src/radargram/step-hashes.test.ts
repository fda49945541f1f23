import { describe, expect, it, vi } from 'vitest';
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

  it('where a page forbids WebAssembly, too', async () => {
    vi.resetModules();
    let askedCount = 0;
    function refuse() {
      askedCount++;
      throw new WebAssembly.CompileError('refused by the policy of the page');
    }
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Module: refuse });
    const anew = await import('./step-hashes.ts');
    const hashes = await anew.stepHashes('at-once');
    vi.unstubAllGlobals();
    expect(askedCount).toBeGreaterThan(0);
    expect(hashes).toEqual(knownHashes);
  });
});
