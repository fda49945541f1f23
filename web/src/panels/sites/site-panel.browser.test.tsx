import { type Person, readSite } from '@jsa/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Language } from '#i18n/languages.ts';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { noteSiteChange } from '#state/evidence.ts';
import { createAreaDraft, ProposeSiteForm, SitePanel } from './index.tsx';
import { site, siteId } from './site-under-test.ts';

type Asked = { method: string; path: string; ifMatch: string | null; body: unknown };
type Answer = { status: number; body: unknown };

let close = () => {};
let asked: Asked[] = [];
let answers: Record<string, Answer | Answer[]> = {};
const realFetch = globalThis.fetch;

/** The network's edge: what the server would answer, by method and path. */
function answerFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const path = String(input);
  const headers = new Headers(init.headers);
  const method = init.method ?? 'GET';
  const body = init.body === undefined ? undefined : JSON.parse(String(init.body));
  asked.push({ method, path, ifMatch: headers.get('if-match'), body });
  const known = answers[`${method} ${path}`];
  const answer = Array.isArray(known) ? known.shift() : known;
  const { status, body: reply } = answer ?? { status: 404, body: { code: 'not-found', message: 'Nothing.' } };
  return Promise.resolve(new Response(JSON.stringify(reply), { status }));
}

beforeEach(() => {
  asked = [];
  answers = {};
  sessionStorage.clear();
  globalThis.fetch = answerFetch;
});
afterEach(() => {
  close();
  globalThis.fetch = realFetch;
});

function partsOf(role: Person['roles'][number], language: Language = 'en') {
  const parts = createTestParts({}, language);
  const known = parts.session.get().person as Person;
  const organisation = { id: 'o', name: 'Belgrade', kind: 'delegation', delegation: 'belgrade' } as const;
  parts.session.set({ person: { ...known, roles: [role], organisation } });
  return parts;
}

const path = readSite.url.replace(':id', siteId);

describe('the panel of a site', () => {
  it('says where the site stands, what is next and what others wait for', async () => {
    answers = { [`GET ${path}`]: { status: 200, body: site } };
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head'));
    await expect.element(page.getByRole('heading', { name: 'Demo site 1' })).toBeVisible();
    await expect.element(page.getByText('Receipt acknowledged by: Belgrade delegation')).toBeVisible();
    await expect.element(page.getByText('8,432 m²')).toBeVisible();
    await expect.element(page.getByText('≈ 0.2 km ± 1.6 km')).toBeVisible();
    await expect.element(page.getByText(/140 m away/)).toBeVisible();
  });

  it('makes a move on the version that was seen, and shows what came of it', async () => {
    const moved = { ...site, version: 4, status: 'desk-review', moves: [] };
    answers = {
      [`GET ${path}`]: { status: 200, body: site },
      [`POST ${path}/moves`]: { status: 200, body: moved },
    };
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head'));
    await userEvent.click(page.getByRole('button', { name: 'Acknowledge receipt' }));
    await userEvent.click(page.getByRole('button', { name: 'Confirm' }));
    await expect.element(page.getByText(/Desk assessment since/)).toBeVisible();
    expect(asked.at(-1)).toMatchObject({ ifMatch: '"3"', body: { action: 'acknowledge' } });
  });

  it('says in words what a refused move lacks', async () => {
    const missing = [{ code: 'said-reviewOn', message: 'x', values: {} }];
    const details = { missing, allowed: ['acknowledge'] };
    answers = {
      [`GET ${path}`]: { status: 200, body: site },
      [`POST ${path}/moves`]: { status: 409, body: { code: 'transition-forbidden', message: 'x', details } },
    };
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head'));
    await userEvent.click(page.getByText('Instead of going on'));
    await userEvent.click(page.getByRole('button', { name: 'Put on hold' }));
    await userEvent.type(page.getByLabelText('Reason'), 'Deep snow.');
    await userEvent.click(page.getByRole('button', { name: 'Confirm' }));
    await expect.element(page.getByRole('alert')).toMatchTextContent('Choose a day to come.');
  });

  it('tells what cannot be seen exactly like what is not there', async () => {
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head'));
    await expect.element(page.getByText('There is nothing here, or nothing that you may see.')).toBeVisible();
  });

  it('speaks all four scripts', async () => {
    answers = { [`GET ${path}`]: { status: 200, body: site } };
    for (const [language, tab] of [
      ['sq', 'Pasqyrë'],
      ['sr-Latn', 'Pregled'],
      ['sr-Cyrl', 'Преглед'],
    ] as const) {
      close = showPanel(<SitePanel siteId={siteId} />, partsOf('head', language));
      await expect.element(page.getByRole('tab', { name: tab })).toBeVisible();
      close();
    }
  });
});

