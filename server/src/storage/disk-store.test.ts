import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openDiskStore } from './disk-store.ts';
import { NotKeptError, originalKey, pyramidKey, type Store } from './store.ts';

const top = mkdtempSync(join(tmpdir(), 'jsa-store-'));
const sha256 = `0a1b${'2'.repeat(60)}`;
const key = originalKey(sha256);

let folder: string;
let store: Store;

beforeEach(() => {
  folder = join(top, randomUUID());
  store = openDiskStore(folder);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

function fileWith(text: string): string {
  const path = join(top, randomUUID());
  writeFileSync(path, text);
  return path;
}

describe('a disk store', () => {
  it('gives back what it keeps, whole, in part and as a stream', async () => {
    await store.keep(key, fileWith('traces and samples'));
    expect(await store.has(key)).toBe(true);
    expect(await store.byteLength(key)).toBe(18);
    expect(Buffer.from(await store.range(key, 7, 10)).toString()).toBe('and');
    expect(Buffer.from(await store.range(key, 11, 99)).toString()).toBe('samples');
    expect((await store.range(key, 50, 60)).length).toBe(0);
    expect((await buffer(store.stream(key))).toString()).toBe('traces and samples');
    expect(readFileSync(await store.localPath(key), 'utf8')).toBe('traces and samples');
  });

  it('keeps the first file under a key, whatever comes later, and leaves the file that was given', async () => {
    const given = fileWith('first');
    await store.keep(key, given);
    await store.keep(key, fileWith('second'));
    expect(Buffer.from(await store.range(key, 0, 99)).toString()).toBe('first');
    chmodSync(given, 0o644);
    writeFileSync(given, 'changed by its owner');
    expect(Buffer.from(await store.range(key, 0, 99)).toString()).toBe('first');
  });

  it('keeps files that nobody may write to, two folders deep', async () => {
    await store.keep(key, fileWith('x'));
    const path = await store.localPath(key);
    expect(path).toBe(join(folder, 'originals', '0a', '1b', sha256));
    expect(statSync(path).mode & 0o777).toBe(0o444);
  });

  it('keeps nothing when the file cannot be read', async () => {
    await expect(store.keep(key, join(top, 'not there'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await store.has(key)).toBe(false);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it('keeps one file when the same one comes twice at once', async () => {
    const given = fileWith('same bytes');
    await Promise.all([store.keep(key, given), store.keep(key, given), store.keep(key, given)]);
    expect(await store.byteLength(key)).toBe(10);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it('says what is not kept', async () => {
    const missing = pyramidKey(randomUUID());
    expect(await store.has(missing)).toBe(false);
    await expect(store.byteLength(missing)).rejects.toThrow(NotKeptError);
    await expect(store.range(missing, 0, 1)).rejects.toThrow(`Nothing is kept under ${missing}.`);
    await expect(store.localPath(missing)).rejects.toThrow(NotKeptError);
  });

  it.each([
    'originals/../../etc/passwd',
    '/etc/passwd',
    'originals/',
    'originals/a/b/c/d',
    'originals/..',
    '',
  ])('refuses the key "%s", which could lead out of its folder', async (escaping) => {
    await expect(store.has(escaping)).rejects.toThrow('is not a key of the store');
    await expect(store.keep(escaping, fileWith('x'))).rejects.toThrow('is not a key of the store');
    expect(() => store.stream(escaping)).toThrow('is not a key of the store');
  });

  it('sweeps up yesterday’s unfinished copies, not those of a moment ago', () => {
    const unfinished = join(folder, 'unfinished');
    writeFileSync(join(unfinished, 'old'), '');
    writeFileSync(join(unfinished, 'young'), '');
    const dayBeforeYesterday = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    utimesSync(join(unfinished, 'old'), dayBeforeYesterday, dayBeforeYesterday);
    openDiskStore(folder);
    expect(readdirSync(unfinished)).toEqual(['young']);
  });

  it('sweeps up all of them when nobody else can be writing there', () => {
    const unfinished = join(folder, 'unfinished');
    writeFileSync(join(unfinished, 'young'), '');
    openDiskStore(folder, { isOnlyProcess: true });
    expect(readdirSync(unfinished)).toEqual([]);
  });
});
