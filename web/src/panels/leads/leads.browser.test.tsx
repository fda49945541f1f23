import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { LeadsScreen } from './index.tsx';
import { answerAsVault, head, lead, openToHead, waiting } from './vault-under-test.ts';

let close = () => {};
let leave = () => {};
afterEach(() => {
  close();
  leave();
  sessionStorage.clear();
});

function answer(vault: Parameters<typeof answerAsVault>[0]) {
  const answering = answerAsVault(vault);
  leave = answering.leave;
  return answering;
}

function open() {
  const parts = createTestParts();
  parts.session.set({ person: head });
  close = showPanel(<LeadsScreen />, parts);
  return parts;
}

async function choose(): Promise<void> {
  await userEvent.click(page.getByRole('option', { name: /R-2026\/14/ }));
  await expect.element(page.getByRole('heading', { name: 'R-2026/14' })).toBeVisible();
}

describe('the vault on screen', () => {
  it('says whose it is, and what to do while it is empty', async () => {
    answer({ leads: [], openings: [] });
    open();
    await expect
      .element(page.getByText('The vault of the Pristina delegation.', { exact: false }))
      .toBeVisible();
    await expect.element(page.getByText('No leads yet.', { exact: false })).toBeVisible();
  });

  it('offers to try again when the server cannot be reached', async () => {
    const fetchOfTheBrowser = window.fetch;
    window.fetch = () => Promise.reject(new TypeError('no network'));
    open();
    await expect.element(page.getByRole('alert')).toMatchTextContent('cannot be reached');
    window.fetch = fetchOfTheBrowser;
    answer({ leads: [lead], openings: [] });
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByRole('option', { name: /R-2026\/14/ })).toBeVisible();
  });

  it('takes in a lead with its grading, and keeps none of it in the browser or the address', async () => {
    const { asked } = answer({ leads: [], openings: [] });
    open();
    await userEvent.click(page.getByRole('button', { name: 'Take in a lead' }));
    await userEvent.click(page.getByRole('button', { name: 'Take it into the vault' }));
    await expect.element(page.getByText('Write down what was said.')).toBeVisible();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);

    await userEvent.fill(page.getByLabelText('Own reference'), 'R-1');
    await userEvent.fill(page.getByLabelText('Learnt on'), '2026-03-01');
    await userEvent.fill(page.getByLabelText('What was said'), 'zzstatement');
    await userEvent.fill(page.getByLabelText('Coordinates as they were told'), '42.20 21.05');
    await expect.element(page.getByText('Read as', { exact: false })).toBeVisible();
    await userEvent.fill(page.getByLabelText('Uncertainty in metres'), '5000');
    await userEvent.click(page.getByText('Do not contact the source'));
    await userEvent.click(page.getByRole('button', { name: 'Take it into the vault' }));
    await expect
      .poll(() => asked.find(({ method }) => method === 'POST')?.body)
      .toMatchObject({
        reference: 'R-1',
        sourceReliability: 'F',
        informationCredibility: 6,
        learntOn: '2026-03-01',
        caveats: ['do-not-contact-source'],
        doNotTableBefore: null,
        statement: 'zzstatement',
        place: { position: [21.05, 42.2], horizontalUncertaintyM: 5000, originalCrs: 'wgs84' },
      });
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('zzstatement');
    expect(location.href).not.toContain('zzstatement');
  });

  it('takes an area that is drawn on the map', async () => {
    const { asked } = answer({ leads: [], openings: [] });
    const { work } = open();
    await userEvent.click(page.getByRole('button', { name: 'Take in a lead' }));
    await userEvent.fill(page.getByLabelText('Own reference'), 'R-1');
    await userEvent.fill(page.getByLabelText('Learnt on'), '2026-03-01');
    await userEvent.fill(page.getByLabelText('What was said'), 'zzstatement');
    await userEvent.click(page.getByRole('button', { name: 'Draw on the map' }));
    const ring: [number, number][] = [
      [21.05, 42.2],
      [21.051, 42.2],
      [21.051, 42.201],
      [21.05, 42.2],
    ];
    const area = { type: 'MultiPolygon' as const, coordinates: [[ring]] };
    work.get().wanted?.put(area);
    await expect.element(page.getByText('An area with 3 points is taken.')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Take it into the vault' }));
    await expect
      .poll(() => asked.find(({ method }) => method === 'POST')?.body)
      .toMatchObject({ place: { position: null, area } });
  });

  it('ends the drawing for a form that is put away', async () => {
    answer({ leads: [], openings: [] });
    const { work } = open();
    await userEvent.click(page.getByRole('button', { name: 'Take in a lead' }));
    await userEvent.click(page.getByRole('button', { name: 'Draw on the map' }));
    expect(work.get().wanted).not.toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
    await expect.poll(() => work.get().wanted).toBeNull();
  });

  it('keeps what was typed when somebody else was faster, and says what they changed', async () => {
    const vault = { leads: [lead], openings: [] };
    const { asked, refuseNext } = answer(vault);
    open();
    await choose();
    await userEvent.click(page.getByRole('button', { name: 'Change' }));
    await userEvent.fill(page.getByLabelText('More on handling'), 'By letter only.');
    const [first] = lead.versions;
    const theirs = { version: 2, changedAt: lead.changedAt, changedBy: 'M', fields: ['sourceReliability'] };
    vault.leads = [
      { ...lead, version: 2, sourceReliability: 'D', versions: first ? [theirs, first] : [theirs] },
    ];
    refuseNext(412, { code: 'stale', message: 'Stale.', details: { version: 2 } });
    await userEvent.click(page.getByRole('button', { name: 'Save as a new version' }));
    await expect.element(page.getByText('They changed: source reliability.')).toBeVisible();
    await expect.element(page.getByLabelText('More on handling')).toHaveValue('By letter only.');
    await userEvent.click(page.getByRole('button', { name: 'Save mine on top of theirs' }));
    await expect.poll(() => asked.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
    const last = asked.filter(({ method }) => method === 'PATCH').at(-1);
    expect(last?.headers.get('if-match')).toBe('"2"');
    expect(last?.body).toEqual({ caveatText: 'By letter only.' });
  });
});

