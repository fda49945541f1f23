import { fileURLToPath } from 'node:url';
import type { PaperBlock, PaperFact, PaperLanguage } from '@jsa/papers';
import PDFDocument from 'pdfkit';

const fontFile = (weight: string, name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${weight}/Inter_${name}.ttf`));

/** One family for all scripts; whole files, so that every letter of the three languages is in them. */
const fonts = {
  regular: fontFile('400Regular', '400Regular'),
  italic: fontFile('400Regular_Italic', '400Regular_Italic'),
  bold: fontFile('600SemiBold', '600SemiBold'),
} as const;

const marginPt = 56;
const footerPt = 34;
const ink = '#1a1f24';
const soft = '#55606a';
const line = '#c9d0d6';
const nameWidthPt = 150;
const gapPt = 14;

/** One language of a paper, and what stands at the foot of each of its pages. */
type PaperPart = {
  language: PaperLanguage;
  blocks: readonly PaperBlock[];
  /** `{page}` of `{count}`, in the language of the part. */
  footer(page: number, count: number): string;
};

export type Paper = {
  title: string;
  author: string;
  madeAt: string;
  parts: readonly PaperPart[];
  /** What belongs to it and can be taken out of it again. */
  attachment: { name: string; type: string; description: string; bytes: Buffer } | null;
};

type Doc = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

const widthOf = (doc: Doc) => doc.page.width - 2 * marginPt;
const bottomOf = (doc: Doc) => doc.page.height - marginPt;

/** Goes to the next page where less than so much is left on this one. */
function requireRoom(doc: Doc, heightPt: number): void {
  if (doc.y + heightPt > bottomOf(doc)) doc.addPage();
}

type Look = {
  font: keyof typeof fonts;
  sizePt: number;
  colour?: string;
  beforePt?: number;
  afterPt?: number;
};

type Words = { tag: string; text: string; look: Look; lang?: string };

function paragraph(doc: Doc, parent: Structure, said: Words): void {
  const { font, sizePt, colour = ink, beforePt = 0, afterPt = 5 } = said.look;
  const isHeading = said.tag.startsWith('H');
  doc.font(font).fontSize(sizePt);
  if (doc.y > marginPt) doc.y += beforePt;
  // A heading does not stand alone at the foot of a page.
  requireRoom(doc, isHeading ? sizePt * 4 : sizePt);
  const draw = () => {
    doc.font(font).fontSize(sizePt).fillColor(colour);
    doc.text(said.text, marginPt, doc.y, { width: widthOf(doc), lineGap: 2 });
  };
  parent.add(doc.struct(said.tag, said.lang === undefined ? {} : { lang: said.lang }, draw));
  doc.y += afterPt;
}

function factRow(doc: Doc, table: Structure, { name, value, isHash = false }: PaperFact): void {
  const valueWidth = widthOf(doc) - nameWidthPt - gapPt;
  const sizePt = isHash ? 7.5 : 9.5;
  const nameHeight = doc
    .font('regular')
    .fontSize(8.5)
    .heightOfString(name, { width: nameWidthPt, lineGap: 2 });
  const valueHeight = doc
    .font('regular')
    .fontSize(sizePt)
    .heightOfString(value, { width: valueWidth, lineGap: 2 });
  const height = Math.max(nameHeight, valueHeight);
  // A long value runs on; a short one is not torn.
  requireRoom(doc, Math.min(height, 160));
  const top = doc.y;
  const page = doc.bufferedPageRange().count;
  const row = doc.struct('TR');
  table.add(row);
  row.add(
    doc.struct('TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions, () => {
      doc.font('regular').fontSize(8.5).fillColor(soft);
      doc.text(name, marginPt, top + 0.8, { width: nameWidthPt, lineGap: 2 });
    }),
  );
  row.add(
    doc.struct('TD', {}, () => {
      doc.font('regular').fontSize(sizePt).fillColor(ink);
      doc.text(value, marginPt + nameWidthPt + gapPt, top, { width: valueWidth, lineGap: 2 });
    }),
  );
  row.end();
  const isSamePage = doc.bufferedPageRange().count === page;
  doc.y = isSamePage ? top + height + 3 : doc.y + 3;
  doc.x = marginPt;
}

function factTable(doc: Doc, parent: Structure, rows: readonly PaperFact[]): void {
  // What hangs on the tree is drawn when it is added, anything else only later: from the top down, then.
  const table = doc.struct('Table');
  parent.add(table);
  for (const row of rows) factRow(doc, table, row);
  table.end();
  doc.y += 4;
}

function listItems(doc: Doc, parent: Structure, items: readonly string[]): void {
  const list = doc.struct('L');
  parent.add(list);
  for (const item of items) {
    requireRoom(doc, 12);
    const top = doc.y;
    const entry = doc.struct('LI');
    list.add(entry);
    entry.add(
      doc.struct('Lbl', {}, () => {
        doc.font('regular').fontSize(9.5).fillColor(soft);
        doc.text('–', marginPt, top, { width: 10 });
      }),
    );
    entry.add(
      doc.struct('LBody', {}, () => {
        doc.fillColor(ink);
        doc.text(item, marginPt + 12, top, { width: widthOf(doc) - 12, lineGap: 2 });
      }),
    );
    entry.end();
    doc.x = marginPt;
    doc.y += 2;
  }
  list.end();
  doc.y += 3;
}

/** How a block of plain words is tagged and set; null for the blocks that are more than one paragraph. */
function wordsOf(block: PaperBlock): Words | null {
  switch (block.kind) {
    case 'title':
      return { tag: 'H1', text: block.text, look: { font: 'bold', sizePt: 15.5, afterPt: 8 } };
    case 'heading':
      return block.level === 1
        ? { tag: 'H2', text: block.text, look: { font: 'bold', sizePt: 12.5, beforePt: 12, afterPt: 4 } }
        : { tag: 'H3', text: block.text, look: { font: 'bold', sizePt: 10, beforePt: 6, afterPt: 3 } };
    case 'text': {
      const small: Look = { font: 'regular', sizePt: 8, colour: soft };
      const plain: Look = { font: 'regular', sizePt: 9.5 };
      return { tag: 'P', text: block.text, look: block.isSmall === true ? small : plain };
    }
    case 'quote': {
      const look: Look = { font: 'italic', sizePt: 9.5, afterPt: 7 };
      return { tag: 'BlockQuote', text: block.text, lang: block.language, look };
    }
    default:
      return null;
  }
}

function setBlock(doc: Doc, part: Structure, block: PaperBlock): void {
  const words = wordsOf(block);
  if (words !== null) paragraph(doc, part, words);
  if (block.kind === 'list') listItems(doc, part, block.items);
  if (block.kind === 'facts' && block.rows.length > 0) factTable(doc, part, block.rows);
}

/** Each page is numbered within the whole paper, in the language of its part; for a screen reader it is not there. */
function setFooters(doc: Doc, partOfPage: readonly PaperPart[]): void {
  const { count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    doc.switchToPage(at);
    const text = partOfPage[at]?.footer(at + 1, count) ?? '';
    const { bottom } = doc.page.margins;
    // Below the margin pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    const top = doc.page.height - footerPt;
    doc
      .moveTo(marginPt, top - 6)
      .lineTo(doc.page.width - marginPt, top - 6)
      .lineWidth(0.5)
      .stroke(line);
    doc.font('regular').fontSize(7.5).fillColor(soft);
    doc.text(text, marginPt, top, { width: widthOf(doc), lineBreak: false });
    doc.endMarkedContent();
    doc.page.margins.bottom = bottom;
  }
}

/**
 * Sets a paper as PDF/A-3a (ISO 19005-3): fonts embedded, tagged, each part marked with its language. What belongs to it
 * is attached as its source. The same paper gives the same bytes.
 */
export function setPaper({ title, author, madeAt, parts, attachment }: Paper): Promise<Buffer> {
  const moment = new Date(madeAt);
  const doc = new PDFDocument({
    size: 'A4',
    margin: marginPt,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: parts[0]?.language ?? 'en',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // One that is opened here under its file's name would be read anew each time that it is asked for by ours.
    font: '',
    info: { Title: title, Author: author, CreationDate: moment, ModDate: moment },
  });
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file);
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const partOfPage: PaperPart[] = [];
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const part of parts) {
    doc.addPage();
    const section = doc.struct('Sect', { lang: part.language });
    root.add(section);
    const [first] = part.blocks;
    if (first?.kind === 'title') doc.outline.addItem(first.text);
    for (const block of part.blocks) setBlock(doc, section, block);
    section.end();
    while (partOfPage.length < doc.bufferedPageRange().count) partOfPage.push(part);
  }
  root.end();
  setFooters(doc, partOfPage);
  if (attachment !== null) {
    const { name, type, description, bytes } = attachment;
    const dates = { creationDate: moment, modifiedDate: moment };
    doc.file(bytes, {
      name,
      type,
      description,
      relationship: 'Source',
      ...dates,
    } as PDFKit.Mixins.PDFAttachmentOptions);
  }
  doc.end();
  return finished;
}
