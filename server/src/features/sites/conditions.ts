import {
  type ClearanceKind,
  type Delegation,
  type DigResult,
  delegations,
  fullCoverFraction,
  type MissingCondition,
  type Owner,
  type Person,
  type SiteAction,
  type SiteCondition,
  type SiteGuard,
  type SiteMove,
  type SiteMoveRequest,
  type SiteSignature,
} from '@jsa/contract';
import type { ClearanceReach, SiteFacts } from './move-queries.ts';

export type Said = Omit<SiteMoveRequest, 'action'>;

/** What is known of the site beyond its own row, where a condition needs it. */
export type Surroundings = {
  readonly reach: readonly ClearanceReach[];
  /** What `mergeInto` names, if the person may know of it and it can take another site in. */
  readonly mergeTarget: { id: string; code: string } | null;
  /** The days on which the plan lies; today where nobody has said. */
  readonly today: string;
};

type Judged = {
  /** Which move is judged; null where none of them makes a difference. */
  action: SiteAction | null;
  site: SiteFacts;
  person: Pick<Person, 'organisation'>;
  around: Surroundings;
  said: Said;
};
type Values = MissingCondition['values'];

/** For which side somebody speaks: a delegation's person for it, the chair's for what the chair holds. */
export function sideOf({ organisation }: Pick<Person, 'organisation'>): Owner | null {
  return organisation.delegation ?? (organisation.kind === 'chair' ? 'chair' : null);
}

function signersOf(site: SiteFacts, kind: SiteSignature): (Delegation | null)[] {
  return site.signatures.filter((signature) => signature.kind === kind).map(({ delegation }) => delegation);
}

function missing(code: SiteCondition, message: string, values: Values = {}): MissingCondition {
  return { code, message, values };
}

const nameOf: Readonly<Record<Delegation, string>> = { belgrade: 'Belgrade', pristina: 'Pristina' };

function bothSigned(code: SiteGuard, kind: SiteSignature, what: string) {
  return ({ site }: Judged): MissingCondition | null => {
    const signers = signersOf(site, kind);
    const lacking = delegations.filter((delegation) => !signers.includes(delegation));
    if (lacking.length === 0) return null;
    const names = lacking.map((delegation) => nameOf[delegation]).join(' and ');
    return missing(code, `${what} ${names}.`, { delegations: lacking.join(' ') });
  };
}

function duplicatesLookedAt({ site }: Judged): MissingCondition | null {
  const looks = site.signatures.filter(({ kind }) => kind === 'duplicates');
  const seen = new Set(looks.flatMap(({ seenIds }) => seenIds));
  const unseen = site.nearIds.filter((id) => !seen.has(id));
  if (looks.length > 0 && unseen.length === 0) return null;
  const message =
    looks.length === 0
      ? 'The secretariat has not yet looked at the sites within 200 m.'
      : 'Another site within 200 m came to the table after the last look.';
  return missing('duplicates-looked-at', message, { unseenCount: unseen.length });
}

function lackingKinds({ around, site }: Judged): ClearanceKind[] {
  return around.reach
    .filter(({ siteId }) => siteId === site.id)
    .filter(({ isNotApplicable, coveredFraction }) => !isNotApplicable && coveredFraction < fullCoverFraction)
    .map(({ kind }) => kind);
}

function clearancesForSurvey(judged: Judged): MissingCondition | null {
  const kinds = lackingKinds(judged);
  if (kinds.length === 0) return null;
  const message = `Not valid on every planned day for the whole area: ${kinds.join(', ')}.`;
  return missing('clearances-for-survey', message, { kinds: kinds.join(' ') });
}

function orderCoversPlan(judged: Judged): MissingCondition | null {
  if (!lackingKinds(judged).includes('judicial-order')) return null;
  const message = 'No judicial order for excavation is valid on every planned day for the whole area.';
  return missing('order-covers-plan', message);
}

function newInformation({ site, person }: Judged): MissingCondition | null {
  const bringers = signersOf(site, 'new-information');
  if (bringers.length === 0)
    return missing('new-information', 'Nobody has brought new information yet.', { has: 'none' });
  if (bringers.some((delegation) => delegation !== person.organisation.delegation)) return null;
  const message = 'The new information is your own: the other delegation acknowledges it.';
  return missing('new-information', message, { has: 'own' });
}

function mergeTarget({ around, said }: Judged): MissingCondition | null {
  if (said.mergeInto === undefined || around.mergeTarget !== null) return null;
  const message = `${said.mergeInto} is not a site that this one can be merged into.`;
  return missing('merge-target', message, { code: said.mergeInto });
}

const resultOf: Partial<Record<SiteAction, DigResult>> = {
  'record-found': 'remains-found',
  'record-not-found': 'not-found-in-volume',
  'record-inconclusive': 'inconclusive',
};

function asDugRecord({ site, action }: Judged): MissingCondition | null {
  const message = 'The dug volumes, their depths and what was not reached are not recorded.';
  if (site.asDug === null) return missing('as-dug-record', message, { has: 'none' });
  const wanted = action === null ? undefined : resultOf[action];
  if (wanted === undefined || wanted === site.asDug.result) return null;
  const other = `The record of what was dug says ${site.asDug.result}.`;
  return missing('as-dug-record', other, { has: 'other' });
}

