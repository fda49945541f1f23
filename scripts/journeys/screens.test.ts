import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningProduct, removeDataDirs, signInOf, startProduct } from './product.ts';
import { desk, enterAt, goWithin, openBrowser, phone, type Screen, type Visitor } from './visitor.ts';

const pictures = 'artefacts/screenshots';

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

/** One of the demo people, in any language. */
function enterAs(email: string, screen: Screen, language = 'en'): Promise<Visitor> {
  return enterAt(browser, {
    address: `${product.address}/?lang=${language}`,
    signIn: signInOf(product, email),
    screen,
  });
}

/** What axe finds wrong, in one line each: the rule, and where. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe.run;
    return (await run(document, { resultTypes: ['violations'] })).violations;
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

const screens = [
  ...['map', 'rounds', 'digs', 'progress', 'clearances', 'leads', 'people', 'boundaries', 'audit', 'account'],
];
const people = [
  'chair@demo.example',
  'head-pristina@demo.example',
  'analyst@demo.example',
  'field@demo.example',
  'observer@demo.example',
  'admin@demo.example',
];

describe('every screen', () => {
  it.each(people)('is without a fault for assistive technology: %s', async (email) => {
    const visitor = await enterAs(email, desk);
    const { page, context, pageErrors } = visitor;
    const name = email.split('@')[0];
    for (const screen of screens) {
      await goWithin(visitor, `?screen=${screen}`);
      await page.screenshot({ path: `${pictures}/screen-${name}-${screen}.png` });
      expect(await faultsOf(page), screen).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(desk.width);
    }
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  const looks: [string, Screen, string][] = [
    ['desk-dark-sq', { ...desk, theme: 'dark' }, 'sq'],
    ['desk-light-sr-Latn', desk, 'sr-Latn'],
    ['phone-light-sr-Cyrl', phone, 'sr-Cyrl'],
    ['phone-dark-en', { ...phone, theme: 'dark' }, 'en'],
  ];

  it.each(looks)('fits the window: %s', async (name, screen, language) => {
    const visitor = await enterAs('analyst@demo.example', screen, language);
    const { page, context } = visitor;
    for (const each of ['map', 'boundaries', 'audit', 'account']) {
      await goWithin(visitor, `?screen=${each}&lang=${language}`);
      await page.screenshot({ path: `${pictures}/screen-${name}-${each}.png` });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), each).toBeLessThanOrEqual(
        screen.width,
      );
      expect(await faultsOf(page), each).toEqual([]);
    }
    const headerEnd = await page.evaluate(
      () =>
        (document.querySelector('header')?.scrollWidth ?? 0) -
        (document.querySelector('header')?.clientWidth ?? 0),
    );
    expect(headerEnd).toBe(0);
    await context.close();
  });
});

/** Three corners about a fictional place, typed one after the other. */
async function typeCorners(page: Page): Promise<Locator> {
  const bar = page.getByRole('region', { name: 'Draw the area' });
  for (const corner of ['42.2000, 21.0500', '42.2010, 21.0500', '42.2010, 21.0515']) {
    await bar.getByRole('textbox').fill(corner);
    await bar.getByRole('button', { name: 'Add', exact: true }).click();
  }
  await bar.getByText('3 corners').waitFor();
  return bar;
}

/** The chair's one window; each walk begins at home, as if the page had just been opened. */
let chair: Visitor | undefined;
async function chairAtHome(): Promise<Visitor> {
  chair ??= await enterAs('chair@demo.example', desk);
  // An open list hides the rest of the page.
  await chair.page.keyboard.press('Escape');
  await goWithin(chair, '');
  return chair;
}

describe('the map’s list', () => {
  it('opens a site’s panel, and the browser’s back button closes it again', async () => {
    const { page, quiet } = await chairAtHome();
    await page.getByRole('option', { name: /Demo site 2/ }).click();
    await page.getByRole('complementary', { name: 'Candidate site' }).waitFor();
    await expect.poll(() => page.url()).toContain('panel=site');
    await quiet();
    await page.screenshot({ path: `${pictures}/map-site-panel.png` });
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Clearances' }).click();
    await expect.poll(() => page.url()).toContain('tab=clearances');
    await page.reload();
    await page.getByRole('tab', { name: 'Clearances', selected: true }).waitFor();
    await quiet();
    await page.screenshot({ path: `${pictures}/map-site-clearances.png` });
    expect(await faultsOf(page)).toEqual([]);
    await page.goBack();
    await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('complementary', { name: 'Candidate site' }).count()).toBe(0);
  });

  it('is narrowed by a filter that stays in the address', async () => {
    const { page, quiet } = await chairAtHome();
    await page.getByRole('button', { name: 'Filter the sites' }).click();
    await page.getByRole('button', { name: 'Agreed for excavation' }).click();
    await expect.poll(() => page.getByRole('option', { name: /Demo site/ }).count()).toBe(1);
    await expect.poll(() => page.url()).toContain('status=agreed');
    await quiet();
    await page.screenshot({ path: `${pictures}/map-filter.png` });
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => page.getByRole('option', { name: /Demo site/ }).count()).toBe(1);
  });

  it('never writes into the address where exactly the map stands', async () => {
    const { page } = await chairAtHome();
    await page.getByRole('option', { name: /Demo site 2/ }).click();
    const zoomIn = page.getByRole('button', { name: 'Zoom in' });
    for (let press = 0; press < 4; press++) await zoomIn.click();
    await expect.poll(() => page.url()).toMatch(/#map=/);
    expect(page.url()).not.toMatch(/#map=[\d.]+\/-?\d+\.\d{3,}/);
  });
});

