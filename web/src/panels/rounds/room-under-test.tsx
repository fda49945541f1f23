import type { Person, Round } from '@jsa/contract';
import { type PositionPlace, placeOn } from '@jsa/sealing';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { standInForServer } from '#panels/server-under-test.ts';
import { forgetRoundSecrets } from '#state/round-secrets.ts';
import { RoundsScreen } from './index.tsx';
import type { Keys } from './rounds-on-screen-under-test.ts';

let close = () => {};
let leave = () => {};

/** After each test: nothing of it stays on the page or in the browser. */
export function clear(): void {
  close();
  leave();
  localStorage.clear();
  forgetRoundSecrets();
}

/** Shows a round to somebody, before a server that answers for it. */
export function open(
  { person, round, keys }: { person: Person; round: Round; keys: Keys },
  replies: Record<string, (body: never) => unknown> = {},
) {
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

export const button = (name: string) => page.getByRole('button', { name, exact: true });
export const field = (name: string) => page.getByLabelText(name, { exact: true });

/** What axe finds wrong on the screen. */
export async function faults(): Promise<string[]> {
  const { violations } = await axe.run('section', { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

export const itemPath = (round: Round, act: string) => `/api/round-items/${round.items[0]?.id}/${act}`;

export function placeOf(round: Round, delegation: PositionPlace['delegation']): PositionPlace {
  const [item] = round.items;
  if (item === undefined) throw new Error('no item');
  return placeOn(round, item, delegation);
}

export function partiesOf({ keys }: Keys, delegation: PositionPlace['delegation']) {
  const key = (party: string) => {
    const found = keys.find((each) => each.party === party);
    if (found === undefined) throw new Error('no key');
    return found;
  };
  return { chair: key('chair'), own: key(delegation) };
}
