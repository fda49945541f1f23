import { type Static, Type } from 'typebox';
import { nullable, Timestamp } from './common.ts';
import { type Delegation, delegations } from './organisations.ts';
import { type SiteStatus, siteStatuses } from './site-status.ts';

export const siteActions = [
  'propose',
  'acknowledge',
  'look-at-duplicates',
  'start-desk-review',
  'sign-dossier',
  'agree-assessment',
  'declare-survey-ready',
  'hand-over',
  'report',
  'agree-dig',
  'agree-close',
  'start-excavation',
  'sign-as-dug',
  'record-found',
  'record-not-found',
  'record-inconclusive',
  'return-to-desk-review',
  'hold',
  'resume',
  'withdraw',
  'merge',
  'bring-new-information',
  'reopen',
] as const;
export type SiteAction = (typeof siteActions)[number];

/** What must be true before a move; the server answers which of them is not. */
export const siteGuards = [
  'redaction',
  'area-of-interest',
  'hypothesis',
  'receipt-of-both',
  'duplicates-looked-at',
  'dossier-of-both',
  'round-assess',
  'round-dig',
  'dig-plan',
  'round-close',
  'clearances-for-survey',
  'joint-receipt',
  'report',
  'order-covers-plan',
  'as-dug-record',
  'as-dug-of-both',
  'families-informed',
  'new-information',
  'held-there',
  'merge-target',
] as const;
export type SiteGuard = (typeof siteGuards)[number];

/** What a person says with a move. */
export const siteMoveInputs = ['reason', 'reviewOn', 'plannedFrom', 'plannedUntil', 'mergeInto'] as const;
export type SiteMoveInput = (typeof siteMoveInputs)[number];

/** Signatures that make a guard true: of the secretariat, or one of each delegation. */
export const siteSignatures = ['receipt', 'duplicates', 'dossier', 'as-dug', 'new-information'] as const;
export type SiteSignature = (typeof siteSignatures)[number];

/** What is missing before a move can be made: a guard, or who asks, or what they said with it. */
export const siteConditions = [
  ...siteGuards,
  'other-status',
  'not-your-role',
  'not-your-side',
  'already-signed',
  'said-reason',
  'said-reviewOn',
  'said-plannedFrom',
  'said-plannedUntil',
  'said-mergeInto',
] as const;
export type SiteCondition = (typeof siteConditions)[number];

export const MissingCondition = Type.Object({
  code: Type.Enum(siteConditions),
  /** In words; with the places and dates that only the server knows. */
  message: Type.String(),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
export type MissingCondition = Omit<Static<typeof MissingCondition>, 'code'> & { code: SiteCondition };

/** A move from where the site stands, as it is for the reader: nothing missing, and it can be made now. */
export const OfferedMove = Type.Object({
  action: Type.Enum(siteActions),
  to: Type.Enum(siteStatuses),
  takes: Type.Array(Type.Enum(siteMoveInputs)),
  isStep: Type.Boolean(),
  /** False where others make it, and the reader only sees what it waits for. */
  isYours: Type.Boolean(),
  missing: Type.Array(MissingCondition),
});
export type OfferedMove = {
  action: SiteAction;
  to: SiteStatus;
  takes: SiteMoveInput[];
  isStep: boolean;
  isYours: boolean;
  missing: MissingCondition[];
};

const Day = Type.String({ format: 'date' });

export const SiteMoveRequest = Type.Object(
  {
    action: Type.Enum(siteActions),
    reason: Type.Optional(Type.String({ maxLength: 2_000 })),
    reviewOn: Type.Optional(Day),
    plannedFrom: Type.Optional(Day),
    plannedUntil: Type.Optional(Day),
    /** The code of the site that takes this one in. */
    mergeInto: Type.Optional(Type.String({ maxLength: 20 })),
  },
  { additionalProperties: false },
);
export type SiteMoveRequest = Omit<Static<typeof SiteMoveRequest>, 'action'> & { action: SiteAction };

export const SignatureGiven = Type.Object({
  kind: Type.Enum(siteSignatures),
  /** Null where the secretariat signed. */
  delegation: nullable(Type.Enum(delegations)),
  by: Type.String(),
  at: Timestamp,
});
export type SignatureGiven = Omit<Static<typeof SignatureGiven>, 'kind' | 'delegation'> & {
  kind: SiteSignature;
  delegation: Delegation | null;
};
