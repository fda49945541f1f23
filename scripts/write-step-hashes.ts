import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Makes `known-step-hashes.json` anew, to which Node and the browsers are held, and prints the steps whose bytes are no
 * longer what they were: each of them is a change of what people have signed, and wants a new version of gpr-processing.
 */
type Hashes = Readonly<Record<string, string>>;

const folder = new URL('../web/src/radargram/', import.meta.url);
const path = new URL('known-step-hashes.json', folder);
const maker: { stepHashes(way: 'at-once'): Promise<Hashes> } = await import(
  new URL('step-hashes.ts', folder).href
);

const before: Hashes = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
const after = await maker.stepHashes('at-once');
writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`);
for (const step of new Set([...Object.keys(before), ...Object.keys(after)])) {
  if (before[step] !== after[step]) {
    console.log(`${step}: ${before[step] ?? 'new'} -> ${after[step] ?? 'gone'}`);
  }
}
