import type { SiteSummary } from '@jsa/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from './panels-under-test.tsx';
import { SearchBox } from './search-box.tsx';
import { SiteList } from './site-list.tsx';

const site: SiteSummary = {
  id: '00000000-0000-4000-8000-000000000001',
  code: 'JSA-2026-001',
  title: 'Demo site 1 (fictional)',
  status: 'surveyed',
  precision: 'P4',
  isFictional: true,
  location: { position: [21.05, 42.2], horizontalUncertaintyM: 25 },
  recordingCount: 0,
};

let remove = () => {};
afterEach(() => {
  remove();
  document.body.style.cssText = '';
  vi.restoreAllMocks();
});

/** The server at the network's edge: it knows one site, and says what it was asked. */
function answerSearches(): string[] {
  const asked: string[] = [];
  const real = window.fetch;
  vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    const url = String(input);
    if (!url.startsWith('/api/search')) return real(input, init);
    asked.push(new URL(url, location.href).search);
    const isFound = url.toLowerCase().includes('jsa');
    return Promise.resolve(Response.json({ sites: isFound ? [site] : [] }));
  });
  return asked;
}

describe('the search box', () => {
  /** Room enough that nothing scrolls: a list that hangs from a field closes when the page is scrolled away under it. */
  beforeEach(async () => {
    await page.viewport(1000, 700);
    document.body.style.cssText = 'position:fixed;inset:0;overflow:hidden';
  });

  it('takes who chooses a site by the keyboard to it, and marks it with its uncertainty', async () => {
    answerSearches();
    const parts = createTestParts();
    remove = showPanel(<SearchBox />, parts);
    await page.getByRole('combobox').fill('jsa-2026');
    await expect.element(page.getByRole('option', { name: /JSA-2026-001/ })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    const box = page.getByRole('combobox').element();
    await expect.poll(() => box.getAttribute('aria-activedescendant')).not.toBeNull();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => parts.selection.get().siteId).toBe(site.id);
    expect(parts.work.get().found).toMatchObject({ position: [21.05, 42.2], uncertaintyM: 25 });
  });

  it('reads coordinates itself, and offers both systems of zone 7 without choosing one', async () => {
    answerSearches();
    const parts = createTestParts();
    remove = showPanel(<SearchBox />, parts);
    await page.getByRole('combobox').fill('42.2, 21.05');
    await expect.element(page.getByRole('option', { name: /WGS 84/ })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    const box = page.getByRole('combobox').element();
    await expect.poll(() => box.getAttribute('aria-activedescendant')).not.toBeNull();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => parts.work.get().found?.position[1]).toBeCloseTo(42.2, 6);
    await page.getByRole('combobox').fill('7513567, 4724812');
    await expect.element(page.getByRole('option', { name: /KOSOVAREF01/ })).toBeVisible();
    await expect.element(page.getByRole('option', { name: /MGI 1901/ })).toBeVisible();
  });

  it('says what can be done where nothing was found', async () => {
    answerSearches();
    remove = showPanel(<SearchBox />, createTestParts());
    await page.getByRole('combobox').fill('qqqq');
    await expect
      .element(page.getByRole('option', { name: /Nothing that you may see has this name/ }))
      .toBeVisible();
  });

  it('asks as the role that is previewed', async () => {
    const asked = answerSearches();
    const parts = createTestParts();
    parts.preview.set({ role: { role: 'head', delegation: 'pristina' } });
    remove = showPanel(<SearchBox />, parts);
    await page.getByRole('combobox').fill('jsa');
    await expect.poll(() => asked.at(-1)).toBe('?text=jsa&as=head&delegation=pristina');
  });
});

describe('the list of sites', () => {
  it('is narrowed by status, and says so where nothing fits', async () => {
    const parts = createTestParts();
    parts.evidence.set({ isLoaded: true, sites: [] });
    remove = showPanel(<SiteList />, parts);
    await page.getByRole('button', { name: 'Filter the sites' }).click();
    await page.getByRole('button', { name: 'Excavated' }).click();
    await expect.poll(() => parts.filter.get().families).toEqual(['closed']);
    await expect.element(page.getByText('No site that you may see fits this filter.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all sites' }).first().click();
    await expect.poll(() => parts.filter.get().families).toEqual([]);
  });

  it('lists thousands bit by bit, and says how many are left', async () => {
    const parts = createTestParts();
    const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const sites = Array.from({ length: 2000 }, (_, number) => ({ ...site, id: id(number) }));
    parts.evidence.set({ isLoaded: true, sites });
    remove = showPanel(<SiteList />, parts);
    const optionCount = () => document.querySelectorAll('[role="option"]').length;
    await expect.poll(optionCount).toBe(200);
    await page.getByRole('button', { name: /1800 sites|1,800 sites/ }).click();
    await expect.poll(optionCount).toBe(400);
  });
});
