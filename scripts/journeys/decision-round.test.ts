import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningProduct, removeDataDirs, signInOf, startProduct } from './product.ts';
import { desk, enterAt, openBrowser, phone, type Screen } from './visitor.ts';

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
  const signIn = signInOf(product, email);
  const { page } = await enterAt(browser, { address: `${product.address}/?screen=rounds`, signIn, screen });
  return page;
}

/** In this browser: a key behind a passphrase, saved as a file, its public half registered. */
async function makeKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make your sealing key' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The passphrase again').fill(passphrase);
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByText('Recovery sheet', { exact: false }).first().waitFor();
  await picture(page, `recovery-sheet-${page.viewportSize()?.width}`);
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
    const page = await enter(email);
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
      await picture(page, `keys-${page.viewportSize()?.width}`);
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
      await expect
        .poll(() =>
          page
            .getByRole('article', { name: /delegation/ })
            .getByText(phrase)
            .count(),
        )
        .toBe(2);
      await expect
        .poll(() => page.getByText('This browser checked it: it is what was committed to.').count())
        .toBe(2);
      await page.getByText('The site has moved on as agreed.').waitFor();
    }
    await picture(pristina, 'opened-phone-dark');

    for (const [language, agreed] of [
      ['sq', 'U ra dakord'],
      ['sr-Latn', 'Dogovoreno'],
      ['sr-Cyrl', 'Договорено'],
    ] as const) {
      const address = new URL(chair.url());
      address.searchParams.set('lang', language);
      await chair.goto(address.href);
      await chair.getByText(agreed, { exact: true }).first().waitFor();
      await picture(chair, `opened-${language}`);
    }
    await pristina.getByRole('link', { name: 'Open the dossier of JSA-2026-003' }).click();
    await pristina.getByRole('link', { name: /Open the round JSA-R/ }).scrollIntoViewIfNeeded();
    await picture(pristina, 'decisions-of-the-site-phone-dark');

    await belgrade.reload();
    await expect
      .poll(() =>
        belgrade
          .getByRole('article', { name: /delegation/ })
          .getByText(phrase)
          .count(),
      )
      .toBe(2);
  });

  it('keep minutes of it: written by the chair, approved and reserved by the heads, frozen and taken away', async () => {
    const [chair, belgrade, pristina] = await Promise.all([
      enter('chair@demo.example'),
      enter('head-belgrade@demo.example'),
      enter('head-pristina@demo.example', { ...phone, theme: 'dark' }),
    ]);
    for (const page of [chair, belgrade, pristina])
      await page.getByRole('button', { name: /First round of the season/ }).click();
    await belgrade.getByText('The chair is preparing the minutes.', { exact: false }).waitFor();

    const opening = chair.getByRole('group', { name: 'Opening' });
    await opening.getByLabel('English').fill('The chair opened the meeting.');
    await chair.getByLabel('Participants: Belgrade delegation').fill('Ђорђе Шћепановић\nAna Đurić');
    await chair.getByRole('button', { name: 'Keep the draft' }).click();
    const paper = chair.getByRole('article', { name: 'Minutes' });
    await paper.getByText('Ђорђе Шћепановић, Ana Đurić').waitFor();
    await chair.getByRole('button', { name: 'Ask both heads' }).click();
    await chair.getByRole('button', { name: 'Fix the words and ask now' }).click();
    // One language alone is not offered.
    await chair.getByText('is written in all three', { exact: false }).waitFor();
    await opening.getByLabel('Shqip').fill('Kryesuesi e hapi takimin.');
    await opening.getByLabel('Srpski').fill('Predsedavajući je otvorio sastanak.');
    await picture(chair, 'minutes-draft');
    await chair.getByRole('button', { name: 'Keep the draft' }).click();
    await paper.getByText('The chair opened the meeting.').waitFor();
    await chair.getByRole('button', { name: 'Ask both heads' }).click();
    await chair.getByRole('button', { name: 'Fix the words and ask now' }).click();

    await belgrade.getByRole('button', { name: 'Approve', exact: true }).click();
    await belgrade.getByText('Belgrade delegation: approved by', { exact: false }).waitFor();
    await pristina.getByRole('button', { name: /Approves the minutes/ }).click();
    await pristina.getByRole('option', { name: 'Approves with a reservation' }).click();
    await pristina.getByLabel('The reservation').fill('Rezervë për thellësinë.');
    await pristina.getByRole('button', { name: 'Approve with this reservation' }).scrollIntoViewIfNeeded();
    await picture(pristina, 'minutes-answer-phone-dark');
    await pristina.getByRole('button', { name: 'Approve with this reservation' }).click();

    for (const page of [chair, belgrade, pristina]) {
      await page.getByText('Both heads have answered.', { exact: false }).waitFor();
      await page.getByText('Rezervë për thellësinë.').waitFor();
    }
    await picture(belgrade, 'minutes-frozen');
    await picture(pristina, 'minutes-frozen-phone-dark');
    const head = await belgrade.evaluate(async () => {
      const link = [...document.querySelectorAll('a')].find(({ href }) => href.endsWith('minutes.pdf'));
      const answer = await fetch(link?.href ?? '');
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return [answer.headers.get('content-type'), String.fromCharCode(...bytes.slice(0, 8))];
    });
    expect(head).toEqual(['application/pdf', '%PDF-1.7']);
  });
});
