import type { Role } from './rights.ts';
import type { SiteAction, SiteGuard, SiteMoveInput, SiteSignature } from './site-offers.ts';
import type { SiteStatus } from './site-status.ts';

export * from './site-offers.ts';

export type SiteMove = {
  /** Null: it is not on the table yet. */
  readonly from: SiteStatus | null;
  readonly action: SiteAction;
  /** The same as `from` where the move only leaves a signature. */
  readonly to: SiteStatus;
  /** Empty: nobody by hand. */
  readonly roles: readonly Role[];
  /** For whom it is to do: anybody of the roles, the owner's side, or each delegation for itself. */
  readonly whose: 'anybody' | 'owner' | 'each-delegation';
  readonly guards: readonly SiteGuard[];
  readonly takes: readonly SiteMoveInput[];
  readonly signs: SiteSignature | null;
  /** On the site's way forward: somebody is awaited. Holding, withdrawing and merging are always possible instead. */
  readonly isStep: boolean;
};

type Said = Pick<SiteMove, 'from' | 'action' | 'to'> & Partial<SiteMove>;

function move(said: Said): SiteMove {
  return { roles: [], whose: 'anybody', guards: [], takes: [], signs: null, isStep: true, ...said };
}

/** A signature stays where it is; only together with others does it open the next move. */
function signature(said: Omit<Said, 'to'> & { from: SiteStatus; signs: SiteSignature }): SiteMove {
  return move({ ...said, to: said.from });
}

const secretariat: readonly Role[] = ['secretariat'];
const heads: readonly Role[] = ['head'];
/** The excavation lead is of a field team; the secretariat writes down what they report. */
const excavationLead: readonly Role[] = ['field', 'secretariat'];
const isAside = { isStep: false } as const;

const onTheWay: readonly SiteStatus[] = [
  'proposed',
  'desk-review',
  'assessment-agreed',
  'survey-ready',
  'surveyed',
  'reported',
];
const notFinal: readonly SiteStatus[] = [...onTheWay, 'dig-agreed', 'excavating', 'inconclusive'];

/** Nothing leaves these but new information. */
export const finalSiteStatuses: readonly SiteStatus[] = [
  'found',
  'not-found',
  'closed-without-dig',
  'withdrawn',
  'merged',
];

const forward: readonly SiteMove[] = [
  move({
    from: null,
    action: 'propose',
    to: 'proposed',
    roles: ['head', 'chair'],
    whose: 'owner',
    guards: ['redaction', 'area-of-interest', 'hypothesis'],
  }),
  signature({
    from: 'proposed',
    action: 'acknowledge',
    roles: heads,
    whose: 'each-delegation',
    signs: 'receipt',
  }),
  signature({ from: 'proposed', action: 'look-at-duplicates', roles: secretariat, signs: 'duplicates' }),
  move({
    from: 'proposed',
    action: 'start-desk-review',
    to: 'desk-review',
    roles: secretariat,
    guards: ['duplicates-looked-at', 'receipt-of-both'],
  }),
  signature({
    from: 'desk-review',
    action: 'sign-dossier',
    roles: ['analyst'],
    whose: 'each-delegation',
    signs: 'dossier',
  }),
  move({
    from: 'desk-review',
    action: 'agree-assessment',
    to: 'assessment-agreed',
    guards: ['dossier-of-both', 'round-assess'],
  }),
  move({
    from: 'assessment-agreed',
    action: 'declare-survey-ready',
    to: 'survey-ready',
    roles: secretariat,
    guards: ['clearances-for-survey'],
    takes: ['plannedFrom', 'plannedUntil'],
  }),
  move({
    from: 'survey-ready',
    action: 'hand-over',
    to: 'surveyed',
    // The field lead hands over; whoever signs the joint receipt last completes it.
    roles: ['field', 'head', 'member'],
    guards: ['joint-receipt'],
  }),
  move({ from: 'surveyed', action: 'report', to: 'reported', roles: secretariat, guards: ['report'] }),
  move({
    from: 'reported',
    action: 'agree-dig',
    to: 'dig-agreed',
    guards: ['report', 'dig-plan', 'round-dig'],
  }),
  move({
    from: 'reported',
    action: 'agree-close',
    to: 'closed-without-dig',
    guards: ['report', 'round-close'],
  }),
  move({
    from: 'dig-agreed',
    action: 'start-excavation',
    to: 'excavating',
    roles: secretariat,
    guards: ['order-covers-plan'],
    takes: ['plannedFrom', 'plannedUntil'],
  }),
  signature({
    from: 'excavating',
    action: 'sign-as-dug',
    roles: heads,
    whose: 'each-delegation',
    guards: ['as-dug-record'],
    signs: 'as-dug',
  }),
  ...(['found', 'not-found', 'inconclusive'] as const).map((to) =>
    move({
      from: 'excavating',
      action: `record-${to}`,
      to,
      roles: excavationLead,
      guards: [
        'as-dug-record',
        'as-dug-of-both',
        ...(to === 'not-found' ? (['families-informed'] as const) : []),
      ],
      takes: ['reason'],
    }),
  ),
  move({
    from: 'inconclusive',
    action: 'return-to-desk-review',
    to: 'desk-review',
    roles: secretariat,
    takes: ['reason'],
  }),
];

const aside: readonly SiteMove[] = [
  ...notFinal.map((from) =>
    move({
      from,
      action: 'hold',
      to: 'on-hold',
      roles: ['secretariat', 'chair', 'head'],
      takes: ['reason', 'reviewOn'],
      ...isAside,
    }),
  ),
  ...notFinal.map((to) =>
    move({
      from: 'on-hold',
      action: 'resume',
      to,
      roles: ['secretariat', 'chair', 'head'],
      guards: ['held-there'],
      takes: ['reason'],
    }),
  ),
  ...onTheWay.map((from) =>
    move({
      from,
      action: 'withdraw',
      to: 'withdrawn',
      roles: ['head', 'chair'],
      whose: 'owner',
      takes: ['reason'],
      ...isAside,
    }),
  ),
  ...onTheWay.map((from) =>
    move({
      from,
      action: 'merge',
      to: 'merged',
      roles: secretariat,
      guards: ['merge-target'],
      takes: ['mergeInto', 'reason'],
      ...isAside,
    }),
  ),
  ...finalSiteStatuses.map((from) =>
    signature({
      from,
      action: 'bring-new-information',
      roles: heads,
      whose: 'each-delegation',
      takes: ['reason'],
      signs: 'new-information',
      ...isAside,
    }),
  ),
  ...finalSiteStatuses.map((from) =>
    move({ from, action: 'reopen', to: 'desk-review', roles: heads, guards: ['new-information'] }),
  ),
];

/**
 * Every move of a candidate site. The server refuses by it, the browser offers by it, and the database holds the same
 * rows and refuses a change of status that is none of them. No move is undone: a mistake is a correcting move with a reason.
 */
export const siteMoves: readonly SiteMove[] = [...forward, ...aside];
