import type { PositionDeposit, Round } from '@jsa/contract';
import { sealPosition } from '@jsa/sealing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Refusal } from '#panels/server-under-test.ts';
import { roundSecrets } from '#state/round-secrets.ts';
import { button, clear, faults, field, itemPath, open, partiesOf, placeOf } from './room-under-test.tsx';
import { chair, type Keys, makeKeys, mayReveal, roundOf } from './rounds-on-screen-under-test.ts';

const phrase = 'Only after the harvest is in';
let keys: Keys;

beforeAll(async () => {
  keys = await makeKeys();
});
afterEach(clear);

describe('a chair in a round', () => {
  async function released(
    round: Round,
    spoil = (deposit: PositionDeposit) => deposit,
    ranking: string[] = [],
  ) {
    const deposits = await Promise.all(
      (['belgrade', 'pristina'] as const).map(async (delegation) => {
        const said = {
          ...{
            format: 'jsa-position/1' as const,
            authorName: 'The head',
            language: 'en' as const,
            value: 'concur' as const,
          },
          ...{ reasonCodes: [], text: phrase, conditions: [], reviewOn: null, missing: '', ranking },
          ...{ sealedAt: '2026-11-27T09:00:00.000Z', roundId: '', itemId: '', subjectSha256: '', delegation },
        };
        const sealed = await sealPosition(said, placeOf(round, delegation), partiesOf(keys, delegation));
        const { keyForOwn: _, chairKeyId: __, ownKeyId: ___, ...given } = spoil(sealed);
        return { delegation, ...given };
      }),
    );
    return { deposits };
  }

  it('opens both, checks both and publishes both at once', async () => {
    const round = roundOf(mayReveal);
    roundSecrets.set({ identity: keys.identities.chair });
    const answer = await released(round);
    const published: { positions: unknown[] }[] = [];
    open(
      { person: chair, round, keys },
      {
        [`POST ${itemPath(round, 'release')}`]: () => answer,
        [`POST ${itemPath(round, 'publication')}`]: (body: { positions: unknown[] }) => {
          published.push(body);
          return new Refusal(503, 'not-ready');
        },
      },
    );
    await userEvent.click(button('Open both positions'));
    await expect.poll(() => document.body.innerText.match(/it fits its commitment/g)?.length).toBe(2);
    await expect.element(page.getByText('nothing was published.', { exact: false })).toBeVisible();
    expect(published[0]?.positions).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });

  it('hands on what is no position, so that the server can close the item', async () => {
    const round = roundOf(mayReveal);
    roundSecrets.set({ identity: keys.identities.chair });
    // Sealed as in a season list, where a ranking is lawful: here it is not.
    const elsewhere = { ...round, kind: 'season-list' as const };
    const answer = await released(
      elsewhere,
      undefined,
      round.items[0]?.subjects.map(({ siteId }) => siteId),
    );
    const { asked } = open(
      { person: chair, round, keys },
      {
        [`POST ${itemPath(round, 'release')}`]: () => answer,
        [`POST ${itemPath(round, 'publication')}`]: () => ({ ...round, state: 'ended' }),
      },
    );
    await userEvent.click(button('Open both positions'));
    await expect
      .element(page.getByText('It breaks the rules for positions.', { exact: false }).first())
      .toBeVisible();
    await expect.poll(() => asked.some(({ path }) => path.endsWith('/publication'))).toBe(true);
  });

  it('publishes nothing where one does not fit its commitment', async () => {
    const round = roundOf(mayReveal);
    roundSecrets.set({ identity: keys.identities.chair });
    const answer = await released(round, (deposit) => ({ ...deposit, commitment: '0'.repeat(64) }));
    const { asked } = open(
      { person: chair, round, keys },
      { [`POST ${itemPath(round, 'release')}`]: () => answer },
    );
    await userEvent.click(button('Open both positions'));
    await expect
      .element(page.getByText('It is not what was committed to.', { exact: false }).first())
      .toBeVisible();
    expect(asked.some(({ path }) => path.endsWith('/publication'))).toBe(false);
  });

  it('makes a key behind a passphrase that is strong enough, and registers its public half only', async () => {
    const round = roundOf();
    keys.keys = keys.keys.filter(({ party }) => party !== 'chair');
    const { asked } = open({ person: chair, round, keys }, { 'POST /api/sealing-keys': () => keys.keys[0] });
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