/** Signed by both, or refused with a reason that is on record: nobody keeps a site open for ever by silence or by no. */
function asDugOfBoth({ site }: Judged): MissingCondition | null {
  const done = [...signersOf(site, 'as-dug'), ...(site.asDug?.refusedBy ?? [])];
  const lacking = delegations.filter((delegation) => !done.includes(delegation));
  if (lacking.length === 0) return null;
  const names = lacking.map((delegation) => nameOf[delegation]).join(' and ');
  return missing('as-dug-of-both', `The as-dug statement is neither signed nor refused by ${names}.`, {
    delegations: lacking.join(' '),
  });
}

const later = (code: SiteGuard, message: string) => () => missing(code, message);
const judgedAtProposal = () => null;

/** Null: it is true. */
const judges: Readonly<Record<SiteGuard, (judged: Judged) => MissingCondition | null>> = {
  redaction: judgedAtProposal,
  'area-of-interest': judgedAtProposal,
  hypothesis: judgedAtProposal,
  'receipt-of-both': bothSigned('receipt-of-both', 'receipt', 'Receipt is not acknowledged by'),
  'duplicates-looked-at': duplicatesLookedAt,
  'dossier-of-both': bothSigned('dossier-of-both', 'dossier', 'No analyst signed the dossier for'),
  'round-assess': later('round-assess', 'Both delegations must concur in a decision round.'),
  'round-dig': later('round-dig', 'Both delegations must concur in a decision round.'),
  'round-close': later('round-close', 'Both delegations must concur in a decision round.'),
  'dig-plan': ({ site }) =>
    site.hasDigPlan
      ? null
      : missing(
          'dig-plan',
          'Nobody has written yet where, how deep and how would be dug, and what stops it.',
        ),
  'clearances-for-survey': clearancesForSurvey,
  'joint-receipt': ({ site }) =>
    site.hasJointReceipt
      ? null
      : missing('joint-receipt', 'No joint assessment has been received by both delegations.'),
  // Sites of the demonstration are walked to `reported` without one.
  report: ({ site }) =>
    site.hasFrozenReport || (site.isFictional && site.status === 'reported')
      ? null
      : missing('report', 'There is no joint report with a frozen hash.'),
  'order-covers-plan': orderCoversPlan,
  'as-dug-record': asDugRecord,
  'as-dug-of-both': asDugOfBoth,
  'families-informed': ({ site }) =>
    site.asDug?.familiesInformed === true
      ? null
      : missing('families-informed', 'The record does not say yet when and by whom the families were told.'),
  'new-information': newInformation,
  'held-there': () => null,
  'merge-target': mergeTarget,
};

export const roundGuards: readonly SiteGuard[] = ['round-assess', 'round-dig', 'round-close'];

/** The guards of a move that are not met. */
export function unmetGuards(move: SiteMove, judged: Omit<Judged, 'action'>): MissingCondition[] {
  return move.guards
    .map((guard) => judges[guard]({ ...judged, action: move.action }))
    .filter((each) => each !== null);
}

/** Why it is not for this person, whatever the site is like. */
export function unmetPerson(
  move: SiteMove,
  site: SiteFacts,
  person: Pick<Person, 'roles' | 'organisation'>,
): MissingCondition[] {
  if (!person.roles.some((role) => move.roles.includes(role))) {
    const who = move.roles.length === 0 ? 'a decision round' : move.roles.join(' or ');
    return [missing('not-your-role', `This is for ${who}.`, { roles: move.roles.join(' ') })];
  }
  if (move.whose === 'owner' && sideOf(person) !== site.owner)
    return [missing('not-your-side', 'This is for the side that brought the site.', { owner: site.owner })];
  if (move.whose !== 'each-delegation') return [];
  const { delegation } = person.organisation;
  if (delegation === null) return [missing('not-your-side', 'This is for each delegation to do for itself.')];
  const isSigned = move.signs !== null && signersOf(site, move.signs).includes(delegation);
  return isSigned ? [missing('already-signed', 'Your delegation has signed this already.')] : [];
}

/** What must be said with a move and was not, or not so that it can be. */
export function unmetSaid(
  move: SiteMove,
  { said, around }: Pick<Judged, 'said' | 'around'>,
): MissingCondition[] {
  const { reason = '', reviewOn, plannedFrom, plannedUntil, mergeInto } = said;
  const unmet: Record<SiteMove['takes'][number], MissingCondition | null> = {
    reason: reason.trim().length >= 3 ? null : missing('said-reason', 'Say why, in a sentence.'),
    reviewOn:
      reviewOn !== undefined && reviewOn > around.today
        ? null
        : missing('said-reviewOn', 'Say on which day to come it is looked at again.'),
    plannedFrom:
      plannedFrom !== undefined && plannedFrom >= around.today
        ? null
        : missing('said-plannedFrom', 'Say on which day, today or later, the work is planned to begin.'),
    plannedUntil:
      plannedUntil !== undefined && plannedUntil >= (plannedFrom ?? around.today)
        ? null
        : missing('said-plannedUntil', 'Say on which day the work is planned to end, not before it begins.'),
    mergeInto:
      mergeInto !== undefined && mergeInto !== ''
        ? null
        : missing('said-mergeInto', 'Say the code of the site that takes this one in.'),
  };
  return move.takes.map((input) => unmet[input]).filter((each) => each !== null);
}
