import type { Delegation, Round } from '@jsa/contract';

/** Neither stands first for ever: the order on the screen changes from round to round, for everybody alike. */
export function orderOf(round: Round): readonly [Delegation, Delegation] {
  const number = Number(/\d+$/.exec(round.code ?? '')?.[0] ?? 1);
  return number % 2 === 1 ? ['belgrade', 'pristina'] : ['pristina', 'belgrade'];
}
