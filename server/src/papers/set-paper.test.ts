import type { PaperBlock } from '@jsa/papers';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { type Paper, setPaper } from './set-paper.ts';

const paper = (blocks: PaperBlock[]): Paper => ({
  title: 'Title',
  author: 'Author',
  madeAt: '2018-10-05T11:00:00.000Z',
  parts: [{ language: 'en', blocks, footer: (page, count) => `foot ${page}/${count}` }],
  attachment: null,
});

async function textOf(pdf: Buffer): Promise<string[]> {
  return (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text;
}

/** Latin-1: what of a PDF is not compressed can be looked for in it. */
const outside = (pdf: Buffer) => pdf.toString('latin1');

describe('a paper', () => {
  it('keeps every letter of the three languages, in all scripts, as text that can be copied', async () => {
    const letters = [
      'AaBbCcÇçDdEeËëGgZzŽž Dh Gj Ll Nj Rr Sh Th Xh Zh',
      'ČčĆćĐđŠšŽž Dž Lj Nj',
      'АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ абвгдђежзијклљмнњопрстћуфхцчџш',
      '≈ ≥ ≤ → ✓ ± ° – “” „“ …',
    ];
    const [page = ''] = await textOf(await setPaper(paper(letters.map((text) => ({ kind: 'text', text })))));
    for (const line of letters) expect(page).toContain(line);
  });

  it('says that it is PDF/A-3a, and carries fonts, colours and tags for it', async () => {
    const pdf = outside(await setPaper(paper([{ kind: 'text', text: 'Text' }])));
    expect(pdf).toMatch(/<pdfaid:part>3<[\s\S]*<pdfaid:conformance>A</);
    for (const needed of [
      '/OutputIntents',
      '/StructTreeRoot',
      '/Marked true',
      '/FontFile2',
      '/Lang (en)',
      '/ID [',
    ])
      expect(pdf).toContain(needed);
    expect(pdf).not.toContain('/Encrypt');
    const fontCount = pdf.split('/Type /FontDescriptor').length;
    expect(pdf.split('/FontFile2').length).toBe(fontCount);
  });

  it('is the same byte for byte when it says the same', async () => {
    const blocks: PaperBlock[] = [{ kind: 'facts', rows: [{ name: 'A', value: 'b' }] }];
    expect((await setPaper(paper(blocks))).equals(await setPaper(paper(blocks)))).toBe(true);
  });

  it('runs a long table and a long text over pages, loses nothing, and numbers each page', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => ({ name: `Name ${at}.`, value: `Value ${at}.` }));
    const long = Array.from({ length: 1_200 }, (_, at) => `word${at}`).join(' ');
    const blocks: PaperBlock[] = [
      { kind: 'title', text: 'Long' },
      { kind: 'facts', rows },
      { kind: 'facts', rows: [{ name: 'Words', value: long }] },
      { kind: 'list', items: ['first', 'last'] },
    ];
    const pages = await textOf(await setPaper(paper(blocks)));
    const all = pages.join(' ').replaceAll(/\s+/g, ' ');
    for (const { name, value } of rows) expect(all).toContain(`${name} ${value}`);
    for (const at of [0, 600, 1_199]) expect(all).toContain(`word${at}`);
    expect(all.indexOf('last')).toBeGreaterThan(all.indexOf('word1199'));
    pages.forEach((page, at) => {
      expect(page).toContain(`foot ${at + 1}/${pages.length}`);
    });
  });

  it('holds what belongs to it as an associated file', async () => {
    const bytes = Buffer.from('{"a":1}');
    const attachment = { name: 'a.json', type: 'application/json', description: 'The record', bytes };
    const pdf = await setPaper({ ...paper([{ kind: 'text', text: 'Text' }]), attachment });
    expect(outside(pdf)).toMatch(/\/AFRelationship \/Source/);
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const attached: unknown = await document.getAttachments();
    const files = attached instanceof Map ? [...attached.values()] : Object.values(attached ?? {});
    expect(files.map(({ filename }) => filename)).toEqual(['a.json']);
    expect(outside(pdf)).toContain('/EmbeddedFile');
  });
});
