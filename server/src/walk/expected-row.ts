import type { Actor } from './actors.ts';

/**
 * What the thing is that a route is about, and so what else must hold beside the role:
 * `site`: its existence is known; `mission`: the site is seen, and the field is at work there; `recording`: as above;
 * `survey evidence`: the same for what follows from recordings; `team`: who may see who is on a mission; `table`:
 * nothing else; `account`: one's own; `public`: nobody is asked who they are.
 */
type About = 'site' | 'mission' | 'recording' | 'survey evidence' | 'table' | 'account' | 'public';

export type Row = {
  readonly about: About;
  readonly routes: readonly string[];
  /** Who gets an answer about it (a refusal because of its state, or because it is another's part, is one). */
  readonly may: readonly Actor[];
  /** Who knows that there is such a thing and is told aloud that this is not for their role; for all others it is nothing. */
  readonly toldNo?: readonly Actor[];
  /** The walk has no such thing at hand: whoever may have it is answered that it is not there, as all others are. */
  readonly isNothingInTheWalk?: true;
};
