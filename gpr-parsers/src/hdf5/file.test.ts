import { type Group, File as Hdf5Writer, ready } from 'h5wasm';
import { describe, expect, it } from 'vitest';
import { bytesInMemory, type NamedSource } from '#byte-source.ts';
import { openHdf5 } from './file.ts';

/** A file that HDF5 itself writes, in the layout of its first versions unless it is told otherwise. */
async function written(
  name: string,
  write: (root: Group) => void,
  libver: 'earliest' | 'v110' = 'earliest',
): Promise<NamedSource> {
  const { FS } = await ready;
  const file = new Hdf5Writer(name, 'w', { libver: [libver, 'latest'] });
  write(file);
  file.close();
  return { name, bytes: bytesInMemory(FS.readFile(name).slice()) };
}

async function open(name: string, write: (root: Group) => void) {
  return openHdf5(await written(name, write), 'test');
}

const floats = Float32Array.of(1, 2, 3, 4, 5, 6);

describe('an HDF5 file', () => {
  it('has members under their names, however many', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `member${String(index).padStart(3, '0')}`);
    const file = await open('many.h5', (root) => {
      const group = root.create_group('group');
      for (const name of names) group.create_dataset({ name, data: floats });
    });
    expect(await file.membersOf('group')).toEqual(names);
    expect(await file.membersOf('')).toEqual(['group']);
    expect(await file.tableAt('group/member150')).toMatchObject({ rowCount: 6, columnCount: 1 });
  });

  it('has nothing at a path that does not exist', async () => {
    const file = await open('none.h5', (root) => root.create_dataset({ name: 'table', data: floats }));
    for (const path of ['other', 'table/deeper', '/', '..']) {
      expect([path, await file.membersOf(path), await file.attributesOf(path)]).toEqual([path, [], {}]);
      expect(await file.tableAt(path)).toBe('is no table');
    }
  });

  it('has attributes of text and of numbers of every width', async () => {
    const file = await open('attributes.h5', (root) => {
      root.create_attribute('text', 'Größe');
      root.create_attribute('short text', 'abc', null, 'S8');
      root.create_attribute('double', 0.1);
      root.create_attribute('float', 0.5, null, '<f');
      root.create_attribute('long', BigInt64Array.of(-3n, 4n));
      root.create_attribute('byte', -5, null, '<b');
      root.create_attribute('unsigned', 65535, null, '<H');
      root.create_attribute('texts', ['a', 'b']);
    });
    expect(await file.attributesOf('')).toEqual({
      text: 'Größe',
      'short text': 'abc',
      double: 0.1,
      float: 0.5,
      long: [-3, 4],
      byte: -5,
      unsigned: 65535,
      texts: null,
    });
  });

  it('follows no link to another name, and is not led in circles', async () => {
    const file = await open('links.h5', (root) => {
      root.create_group('group').create_dataset({ name: 'table', data: floats });
      root.create_soft_link('/group', 'soft');
      root.create_hard_link('/', 'circle');
    });
    expect(await file.membersOf('')).toEqual(['circle', 'group']);
    expect(await file.membersOf('circle/circle/group')).toEqual(['table']);
    expect(await file.membersOf('soft')).toEqual([]);
  });

  it('whose tree of names leads back into itself has the names that are left', async () => {
    const { name, bytes } = await written('tree.h5', (root) => {
      const group = root.create_group('group');
      for (let member = 0; member < 50; member++) group.create_group(`member${member + 10}`);
    });
    const stored = new Uint8Array(await bytes.slice(0, bytes.byteLength));
    const view = new DataView(stored.buffer);
    const isTree = (at: number) =>
      view.getUint32(at, false) === 0x54524545 && view.getUint16(at + 6, true) > 1;
    const tree = Array.from({ length: stored.length - 40 }, (_, at) => at).find(isTree) ?? 0;
    const firstChild = tree + 24 + 8;
    view.setBigUint64(firstChild, BigInt(tree), true);
    const file = await openHdf5({ name, bytes: bytesInMemory(stored) }, 'test');
    const members = await file.membersOf('group');
    expect(members.length).toBeGreaterThan(30);
    expect(members.length).toBeLessThan(50);
  });

  it('is refused where its groups are of the newer kind, which may have links to other files', async () => {
    const source = await written('external.h5', (root) => {
      root.create_external_link('/dev/stdin', '/group', 'external');
    });
    await expect(openHdf5(source, 'test')).rejects.toMatchObject({ code: 'unsupported-variant' });
  });

  it('has tables of plain floats in one piece, and says what is in the way of others', async () => {
    const file = await open('tables.h5', (root) => {
      root.create_dataset({ name: 'rows', data: floats, shape: [2, 3] });
      root.create_dataset({ name: 'wide', data: Float64Array.from(floats) });
      root.create_dataset({ name: 'whole', data: Int32Array.from(floats) });
      root.create_dataset({ name: 'pieces', data: floats, shape: [6], chunks: [2] });
      root.create_dataset({ name: 'deep', data: floats, shape: [1, 2, 3] });
    });
    expect(await file.tableAt('rows')).toMatchObject({
      rowCount: 2,
      columnCount: 3,
      bytesPerFloat: 4,
      byteOrder: 'little',
    });
    expect(await file.tableAt('wide')).toMatchObject({ rowCount: 6, columnCount: 1, bytesPerFloat: 8 });
    expect(await file.tableAt('whole')).toBe('has no floats of 32 or 64 bits');
    expect(await file.tableAt('pieces')).toContain('is compressed or in pieces');
    expect(await file.tableAt('deep')).toBe('has not one dimension or two');
  });

  it('is refused in a newer layout, and where it is none', async () => {
    const newer = await written('newer.h5', (root) => root.create_group('group'), 'v110');
    await expect(openHdf5(newer, 'test')).rejects.toMatchObject({
      code: 'unsupported-variant',
      format: 'test',
      file: 'newer.h5',
    });
    for (const bytes of [new Uint8Array(0), new Uint8Array(200)]) {
      await expect(openHdf5({ name: 'x', bytes: bytesInMemory(bytes) }, 'test')).rejects.toMatchObject({
        code: 'not-this-format',
      });
    }
  });
});
