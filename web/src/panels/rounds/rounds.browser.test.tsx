import type { PositionDeposit, Round } from '@jsa/contract';
import { openOwn, type PositionPlace, sealPosition } from '@jsa/sealing';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { Refusal, standInForServer } from '#panels/server-under-test.ts';
import { RoundsScreen } from './index.tsx';
import { keepPin, unlocked } from './kept-key.ts';
import { forgetPositions } from './position-draft.ts';
import {
  chair,
  headOf,
  type Keys,
  makeKeys,
  mayDeposit,
  mayReveal,
  receiptOf,
  roundOf,
} from './rounds-on-screen-under-test.ts';

const phrase = 'Only after the harvest is in';
let keys: Keys;
let close = () => {};
let leave = () => {};

beforeAll(async () => {
  keys = await makeKeys();
});
afterEach(() => {
  close();
  leave();
  localStorage.clear();
  forgetPositions();
  unlocked.set({ personId: '', identity: null });
});

function open(person: typeof chair, round: Round, replies: Record<string, (body: never) => unknown> = {}) {
  const server = standInForServer({
    'GET /api/rounds': () => [round],
    [`GET /api/rounds/${round.id}`]: () => round,
    'GET /api/sealing-keys': () => keys.keys,
    ...replies,
  });
  leave = server.close;
  const parts = createTestParts();
  parts.session.set({ person });
  parts.view.set({ screen: 'rounds', roundId: round.id });
  close = showPanel(<RoundsScreen />, parts);
  return { ...server, parts };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });

