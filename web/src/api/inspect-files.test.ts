import { describe, expect, it } from 'vitest';
import { addFiles, inspectFiles, withoutRepeats } from '#api/inspect-files.ts';
import { changeGroup, clearUploads, createUploads, type LocalFile } from '#state/uploads.ts';

function local(path: string, content: BlobPart): LocalFile {
  return { path, file: new File([content], path.split('/').pop() ?? path, { lastModified: 1 }) };
}

const smallestRad = 'SAMPLES:4\r\nFREQUENCY:5000.0\r\nLAST TRACE:2\r\nTIMEWINDOW:0.8\r\n';
const rad = (path: string) => local(path, smallestRad);
const rd3 = (path: string) => local(path, new Int16Array([1, 2, 3, 4, 5, 6, 7, 8]));

describe('looking at files before they are sent', () => {
  it('says what the headers say', async () => {
    const { groups, refused } = await inspectFiles([rad('LINE01.rad'), rd3('LINE01.rd3')]);
    expect(refused).toEqual([]);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ name: 'LINE01', missing: [], isChosen: true, unreadable: null });
    expect(groups[0]?.facts).toMatchObject({ format: 'ramac', traceCount: 2, samplesPerTrace: 4 });
  });

  it('keeps lines of the same name in two folders apart', async () => {
    const files = ['east', 'west'].flatMap((folder) => [rad(`${folder}/L1.rad`), rd3(`${folder}/L1.rd3`)]);
    const { groups } = await inspectFiles(files);
    expect(groups.map((group) => group.files.length)).toEqual([2, 2]);
    expect(new Set(groups.map((group) => group.id)).size).toBe(2);
  });

  it('names the companion that is missing, and does not send by itself', async () => {
    const { groups } = await inspectFiles([rd3('LINE07.rd3')]);
    expect(groups[0]).toMatchObject({ missing: ['LINE07.rad'], isChosen: false, facts: null });
  });

  it('keeps the channels of an array together, and names the header that one of them misses', async () => {
    const channels = ['A01', 'A02', 'A03'].map((channel) => `east/L_001_${channel}`);
    const files = [
      ...channels.map((path) => rd3(`${path}.rd3`)),
      ...channels.map((path) => rad(`${path}.rad`)),
    ];
    const { groups } = await inspectFiles(files);
    expect(groups).toMatchObject([{ name: 'L_001', missing: [], isChosen: true, unreadable: null }]);
    expect(groups[0]?.files).toEqual(files);
    expect(groups[0]?.facts).toMatchObject({ format: 'ramac', traceCount: 2 });
    expect((await inspectFiles(files.slice(0, 5))).groups).toMatchObject([
      { name: 'L_001', missing: ['east/L_001_A03.rad'], isChosen: false },
    ]);
  });

  it('refuses an empty file and a document with a sentence', async () => {
    const { groups, refused } = await inspectFiles([
      local('a.dzt', ''),
      local('b.pdf', '%PDF-1.7 and so on'),
    ]);
    expect(groups).toEqual([]);
    expect(refused.map(({ name }) => name)).toEqual(['a.dzt', 'b.pdf']);
    for (const { reason } of refused) expect(reason).toMatch(/\.$/);
  });

  it('takes a file that is dropped again in place of the earlier one', () => {
    const later = local('x.dzt', 'later');
    expect(withoutRepeats([local('x.dzt', 'earlier'), later])).toEqual([later]);
  });
});

describe('adding files to the list', () => {
  it('completes a recording whose header comes later', async () => {
    const uploads = createUploads();
    await addFiles(uploads, [rd3('LINE07.rd3')]);
    await addFiles(uploads, [rad('LINE07.rad')]);
    expect(uploads.get().groups).toHaveLength(1);
    expect(uploads.get().groups[0]).toMatchObject({ missing: [], isChosen: true });
  });

  it('completes an array whose second channel comes later', async () => {
    const uploads = createUploads();
    await addFiles(uploads, [rd3('L_001_A01.rd3'), rad('L_001_A01.rad')]);
    expect(uploads.get().groups).toMatchObject([{ name: 'L_001_A01', isChosen: true }]);
    await addFiles(uploads, [rd3('L_001_A02.rd3'), rad('L_001_A02.rad')]);
    expect(uploads.get().groups).toMatchObject([{ name: 'L_001', isChosen: true }]);
    expect(uploads.get().groups[0]?.files).toHaveLength(4);
  });

  it('leaves alone what is on its way', async () => {
    const uploads = createUploads();
    await addFiles(uploads, [rad('LINE01.rad'), rd3('LINE01.rd3')]);
    const [first] = uploads.get().groups;
    changeGroup(uploads, first?.id ?? '', { stage: 'sending', bytesSent: 5 });
    await addFiles(uploads, [rad('LINE01.rad'), rd3('LINE01.rd3'), rd3('LINE02.rd3')]);
    const { groups } = uploads.get();
    expect(groups.map(({ name }) => name).sort()).toEqual(['LINE01', 'LINE02']);
    expect(groups.find(({ name }) => name === 'LINE01')).toMatchObject({ stage: 'sending', bytesSent: 5 });
    clearUploads(uploads);
    expect(uploads.get().groups.map(({ name }) => name)).toEqual(['LINE01']);
  });
});
