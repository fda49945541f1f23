import { type Static, Type } from 'typebox';
import { Id, nullable, Sha256, Timestamp } from './common.ts';
import { type Delegation, delegations } from './organisations.ts';

export const positionValues = ['concur', 'defer', 'object'] as const;
export type PositionValue = (typeof positionValues)[number];

/** Why a delegation objects. Political argument has no code: it goes to the text, and to the session. */
export const objectReasons = [
  'evidence-insufficient',
  'hypothesis-disproved',
  'already-searched',
  'wrong-polygon-or-depth',
  'method-cannot-detect',
  'safety',
  'legal-bar',
  'landowner-or-cultural',
  'open-judicial-step',
  'resources-better-used',
] as const;

/** Why a delegation defers, and what it waits for. */
export const deferReasons = [
  'more-survey',
  'season',
  'imagery-or-archive',
  'permission-pending',
  'ordnance-clearance',
  'funding',
  'families-consulted',
  'internal-mandate',
] as const;
export type PositionReason = (typeof objectReasons)[number] | (typeof deferReasons)[number];

/** The languages and scripts in which a position may be written. */
export const writtenLanguages = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const;
export type WrittenLanguage = (typeof writtenLanguages)[number];

/** What fits into the fixed size to which every position is padded, whatever the script. */
export const mostPositionCharacters = {
  text: 4_000,
  missing: 1_000,
  condition: 500,
  authorName: 200,
} as const;
export const mostConditions = 10;
export const mostRankedItems = 60;

/** Every position is padded to so many bytes before it is sealed: its length tells nothing. */
export const paddedPositionBytes = 32 * 1024;

/**
 * What a delegation decides on one item, as it is sealed: canonical JSON (RFC 8785) of exactly these fields. Round, item
 * and subject stand inside, so that a position given on one thing cannot be shown as one on another.
 */
export const DelegationPosition = Type.Object(
  {
    format: Type.Literal('jsa-position/1'),
    roundId: Id,
    itemId: Id,
    /** Of the frozen version that was decided on. */
    subjectSha256: Sha256,
    delegation: Type.Enum(delegations),
    authorName: Type.String({ minLength: 1, maxLength: mostPositionCharacters.authorName }),
    language: Type.Enum(writtenLanguages),
    value: Type.Enum(positionValues),
    /** At least one where it defers or objects; none where it concurs. */
    reasonCodes: Type.Array(Type.Enum([...objectReasons, ...deferReasons]), {
      maxItems: 10,
      uniqueItems: true,
    }),
    /** Needed where it objects. */
    text: Type.String({ maxLength: mostPositionCharacters.text }),
    /** Only where it concurs. */
    conditions: Type.Array(Type.String({ minLength: 1, maxLength: mostPositionCharacters.condition }), {
      maxItems: mostConditions,
    }),
    /** The day on which it is looked at again; needed exactly where it defers. */
    reviewOn: nullable(Type.String({ format: 'date' })),
    /** What is lacking until then; needed exactly where it defers. */
    missing: Type.String({ maxLength: mostPositionCharacters.missing }),
    /** Only in a round that makes a season list: its sites (ids) from the most to the least urgent. Else empty. */
    ranking: Type.Array(Id, { maxItems: mostRankedItems, uniqueItems: true }),
    /** By the clock of the machine on which it was sealed. */
    sealedAt: Timestamp,
  },
  { additionalProperties: false },
);
export type DelegationPosition = Omit<
  Static<typeof DelegationPosition>,
  'delegation' | 'language' | 'value' | 'reasonCodes'
> & {
  delegation: Delegation;
  language: WrittenLanguage;
  value: PositionValue;
  reasonCodes: PositionReason[];
};