async function faults(): Promise<string[]> {
  const { violations } = await axe.run('section', { resultTypes: ['violations'] });
  return violations
    .filter(({ id }) => id !== 'region')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const itemPath = (round: Round, act: string) => `/api/round-items/${round.items[0]?.id}/${act}`;

function placeOf(round: Round, delegation: PositionPlace['delegation']): PositionPlace {
  const [item] = round.items;
  if (item === undefined) throw new Error('no item');
  const siteIds = item.subjects.map(({ siteId }) => siteId);
  const { id: itemId, subjectSha256 } = item;
  return { roundId: round.id, itemId, subjectSha256, delegation, kind: round.kind, siteIds };
}

const partiesOf = (delegation: PositionPlace['delegation']) => {
  const key = (party: string) => {
    const found = keys.keys.find((each) => each.party === party);
    if (found === undefined) throw new Error('no key');
    return found;
  };
  return { chair: key('chair'), own: key(delegation) };
};

describe('a head in a round', () => {
  it('seals a position that leaves the browser as nothing but its seal, and is given a receipt', async () => {
    keepPin('chair', keys.identities.chair.recipient);
    const round = roundOf(mayDeposit);
    const sent: PositionDeposit[] = [];
    const { asked, parts } = open(headOf('belgrade'), round, {
      [`POST ${itemPath(round, 'deposit')}`]: (body: PositionDeposit) => {
        sent.push(body);
        return receiptOf(round, body, 'belgrade');
      },
    });
    await userEvent.click(page.getByText('Objects').first());
    await userEvent.click(button('Seal and deposit'));
    await expect.element(page.getByText('This is needed.').first()).toBeVisible();
    expect(sent).toEqual([]);

    await userEvent.click(page.getByText('Already searched (say which volume)'));
    await userEvent.fill(field('The reasons in your own words'), phrase);
    expect(await faults()).toEqual([]);
    await userEvent.click(button('Seal and deposit'));
    await expect.element(page.getByText('Receipt of a sealed position')).toBeVisible();

    const deposit = sent[0];
    if (deposit === undefined) throw new Error('nothing was sent');
    const kept = JSON.stringify([
      asked,
      { ...localStorage },
      { ...sessionStorage },
      location.href,
      parts.view.get(),
    ]);
    expect(kept).not.toContain(phrase);
    const own = { ...deposit, depositedAt: '2026-11-27T09:00:00.000Z' };
    const opened = await openOwn(own, placeOf(round, 'belgrade'), keys.identities.belgrade);
    expect(opened.position).toMatchObject({
      value: 'object',
      reasonCodes: ['already-searched'],
      text: phrase,
    });
  });

  it('seals to no key that was not compared, and is warned of one that changed', async () => {
    keepPin('chair', 'age1another');
    open(headOf('pristina'), roundOf(mayDeposit));
    await expect.element(page.getByText('Changed', { exact: true })).toBeVisible();
    await expect.element(button('Seal and deposit')).toBeDisabled();
    expect(await faults()).toEqual([]);
  });

  it('ranks the sites of a season by keyboard alone', async () => {
    open(headOf('belgrade'), roundOf(mayDeposit, 'season-list'));
    await userEvent.click(page.getByText('Concurs').first());
    for (const name of ['Add JSA-2026-001 · DEMO site 1', 'Add JSA-2026-002 · DEMO site 2']) {
      await expect.element(button(name)).toBeVisible();
      (button(name).element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
    }
    (button('Move JSA-2026-002 · DEMO site 2 up').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('1. JSA-2026-002 · DEMO site 2')).toBeVisible();
    expect(await faults()).toEqual([]);
  });
});

describe('a chair in a round', () => {
  async function released(round: Round, spoil = (deposit: PositionDeposit) => deposit) {
    const deposits = await Promise.all(
      (['belgrade', 'pristina'] as const).map(async (delegation) => {
        const said = {
          ...{
            format: 'jsa-position/1' as const,
            authorName: 'The head',
            language: 'en' as const,
            value: 'concur' as const,
          },
          ...{ reasonCodes: [], text: phrase, conditions: [], reviewOn: null, missing: '', ranking: [] },
          ...{ sealedAt: '2026-11-27T09:00:00.000Z', roundId: '', itemId: '', subjectSha256: '', delegation },
        };
        const sealed = await sealPosition(said, placeOf(round, delegation), partiesOf(delegation));
        const { keyForOwn: _, chairKeyId: __, ownKeyId: ___, ...given } = spoil(sealed);
        return { delegation, ...given };
      }),
    );
    return { deposits };
  }

  it('opens both, checks both and publishes both at once', async () => {
    const round = roundOf(mayReveal);
    unlocked.set({ personId: chair.id, identity: keys.identities.chair });
    const answer = await released(round);
    const published: { positions: unknown[] }[] = [];
    open(chair, round, {
      [`POST ${itemPath(round, 'release')}`]: () => answer,
      [`POST ${itemPath(round, 'publication')}`]: (body: { positions: unknown[] }) => {
        published.push(body);
        return new Refusal(503, 'not-ready');
      },
    });
    await userEvent.click(button('Open both positions'));
    await expect.poll(() => document.body.innerText.match(/it fits its commitment/g)?.length).toBe(2);
    await expect.element(page.getByText('nothing was published.', { exact: false })).toBeVisible();
    expect(published[0]?.positions).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });

  it('publishes nothing where one does not fit its commitment', async () => {
    const round = roundOf(mayReveal);
    unlocked.set({ personId: chair.id, identity: keys.identities.chair });
    const answer = await released(round, (deposit) => ({ ...deposit, commitment: '0'.repeat(64) }));
    const { asked } = open(chair, round, { [`POST ${itemPath(round, 'release')}`]: () => answer });
    await userEvent.click(button('Open both positions'));
    await expect
      .element(page.getByText('It is not what was committed to.', { exact: false }).first())
      .toBeVisible();
    expect(asked.some(({ path }) => path.endsWith('/publication'))).toBe(false);
  });

  it('makes a key behind a passphrase that is strong enough, and registers its public half only', async () => {
    const round = roundOf();
    keys.keys = keys.keys.filter(({ party }) => party !== 'chair');
    const { asked } = open(chair, round, { 'POST /api/sealing-keys': () => keys.keys[0] });
    await userEvent.click(button('Make your sealing key'));
    await userEvent.fill(field('Passphrase'), 'too short');
    await userEvent.click(button('Make the key'));
    await expect.element(page.getByText('At least 16 characters.')).toBeVisible();
    for (const name of ['Passphrase', 'The passphrase again'])
      await userEvent.fill(field(name), 'seven wet boots beneath a plum tree');
    await userEvent.click(button('Make the key'));
    await expect.element(page.getByText('Recovery sheet – sealing key of the Chair')).toBeVisible();
    expect(await faults()).toEqual([]);
    await expect.element(button('Register the public half')).toBeDisabled();
    await userEvent.click(button('Save the protected file'));
    await userEvent.click(button('Register the public half'));
    await expect.poll(() => asked.some(({ method }) => method === 'POST')).toBe(true);
    expect(JSON.stringify([asked, { ...localStorage }])).not.toContain('AGE-SECRET-KEY');
  });
});

describe('the list of rounds', () => {
  it('says what comes back, and what should have come back already', async () => {
    const deferred = [
      { code: 'JSA-2026-001', reviewOn: '2026-01-05', isDue: true },
      { code: 'JSA-2026-002', reviewOn: '2099-01-05', isDue: false },
    ];
    const { parts } = open(headOf('belgrade'), { ...roundOf(), deferred });
    parts.view.set({ roundId: null });
    await expect
      .element(page.getByText('JSA-2026-001 was to be looked at again on 5 January 2026'))
      .toBeVisible();
    await expect.element(page.getByText('JSA-2026-002 comes back on 5 January 2099')).toBeVisible();
    expect(await faults()).toEqual([]);
  });
});

describe('an opened position', () => {
  it('is checked by the browser that shows it, and not shown where it was altered', async () => {
    const place = placeOf(roundOf(), 'belgrade');
    const { subjectSha256, delegation, roundId, itemId } = place;
    const position = {
      ...{
        format: 'jsa-position/1' as const,
        roundId,
        itemId,
        subjectSha256,
        delegation,
        authorName: 'The head',
      },
      ...{ language: 'en' as const, value: 'concur' as const, reasonCodes: [], text: phrase, conditions: [] },
      ...{ reviewOn: null, missing: '', ranking: [], sealedAt: '2026-11-27T09:00:00.000Z' },
    };
    const published = { delegation, position, nonceHex: '0'.repeat(64), commitment: '0'.repeat(64) };
    open(headOf('belgrade'), roundOf({ state: 'published', positions: [published] }));
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByText(phrase)).not.toBeInTheDocument();
    expect(await faults()).toEqual([]);
  });
});