describe('the closed part', () => {
  it('is asked for with a reason', async () => {
    const { asked } = answer({ leads: [lead], openings: [] });
    open();
    await choose();
    await userEvent.click(page.getByRole('button', { name: 'Ask for the opening' }));
    await expect.element(page.getByText('Give a reason.')).toBeVisible();
    await userEvent.fill(page.getByLabelText('Why you need to read it'), 'To compare');
    await userEvent.click(page.getByRole('button', { name: 'Ask for the opening' }));
    await expect
      .poll(() => asked.find(({ path }) => path.endsWith('/openings'))?.body)
      .toEqual({
        reason: 'To compare',
      });
  });

  it('is confirmed by the second person', async () => {
    const { asked } = answer({ leads: [lead], openings: [waiting] });
    open();
    await userEvent.click(page.getByRole('button', { name: /1 opening waits for a second person/ }));
    await userEvent.click(page.getByRole('button', { name: 'Confirm the opening' }));
    await expect.poll(() => asked.some(({ path }) => path.endsWith('/confirmation'))).toBe(true);
  });

  it('is read only when asked for, and hidden again', async () => {
    answer({ leads: [lead], openings: [openToHead] });
    open();
    await choose();
    expect(document.body.textContent).not.toContain('zzstatement');
    await userEvent.click(page.getByRole('button', { name: 'Read the closed part' }));
    await expect.element(page.getByText('zzstatement')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Hide it again' }));
    await expect.poll(() => document.body.textContent).not.toContain('zzstatement');
  });
});

describe('putting a site on the table', () => {
  it('marks what the check finds while it is typed, and goes on with a reason for it', async () => {
    const { asked } = answer({ leads: [lead], openings: [] });
    open();
    await choose();
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    await expect
      .element(page.getByText('The check finds patterns, not meaning', { exact: false }))
      .toBeVisible();
    await userEvent.fill(page.getByLabelText('Neutral title'), 'DEMO meadow');
    await userEvent.fill(page.getByLabelText('Redacted summary'), 'Told by Marko Petrović.');
    await userEvent.fill(page.getByLabelText('Hypothesis', { exact: false }), 'A cut.');
    await expect.element(page.getByText('1 find', { exact: true })).toBeVisible();
    expect(document.querySelector('mark')?.textContent).toBe('Marko Petrović');
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    await expect.element(page.getByText('Take out what was found', { exact: false })).toBeVisible();
    expect(asked.some(({ path }) => path.endsWith('/tabling'))).toBe(false);

    await userEvent.fill(page.getByLabelText('Why “Marko Petrović” may stand'), 'The name of a mill.');
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    await expect
      .poll(() => asked.find(({ path }) => path.endsWith('/tabling'))?.body)
      .toMatchObject({
        title: 'DEMO meadow',
        summary: 'Told by Marko Petrović.',
        position: [21.05, 42.2],
        horizontalUncertaintyM: 2000,
        originalText: '42.20 21.05',
        overrides: [{ kind: 'person-name', text: 'Marko Petrović', reason: 'The name of a mill.' }],
      });
    await expect.element(page.getByText('The site JSA-2026-007 is on the table.')).toBeVisible();
  });

  it('loses no press of whoever is faster than the check', async () => {
    const { asked } = answer({ leads: [lead], openings: [] });
    open();
    await choose();
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    await userEvent.fill(page.getByLabelText('Neutral title'), 'DEMO meadow');
    await userEvent.fill(page.getByLabelText('Redacted summary'), 'Disturbed ground.');
    await userEvent.fill(page.getByLabelText('Hypothesis', { exact: false }), 'A cut.');
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    await expect.poll(() => asked.some(({ path }) => path.endsWith('/tabling'))).toBe(true);
  });

  it('says which caveat keeps a lead off the table', async () => {
    answer({ leads: [{ ...lead, caveats: ['chair-only'] }], openings: [] });
    open();
    await choose();
    await expect.element(page.getByRole('button', { name: 'Put on the table' })).toBeDisabled();
    await expect
      .element(page.getByText('This lead stays off the table: Only to be shared with the chair.'))
      .toBeVisible();
  });
});
