import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright';
import { findChromium } from './chromium.ts';
import type { SignIn } from './product.ts';

/** A person at a screen: one page, and every request of it that went to another host. */
export type Visitor = {
  page: Page;
  context: BrowserContext;
  foreignRequests: string[];
  pageErrors: string[];
  /** Ends when nothing has been asked of the server for a moment; the stream of events stays open and does not count. */
  quiet: () => Promise<void>;
};

export type Screen = {
  width: number;
  height: number;
  theme: 'light' | 'dark';
};

export const desk: Screen = { width: 1440, height: 900, theme: 'light' };
export const phone: Screen = { width: 390, height: 844, theme: 'light' };

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await findChromium());
}

export async function visit(browser: Browser, address: string, screen: Screen): Promise<Visitor> {
  const { width, height, theme } = screen;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  const page = await context.newPage();
  const foreignRequests: string[] = [];
  const pageErrors: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(address).origin) && !/^(data|blob):/.test(url)) foreignRequests.push(url);
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  const quiet = watchRequests(page);
  await page.goto(address);
  return { page, context, foreignRequests, pageErrors, quiet };
}

/** How long nothing may be asked before a page counts as quiet: longer than React takes from an answer to the next. */
const quietMs = 300;

function watchRequests(page: Page): Visitor['quiet'] {
  const open = new Set<Request>();
  let lastAt = performance.now();
  const end = (request: Request) => {
    open.delete(request);
    lastAt = performance.now();
  };
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return;
    open.add(request);
    lastAt = performance.now();
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    lastAt = performance.now();
    while (open.size > 0 || performance.now() - lastAt < quietMs) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** Goes to another screen of the page that is open, as the browser's own buttons do: without loading all anew. */
export async function goWithin({ page, quiet }: Visitor, search: string): Promise<void> {
  await page.evaluate((target) => {
    history.pushState(null, '', `${location.pathname}${target}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, search);
  await page.getByRole('main').first().waitFor();
  await quiet();
}

export async function signIn({ page }: Visitor, { email, password }: SignIn): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const inside = page.getByRole('button', { name: 'Add files' });
  // Whoever should have a second factor is asked on the way in.
  const later = page.getByRole('button', { name: 'Later', exact: true });
  await inside.or(later).first().waitFor();
  if (await later.isVisible()) await later.click();
  await inside.waitFor();
}

type Entrance = { address: string; signIn: SignIn; screen: Screen };

/** Signs somebody in at an address, in whatever language it is, past the advice to set up a second factor. */
export async function enterAt(browser: Browser, { address, signIn, screen }: Entrance): Promise<Visitor> {
  const visitor = await visit(browser, address, screen);
  const { page } = visitor;
  await page.locator('input[type=email]').fill(signIn.email);
  await page.locator('input[type=password]').fill(signIn.password);
  await page.keyboard.press('Enter');
  const later = page.getByRole('button', { name: 'Later', exact: true });
  const canvas = page.locator('.maplibregl-canvas').first();
  await later.or(canvas).first().waitFor({ state: 'attached' });
  if (await later.isVisible()) await later.click();
  await canvas.waitFor({ state: 'attached' });
  return visitor;
}

/** The radargram is drawn: every tile of the view is on the screen. */
export async function waitForRadargram(page: Page, name: string): Promise<void> {
  await page.getByLabel(`Radargram of ${name}`).first().waitFor();
  await page.locator('[data-ready="true"]').waitFor({ timeout: 60_000 });
}

export async function openRecording(page: Page, name: string): Promise<void> {
  await page.getByRole('option', { name }).first().click();
  await waitForRadargram(page, name);
}

export async function openDetails(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Details', exact: true });
  if (await button.isVisible()) await button.click();
}
