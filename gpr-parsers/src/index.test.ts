import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as gprmaxDoor from './gprmax.ts';
import * as door from './index.ts';
import * as nodeDoor from './node.ts';

it('the door exports these names and no others', () => {
  expect(Object.keys(door).sort()).toEqual([
    'GprFormatError',
    'bytesAtUrl',
    'bytesInBlob',
    'bytesInMemory',
    'formats',
    'groupFiles',
    'openRecording',
    'readRadargram',
    'readRecording',
    'screenFile',
    'toWrite',
    'trackOf',
    'validFixes',
    'writeDzg',
    'writeDzt',
    'writeRamac',
    'writeRecording',
    'writeSegy',
  ]);
  expect(Object.keys(nodeDoor)).toEqual(['bytesInFile']);
  expect(Object.keys(gprmaxDoor)).toEqual(['gprmax']);
});

it('the package has three doors and no dependencies', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(Object.keys(manifest.exports)).toEqual(['.', './node', './gprmax']);
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies']) {
    expect(manifest).not.toHaveProperty(kind);
  }
});

it('each format reads files of its own, and says which it cannot do without', () => {
  expect(door.formats.map(({ id }) => id)).toEqual([
    'dzt',
    'ramac',
    'pulseekko',
    'segy',
    'impulseradar',
    'ids',
  ]);
  for (const { files } of door.formats) {
    expect(files.some(({ role, required }) => role === 'samples' && required)).toBe(true);
  }
});
