import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { corpusFile, hasCorpus, type UploadFile } from './corpus.ts';
import { analystEmail, type RunningProduct, removeDataDirs, signInOf, startProduct } from './product.ts';
import { desk, openBrowser, openDetails, openRecording, signIn, type Visitor, visit } from './visitor.ts';

let product: RunningProduct;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  if (!hasCorpus) return;
  [product, browser] = await Promise.all([startProduct({ copyOf: inject('seededDataDir') }), openBrowser()]);
  visitor = await visit(browser, product.address, desk);
  await signIn(visitor, signInOf(product, analystEmail));
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDirs();
});

async function choose(page: Page, files: UploadFile[]): Promise<void> {
  if (!(await page.getByRole('button', { name: 'Choose files' }).isVisible())) {
    await page.getByRole('button', { name: 'Add files' }).click();
  }
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).click(),
  ]);
  await chooser.setFiles(files);
}

async function send(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Send \d/ }).click();
  const group = page.getByRole('listitem').filter({ hasText: name });
  await group.getByText('Handed over', { exact: true }).waitFor({ timeout: 60_000 });
}

const sha256 = (file: UploadFile) => createHash('sha256').update(file.buffer).digest('hex');

describe.runIf(hasCorpus)('a real recording, dropped into the browser', () => {
  it('SIR-3000, 16 bit: the receipt shows its SHA-256 and the radargram opens', async () => {
    const { page } = visitor;
    const file = corpusFile('GPRPy/FILE____032.DZT');
    await choose(page, [file]);
    await page.getByText('1,040 traces × 512 samples').first().waitFor();
    await send(page, 'FILE____032');
    await page.getByText(sha256(file)).first().waitFor();
    await openRecording(page, 'FILE____032');
    await page.screenshot({ path: 'artefacts/screenshots/corpus-sir-3000.png' });
  });

  it('SIR-4000, 32 bit, with fixes that are all invalid: readable, not on the map', async () => {
    const { page } = visitor;
    await choose(page, [corpusFile('ImpDAR/test_gssi.DZT'), corpusFile('ImpDAR/test_gssi.DZG')]);
    await send(page, 'test_gssi');
    await openRecording(page, 'test_gssi');
    await page.screenshot({ path: 'artefacts/screenshots/corpus-sir-4000.png' });
  });

  it('MALÅ rd3 with its rad', async () => {
    const { page } = visitor;
    const files = ['rd3', 'rad'].map((extension) => corpusFile(`GPRPyMini/utility_example.${extension}`));
    await choose(page, files);
    await send(page, 'utility_example');
    await openRecording(page, 'utility_example');
    await page.screenshot({ path: 'artefacts/screenshots/corpus-mala.png' });
  });

  it('pulseEKKO with the receiver beside it: its reversed fixes are put right, and said to be', async () => {
    const { page } = visitor;
    const files = ['DT1', 'HD', 'GPS'].map((extension) => corpusFile(`RGPR/YLINEA1.${extension}`));
    await choose(page, files);
    await page.getByText('The traces were turned round after recording').first().waitFor();
    await send(page, 'YLINEA1');
    await openRecording(page, 'YLINEA1');
    await page.screenshot({ path: 'artefacts/screenshots/corpus-pulseekko.png' });
  });

  it('SEG-Y, with all that had to be assumed of it', async () => {
    const { page } = visitor;
    await choose(page, [corpusFile('RGPR/test.sgy', 'line-of-rgpr.sgy')]);
    await send(page, 'line-of-rgpr');
    await openRecording(page, 'line-of-rgpr');
    await openDetails(page);
    await page.getByText('The numbers have their lowest byte first').first().waitFor();
    await page.screenshot({ path: 'artefacts/screenshots/corpus-segy.png' });
  });

  it('the same bytes a second time are recognised', async () => {
    const { page } = visitor;
    await choose(page, [corpusFile('GPRPy/FILE____032.DZT', 'copy of line 32.DZT')]);
    await send(page, 'copy of line 32');
    await page.getByText('were already here').first().waitFor();
  });

  it('a file cut in the middle of a trace keeps what can be read and says what was left out', async () => {
    const { page } = visitor;
    const whole = corpusFile('GPRPy/FILE____032.DZT');
    const cut = { ...whole, name: 'CUT.DZT', buffer: whole.buffer.subarray(0, 500_001) };
    await choose(page, [cut]);
    await send(page, 'CUT');
    await openRecording(page, 'CUT');
    await openDetails(page);
    await page.getByText('289 of its 1024 bytes are there').first().waitFor();
    await page.getByText('487 traces × 512 samples').first().waitFor();
  });

  it('an empty file and a PDF stay on the computer, each with its reason', async () => {
    const { page } = visitor;
    const empty = { name: 'EMPTY.DZT', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) };
    const pdf = { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n…') };
    const disguised = { ...pdf, name: 'LINE07.DZT' };
    await choose(page, [empty, pdf, disguised]);
    await page.getByText(/EMPTY\.DZT is empty/).waitFor();
    await page.getByText(/report\.pdf is a PDF document/).waitFor();
    await page.getByText(/LINE07\.DZT is a PDF document/).waitFor();
    await page.screenshot({ path: 'artefacts/screenshots/refused-files.png' });
  });

  it('a radar file that cannot be decoded is kept sealed', async () => {
    const { page } = visitor;
    await choose(page, [corpusFile('GeoHammer/2020-07-29-14-37-42-unknown.sgy')]);
    await send(page, '2020-07-29-14-37-42-unknown');
    await page.getByText('Kept, cannot be read').first().waitFor();
    expect(visitor.foreignRequests).toEqual([]);
    expect(visitor.pageErrors).toEqual([]);
  });
});
