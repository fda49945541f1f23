import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningProduct, removeDataDirs, startProduct } from './product.ts';
import { desk, openBrowser, phone, type Screen, visit } from './visitor.ts';

const pictures = 'artefacts/screenshots';
const passphrase = 'seven wet boots beneath a plum tree';
const phrase = 'Only when the orchard is harvested';

let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [product, browser] = await Promise.all([startProduct({ copyOf: inject('seededDataDir') }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDirs();
});

async function enter(email: string, screen: Screen = desk): Promise<Page> {
  const { page } = await visit(browser, `${product.address}/?screen=rounds`, screen);
  const password = product.signIns.find((each) => each.email === email)?.password ?? '';
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  const later = page.getByRole('button', { name: 'Later', exact: true });
  const title = page.getByRole('heading', { name: 'Decision rounds' });
  await later.or(title).first().waitFor();
  if (await later.isVisible()) await later.click();
  await title.waitFor();
  return page;
}

/** In this browser: a key behind a passphrase, saved as a file, its public half registered. */
async function makeKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make your sealing key' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The passphrase again').fill(passphrase);
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByRole('button', { name: 'Save the protected file' }).click();
  await page.getByRole('button', { name: 'Register the public half' }).click();
  await page.getByText('Yours', { exact: true }).waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${pictures}/round-${name}.png`, fullPage: true });
}

/** What both analysts do before a round on an assessment: they sign the dossier. */
async function signDossiers(): Promise<void> {
  for (const email of ['analyst-belgrade@demo.example', 'analyst-pristina@demo.example']) {
    const page = await enterAsAnalyst(email);
    const answers = await page.evaluate(async () => {
      const sites = (await (await fetch('/api/sites')).json()) as { id: string; code: string }[];
      const site = sites.find(({ code }) => code === 'JSA-2026-003');
      const url = `/api/sites/${site?.id}`;
      const { version } = (await (await fetch(url)).json()) as { version: number };
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` };
      const body = JSON.stringify({ action: 'sign-dossier' });
      return (await fetch(`${url}/moves`, { method: 'POST', headers, body })).status;
    });
    expect([200, 409]).toContain(answers);
    await page.context().close();
  }
}

async function enterAsAnalyst(email: string): Promise<Page> {
  const { page } = await visit(browser, product.address, desk);
  const password = product.signIns.find((each) => each.email === email)?.password ?? '';
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  const later = page.getByRole('button', { name: 'Later', exact: true });
  const inside = page.getByRole('button', { name: 'Sign out' });
  await later.or(inside).first().waitFor();
  return page;
}

describe('two delegations and a chair', () => {
  it('decide on a site in three windows: sealed, opened together, and the site moves', async () => {
    await signDossiers();
    const [chair, belgrade, pristina] = await Promise.all([
      enter('chair@demo.example'),
      enter('head-belgrade@demo.example'),
      enter('head-pristina@demo.example', { ...phone, theme: 'dark' }),
    ]);
    for (const page of [chair, belgrade, pristina]) await makeKey(page);

    await chair.getByRole('button', { name: 'Prepare a round' }).click();
    await chair.getByLabel('Title').fill('First round of the season');
    await chair.getByText('JSA-2026-003 · Demo site 3').click();
    await picture(chair, 'draft');
    await chair.getByRole('button', { name: 'Keep the draft' }).click();
    await chair.getByRole('button', { name: 'Open the round' }).click();
    await chair.getByRole('button', { name: 'Freeze and open now' }).click();
    await chair.getByText('Not yet received').first().waitFor();

    // Both windows are told by the server alone.
    for (const [page, value] of [
      [belgrade, 'Concurs'],
      [pristina, 'Concurs'],
    ] as const) {
      await page.getByRole('button', { name: /First round of the season/ }).click();
      await page.getByRole('button', { name: 'I compared it with the Chair' }).click();
      await page.getByText('Sealing keys', { exact: true }).click();
      await page.getByText(value, { exact: true }).click();
      await page.getByLabel('In your own words').fill(phrase);
      await picture(page, page === belgrade ? 'position' : 'position-phone-dark');
      await page.getByRole('button', { name: 'Seal and deposit' }).click();
      await page.getByText('Receipt of a sealed position').waitFor();
    }
    await picture(belgrade, 'receipt');
    expect(await chair.content()).not.toContain(phrase);
    await chair.getByRole('button', { name: 'Open both positions' }).click();
    await chair.getByText('this browser checked it', { exact: false }).first().waitFor();
    await picture(chair, 'opened');
    for (const page of [chair, belgrade, pristina]) {
      await expect.poll(() => page.getByText(phrase).count()).toBe(2);
      await expect
        .poll(() => page.getByText('This browser checked it: it is what was committed to.').count())
        .toBe(2);
      await page.getByText('The site has moved on as agreed.').waitFor();
    }
    await picture(pristina, 'opened-phone-dark');

    await belgrade.reload();
    await expect.poll(() => belgrade.getByText(phrase).count()).toBe(2);
  });
});
