import type { PositionDeposit, Round } from '@jsa/contract';
import { openOwn, sealPosition } from '@jsa/sealing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { keepPin } from './kept-key.ts';
import { button, clear, faults, field, itemPath, open, partiesOf, placeOf } from './room-under-test.tsx';
import {
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

beforeAll(async () => {
  keys = await makeKeys();
});
afterEach(clear);

describe('a head in a round', () => {
  it('seals a position that leaves the browser as nothing but its seal, and is given a receipt', async () => {
    keepPin('chair', keys.identities.chair.recipient);
    const round = roundOf(mayDeposit);
    const sent: PositionDeposit[] = [];
    const { asked, parts } = open(
      { person: headOf('belgrade'), round, keys },
      {
        [`POST ${itemPath(round, 'deposit')}`]: (body: PositionDeposit) => {
          sent.push(body);
          return receiptOf(round, body, 'belgrade');
        },
      },
    );
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
    open({ person: headOf('pristina'), round: roundOf(mayDeposit), keys });
    await expect.element(page.getByText('Changed', { exact: true })).toBeVisible();
    await expect.element(button('Seal and deposit')).toBeDisabled();
    expect(await faults()).toEqual([]);
  });

  it('ranks the sites of a season by keyboard alone', async () => {
    open({ person: headOf('belgrade'), round: roundOf(mayDeposit, 'season-list'), keys });
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

describe('a head who deposited', () => {
  it('reads it again with the key that it was sealed to, though the delegation has another one by now', async () => {
    const round = roundOf({
      ...mayDeposit,
      deposits: [
        { ...mayReveal.deposits[0], commitment: '1'.repeat(64), replacedCount: 0 },
        mayReveal.deposits[1],
      ] as Round['items'][number]['deposits'],
    });
    const said = {
      ...{
        format: 'jsa-position/1' as const,
        authorName: 'The head',
        language: 'en' as const,
        value: 'concur' as const,
      },
      ...{ reasonCodes: [], text: phrase, conditions: [], reviewOn: null, missing: '', ranking: [] },
      ...{ sealedAt: '2026-11-27T09:00:00.000Z', roundId: '', itemId: '', subjectSha256: '' },
      delegation: 'belgrade' as const,
    };
    const sealed = await sealPosition(said, placeOf(round, 'belgrade'), partiesOf(keys, 'belgrade'));
    const { commitment, iv, ciphertext, keyForOwn, ownKeyId } = sealed;
    const newer = await makeKeys();
    const present = keys.keys.map((key) => (key.party === 'belgrade' ? { ...key, isCurrent: false } : key));
    open(
      { person: headOf('belgrade'), round, keys },
      {
        'GET /api/sealing-keys': () => [
          ...newer.keys
            .filter(({ party }) => party === 'belgrade')
            .map((key) => ({ ...key, id: '0'.repeat(8) + key.id.slice(8) })),
          ...present,
        ],
        [`GET ${itemPath(round, 'deposit')}`]: () => ({
          ...{ commitment, iv, ciphertext, keyForOwn, ownKeyId, depositedAt: said.sealedAt },
        }),
      },
    );
    await userEvent.click(button('Read it again'));
    await userEvent.click(page.getByText('Type it from the recovery sheet'));
    await userEvent.fill(field('The key on the sheet'), keys.identities.belgrade.secret);
    await userEvent.click(button('Unlock'));
    await userEvent.click(button('Read it again'));
    await expect.element(page.getByText(phrase)).toBeVisible();
    expect(await faults()).toEqual([]);
  });
});

describe('the list of rounds', () => {
  it('says what comes back, and what should have come back already', async () => {
    const deferred = [
      { code: 'JSA-2026-001', reviewOn: '2026-01-05', isDue: true },
      { code: 'JSA-2026-002', reviewOn: '2099-01-05', isDue: false },
    ];
    const { parts } = open({ person: headOf('belgrade'), round: { ...roundOf(), deferred }, keys });
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
    open({
      person: headOf('belgrade'),
      round: roundOf({ state: 'published', positions: [published] }),
      keys,
    });
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByText(phrase)).not.toBeInTheDocument();
    expect(await faults()).toEqual([]);
  });
});