describe('changing a site', () => {
  it('lays both words side by side when somebody was faster, and loses none', async () => {
    const theirs = {
      ...site,
      version: 5,
      title: 'Demo orchard',
      information: { ...site.information, hypothesis: 'Two pits.' },
    };
    answers = {
      [`GET ${path}`]: { status: 200, body: site },
      [`PATCH ${path}`]: [
        { status: 412, body: { code: 'stale', message: 'x', details: { version: 5, present: theirs } } },
        { status: 200, body: { ...theirs, version: 6 } },
      ],
    };
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head'));
    await userEvent.click(page.getByRole('tab', { name: 'Information' }));
    await userEvent.click(page.getByRole('button', { name: 'Change' }));
    await userEvent.fill(page.getByLabelText('Hypothesis'), 'A trench.');
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect.element(page.getByText(/Nothing is lost/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(page.getByRole('button', { name: /Both/ }));
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect.element(page.getByRole('button', { name: 'Change' })).toBeVisible();
    const sent = asked.filter(({ method }) => method === 'PATCH');
    expect(sent.map(({ ifMatch }) => ifMatch)).toEqual(['"3"', '"5"']);
    expect(sent[1]?.body).toEqual({ hypothesis: 'Two pits.\n\nA trench.', overrides: [] });
  });

  it('keeps what was typed while the panel was away', async () => {
    answers = { [`GET ${path}`]: { status: 200, body: site } };
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head'));
    await userEvent.click(page.getByRole('tab', { name: 'Information' }));
    await userEvent.click(page.getByRole('button', { name: 'Change' }));
    await userEvent.fill(page.getByLabelText('Neutral title'), 'Half a thou');
    close();
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head'));
    await userEvent.click(page.getByRole('tab', { name: 'Information' }));
    await expect.element(page.getByLabelText('Neutral title')).toHaveValue('Half a thou');
  });
});

describe('the history of a site', () => {
  it('tells every kind of act in words, with who and when', async () => {
    const event = { id: '7', at: '2026-11-20T09:00:00Z', by: 'Secretariat', details: {} };
    const acts = ['assessment.plan', 'survey.add', 'recording.receive', 'site.decide-side'];
    const events = acts.map((action, index) => ({ ...event, id: String(index), action }));
    answers = {
      [`GET ${path}`]: { status: 200, body: site },
      [`GET ${path}/timeline`]: { status: 200, body: events },
    };
    close = showPanel(<SitePanel siteId={siteId} />, partsOf('head', 'sr-Cyrl'));
    await userEvent.click(page.getByRole('tab').last());
    await expect.element(page.getByText(/Secretariat/).first()).toBeVisible();
    const text = page.getByRole('tabpanel').element().textContent ?? '';
    for (const action of acts) expect(text).not.toContain(action);
  });
});

describe('somebody else’s change', () => {
  it('appears by itself, and leaves alone what is being typed', async () => {
    answers = { [`GET ${path}`]: { status: 200, body: site } };
    const parts = partsOf('head');
    close = showPanel(<SitePanel siteId={siteId} />, parts);
    await userEvent.click(page.getByRole('tab', { name: 'Information' }));
    await userEvent.click(page.getByRole('button', { name: 'Change' }));
    await userEvent.fill(page.getByLabelText('Neutral title'), 'Half a thou');
    answers = { [`GET ${path}`]: { status: 200, body: { ...site, version: 4, status: 'desk-review' } } };
    noteSiteChange(parts.evidence, siteId);
    await expect.element(page.getByText(/Desk assessment since/)).toBeVisible();
    await expect.element(page.getByLabelText('Neutral title')).toHaveValue('Half a thou');
  });

  it('shows a clearance that somebody noted, and leaves alone what is being typed', async () => {
    const line = {
      kind: 'landowner',
      activity: 'survey',
      state: 'missing',
      coveredFraction: 0,
      clearances: [],
    };
    const board = `GET ${path}/clearances`;
    answers = { [`GET ${path}`]: { status: 200, body: site }, [board]: { status: 200, body: [line] } };
    const parts = partsOf('secretariat');
    parts.view.set({ siteTab: 'clearances' });
    close = showPanel(<SitePanel siteId={siteId} />, parts);
    await userEvent.click(page.getByRole('button', { name: /Landowner/ }));
    await userEvent.fill(page.getByLabelText('Document (number or name)'), 'Letter 12');
    const noted = {
      ...{ id: '00000000-0000-4000-8000-0000000000d1', version: 1, kind: 'landowner', activity: 'survey' },
      ...{
        isApplicable: true,
        notApplicableBecause: '',
        scope: null,
        validFrom: '2026-01-01',
        validUntil: null,
      },
      ...{ documentReference: 'Letter 11', note: '', state: 'valid', coveredFraction: 1 },
    };
    const filled = { ...line, state: 'valid', coveredFraction: 1, clearances: [noted] };
    answers = { [`GET ${path}`]: { status: 200, body: site }, [board]: { status: 200, body: [filled] } };
    noteSiteChange(parts.evidence, siteId);
    await expect.element(page.getByText('Letter 11')).toBeVisible();
    await expect.element(page.getByLabelText('Document (number or name)')).toHaveValue('Letter 12');
  });

  it('takes the site away when it may not be seen any more', async () => {
    answers = { [`GET ${path}`]: { status: 200, body: site } };
    const parts = partsOf('head');
    close = showPanel(<SitePanel siteId={siteId} />, parts);
    await expect.element(page.getByRole('heading', { name: 'Demo site 1' })).toBeVisible();
    answers = {};
    noteSiteChange(parts.evidence, siteId);
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Demo site 1' })).not.toBeInTheDocument();
  });
});

describe('proposing a site', () => {
  it('shows what was understood of the coordinates before anything is sent', async () => {
    const areaDraft = createAreaDraft();
    answers = { 'POST /api/sites': { status: 201, body: site } };
    close = showPanel(<ProposeSiteForm areaDraft={areaDraft} onProposed={() => {}} />, partsOf('head'));
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    expect(asked).toEqual([]);
    await userEvent.fill(page.getByLabelText('Neutral title'), 'Meadow');
    await userEvent.fill(page.getByLabelText('Redacted summary'), 'Disturbed ground.');
    await userEvent.fill(page.getByLabelText('Hypothesis'), 'A filled pit.');
    await userEvent.fill(page.getByLabelText('Coordinates as they were written'), '21.05, 42.2');
    await expect.element(page.getByText('Latitude and longitude seem to be exchanged.')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: /instead/ }));
    await expect.element(page.getByText(/Understood as 42\.200000 N, 21\.050000 E/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    await expect.element(page.getByText('JSA-2026-001 is on the table.')).toBeVisible();
    expect(asked[0]?.body).toMatchObject({
      title: 'Meadow',
      expectedDepthFromM: null,
      place: { coordinates: { system: 'wgs84' }, area: null, horizontalUncertaintyM: null },
    });
  });

  it('takes an area from the map, and says where it is wrong', async () => {
    const areaDraft = createAreaDraft();
    const area = {
      type: 'MultiPolygon' as const,
      coordinates: [[[[42.2, 21.05]]]] as [number, number][][][],
    };
    const suggestion = { ...area, coordinates: [[[[21.05, 42.2]]]] as [number, number][][][] };
    const details = { field: 'body.place.area', reason: 'swapped', at: [42.2, 21.05], suggestion };
    answers = {
      'POST /api/sites': { status: 400, body: { code: 'invalid-request', message: 'x', details } },
    };
    const parts = partsOf('head');
    close = showPanel(<ProposeSiteForm areaDraft={areaDraft} onProposed={() => {}} />, parts);
    await userEvent.click(page.getByRole('button', { name: 'Draw on the map' }));
    parts.work.get().wanted?.put(area);
    await userEvent.fill(page.getByLabelText('Neutral title'), 'Meadow');
    await userEvent.fill(page.getByLabelText('Redacted summary'), 'Disturbed ground.');
    await userEvent.fill(page.getByLabelText('Hypothesis'), 'A filled pit.');
    await userEvent.fill(page.getByLabelText('How far off it may be (m)'), '20');
    await userEvent.click(page.getByRole('button', { name: 'Put on the table' }));
    await userEvent.click(page.getByRole('button', { name: 'Exchange longitude and latitude' }));
    expect(areaDraft.get().area).toEqual(suggestion);
  });

  it('is for those who speak for a side', async () => {
    close = showPanel(
      <ProposeSiteForm areaDraft={createAreaDraft()} onProposed={() => {}} />,
      partsOf('member'),
    );
    await expect.element(page.getByText(/proposed by the heads/)).toBeVisible();
  });
});