describe('the search box', () => {
  it('finds sites, towns and coordinates by the keyboard alone, and marks the place', async () => {
    const { page, quiet } = await chairAtHome();
    const box = page.getByRole('combobox', { name: 'Search' });
    for (const [text, hit] of [
      ['JSA-2026-004', /JSA-2026-004/],
      ['gjilan', /Gjilan/],
      ['42.2, 21.05', /42\.2/],
    ] as const) {
      await box.fill(text);
      await page.getByRole('option', { name: hit }).first().waitFor();
      await page.screenshot({ path: `${pictures}/search-${text.slice(0, 3)}.png` });
      await box.press('ArrowDown');
      await box.press('Enter');
      await page.getByRole('button', { name: /off the map/ }).waitFor();
    }
    await quiet();
    await page.screenshot({ path: `${pictures}/search-marked.png` });
  });

  it('leaves the choice between the two systems of zone 7 to the person', async () => {
    const { page } = await chairAtHome();
    await page.getByRole('combobox', { name: 'Search' }).fill('7513567, 4724812');
    await page.getByRole('option', { name: /KOSOVAREF01/ }).waitFor();
    expect(await page.getByRole('option', { name: /if the numbers are meant so/ }).count()).toBe(2);
  });
});

describe('"View as"', () => {
  it('shows what another role sees, says so, and leads back', async () => {
    const { page } = await chairAtHome();
    await page.getByRole('option', { name: /Demo site 1/ }).waitFor();
    await page.getByRole('button', { name: 'Language, appearance and account' }).click();
    await page.getByRole('button', { name: /View as/ }).click();
    await page.getByRole('option', { name: 'Observer' }).click();
    await page.getByText('as this role sees them: Observer').waitFor();
    await expect.poll(() => page.getByRole('option', { name: /Demo site/ }).count()).toBe(0);
    await page.screenshot({ path: `${pictures}/view-as-observer.png` });
    await page.getByRole('button', { name: 'Back to my own view' }).click();
    await page.getByRole('option', { name: /Demo site 1/ }).waitFor();
  });
});

describe('an area', () => {
  it('comes out of a file once it was seen on the map', async () => {
    const { page, quiet } = await chairAtHome();
    const ring = [
      [21.05, 42.2],
      [21.0515, 42.2],
      [21.0515, 42.201],
      [21.05, 42.2],
    ];
    const buffer = Buffer.from(JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
    await page.getByRole('button', { name: 'Propose a site' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Take it from a file…' }).click(),
    ]);
    await chooser.setFiles({ name: 'area.geojson', mimeType: 'application/geo+json', buffer });
    await page.getByText('Look whether it lies where it should').waitFor();
    await quiet();
    await page.screenshot({ path: `${pictures}/area-from-file.png` });
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take this area' }).click();
    await page.getByText('An area with 3 points is taken.').waitFor();
    await page.getByRole('button', { name: 'Leave the area out' }).click();
  });

  it('of a lead is drawn on the map, and what was typed is still there', async () => {
    const visitor = await chairAtHome();
    const { page } = visitor;
    await goWithin(visitor, '?screen=leads');
    await page.getByRole('button', { name: 'Take in a lead' }).click();
    await page.getByLabel('What was said').fill('A fictional statement.');
    await page.getByRole('button', { name: 'Draw on the map' }).click();
    await typeCorners(page);
    await page.screenshot({ path: `${pictures}/drawing-lead.png` });
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use this area' }).click();
    await page.getByText('An area with 3 points is taken.').waitFor();
    expect(await page.getByLabel('What was said').inputValue()).toBe('A fictional statement.');
    await page.screenshot({ path: `${pictures}/drawn-lead.png` });
  });

  it('is drawn on the map, or typed corner by corner, and goes into the form', async () => {
    const { page } = await chairAtHome();
    await page.getByRole('button', { name: 'Propose a site' }).click();
    await page.screenshot({ path: `${pictures}/propose.png` });
    await page.getByRole('button', { name: /draw/i }).first().click();
    const bar = await typeCorners(page);
    await page.screenshot({ path: `${pictures}/drawing.png` });
    expect(await faultsOf(page)).toEqual([]);
    await bar.getByRole('button', { name: 'Use this area' }).click();
    await expect.poll(() => bar.count()).toBe(0);
    await page.screenshot({ path: `${pictures}/drawn.png` });
  });
});
