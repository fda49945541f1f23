import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analystEmail, type RunningProduct, removeDataDirs, signInOf, startProduct } from './product.ts';
import {
  desk,
  openBrowser,
  openRecording,
  phone,
  type Screen,
  signIn,
  type Visitor,
  visit,
  waitForRadargram,
} from './visitor.ts';

const pictures = 'artefacts/screenshots';
const demoLine = 'DEMO-S2-L04';
const noBox = { x: 0, y: 0, width: 0, height: 0 };

let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  removeDataDirs();
});

async function enter(screen: Screen): Promise<Visitor> {
  const visitor = await visit(browser, product.address, screen);
  await signIn(visitor, signInOf(product, analystEmail));
  return visitor;
}

describe('a newcomer', () => {
  it('is told address and demo sign-ins on the console', () => {
    expect(product.output()).toContain(`ready at ${product.address}`);
    expect(product.signIns.map(({ role }) => role).sort()).toEqual([
      'admin',
      'analyst',
      'analyst',
      'analyst',
      'chair',
      'field',
      'head',
      'head',
      'member',
      'member',
      'observer',
      'secretariat',
    ]);
  });

  it('finds nothing but the sign-in page before signing in', async () => {
    const { page, context } = await visit(browser, product.address, desk);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('button', { name: 'Add files' }).count()).toBe(0);
    for (const path of [
      '/api/sites',
      '/api/recordings',
      '/api/survey-lines',
      '/api/boundary-editions/current',
    ]) {
      expect((await page.request.get(product.address + path)).status(), path).toBe(401);
    }
    await context.close();
  });

  it('is refused with a sentence on a wrong password', async () => {
    const { page, context } = await visit(browser, product.address, desk);
    await page.getByLabel('E-mail address').fill(signInOf(product, analystEmail).email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('do not belong together').waitFor();
    await context.close();
  });

  it('can read the description of the whole API', async () => {
    const answer = await fetch(`${product.address}/api/openapi.json`);
    const description = (await answer.json()) as { openapi: string; paths: Record<string, unknown> };
    expect(description.openapi).toMatch(/^3\./);
    for (const path of ['/api/recordings', '/api/radargrams/{id}/tiles/{level}/{traceBlock}/{sampleBlock}']) {
      expect(Object.keys(description.paths)).toContain(path);
    }
  });
});

describe('map and radargram', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await enter(desk);
    await openRecording(visitor.page, demoLine);
  });
  afterAll(() => visitor?.context.close());

  it('share one cursor: the radargram puts a dot on the map', async () => {
    const { page } = visitor;
    const dot = page.locator('.maplibregl-marker');
    await page.mouse.move(10, 10);
    await expect.poll(() => dot.count()).toBe(0);
    const plot = page.locator('[data-ready]');
    const box = (await plot.boundingBox()) ?? noBox;
    const dotFor = async (share: number) => {
      const before = await plot.getAttribute('data-cursor-trace');
      await page.mouse.move(box.x + box.width * share, box.y + box.height * 0.5);
      await expect.poll(() => plot.getAttribute('data-cursor-trace')).not.toBe(before);
      const place = (await dot.boundingBox()) ?? noBox;
      return { trace: Number(await plot.getAttribute('data-cursor-trace')), ...place };
    };
    const early = await dotFor(0.4);
    const late = await dotFor(0.7);
    // The line runs up the map to the right: so does the dot.
    expect(late.trace).toBeGreaterThan(early.trace);
    expect(late.x).toBeGreaterThan(early.x);
    expect(late.y).toBeLessThan(early.y);
  });

  it('share one cursor: the map draws its trace in the radargram', async () => {
    const { page } = visitor;
    const plot = page.locator('[data-ready]');
    await page.mouse.move(10, 10);
    await expect.poll(() => plot.getAttribute('data-cursor-trace')).toBeNull();
    const box = (await page.locator('.maplibregl-canvas').first().boundingBox()) ?? noBox;
    // The chosen line crosses the middle of the map: somewhere on the way down the pointer meets it.
    const sweep = async (): Promise<number> => {
      for (let share = 0.2; share < 0.8; share += 0.01) {
        await page.mouse.move(box.x + box.width / 2, box.y + box.height * share);
        const trace = await plot.getAttribute('data-cursor-trace');
        if (trace !== null) return Number(trace);
      }
      return -1;
    };
    await expect.poll(sweep, { timeout: 60_000 }).toBeGreaterThan(0);
    expect(Number(await plot.getAttribute('data-cursor-trace'))).toBeLessThan(700);
  });

  it('obey a change of contrast at once, without asking the server', async () => {
    const { page } = visitor;
    const plot = page.locator('[data-ready]');
    await page.mouse.move(10, 10);
    await expect.poll(() => plot.getAttribute('data-cursor-trace')).toBeNull();
    await page.getByRole('slider', { name: 'Contrast' }).focus();
    const before = await plot.screenshot();
    expect(before.equals(await plot.screenshot())).toBe(true);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowRight');
    await expect.poll(async () => before.equals(await plot.screenshot())).toBe(false);
    expect(asked.filter((url) => url.includes('/tiles/'))).toEqual([]);
  });

  it('are drawn again from the address alone', async () => {
    const { page } = visitor;
    await page.reload();
    await waitForRadargram(page, demoLine);
  });

  it('ask no other machine for anything and throw no error', () => {
    expect(visitor.foreignRequests).toEqual([]);
    expect(visitor.pageErrors).toEqual([]);
  });
});

describe('every screen is kept as a picture', () => {
  const dark = (screen: Screen): Screen => ({ ...screen, theme: 'dark' });
  const screens: [string, Screen, string][] = [
    ['desk-light-en', desk, 'en'],
    ['desk-dark-sr-cyrl', dark(desk), 'sr-Cyrl'],
    ['phone-light-sr-latn', phone, 'sr-Latn'],
    ['phone-dark-sq', dark(phone), 'sq'],
  ];

  let lineAddress: string;
  beforeAll(async () => {
    const { page, context } = await enter(desk);
    await openRecording(page, demoLine);
    lineAddress = page.url();
    await context.close();
  });

  it.each(screens)('%s', async (name, screen, language) => {
    const address = `${product.address}/?lang=${language}`;
    const { page, context, foreignRequests } = await visit(browser, address, screen);
    await page.locator('input[type=password]').waitFor();
    await page.screenshot({ path: `${pictures}/${name}-1-sign-in.png` });
    await page.locator('input[type=email]').fill(signInOf(product, analystEmail).email);
    await page.locator('input[type=password]').fill(signInOf(product, analystEmail).password);
    await page.keyboard.press('Enter');
    await page.locator('.maplibregl-canvas').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.screenshot({ path: `${pictures}/${name}-2-home.png` });
    await page.goto(addressOf(lineAddress, language));
    await page.locator('[data-ready="true"]').waitFor({ state: 'attached', timeout: 60_000 });
    await page.screenshot({ path: `${pictures}/${name}-3-line.png` });
    for (const [index, tab] of (await page.getByRole('navigation').getByRole('button').all()).entries()) {
      await tab.click();
      await page.screenshot({ path: `${pictures}/${name}-4-tab-${index + 1}.png` });
    }
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBeLessThanOrEqual(screen.width);
    expect(foreignRequests).toEqual([]);
    await context.close();
  });

  function addressOf(url: string, language: string): string {
    const address = new URL(url);
    address.searchParams.set('lang', language);
    return address.href;
  }
});
