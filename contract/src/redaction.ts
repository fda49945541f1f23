import { type Static, Type } from 'typebox';

/** What in a text may point to a person or a house. */
export const redactionKinds = [
  'person-name',
  'kinship',
  'phone-number',
  'email-address',
  'identity-number',
  'number-plate',
  'coordinates',
  'address',
] as const;
export type RedactionKind = (typeof redactionKinds)[number];

/** By which pattern it was found; the browser says each in words. */
export const redactionReasons = [
  'first-name-and-surname',
  'capitalised-pair',
  'initial-and-surname',
  'title-and-name',
  'first-name',
  'surname-ending',
  'kinship-word',
  'regional-phone-number',
  'international-phone-number',
  'email-address',
  'personal-number',
  'document-number',
  'number-plate',
  'decimal-degrees',
  'degrees-minutes-seconds',
  'metric-coordinates',
  'grid-reference',
  'street-and-number',
  'house-number',
] as const;
export type RedactionReason = (typeof redactionReasons)[number];

/** Coordinates that tell a place more finely than this are found. */
export const finestPlaceInTextM = 1_000;

/** `start` and `end` count UTF-16 units, as the text's own `slice` does. */
export const RedactionFinding = Type.Object({
  kind: Type.Enum(redactionKinds),
  reason: Type.Enum(redactionReasons),
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String(),
});
export type RedactionFinding = Omit<Static<typeof RedactionFinding>, 'kind' | 'reason'> & {
  kind: RedactionKind;
  reason: RedactionReason;
};

/** Why something that was found may stand. The reason is kept in the audit log, the text is not. */
export const RedactionOverride = Type.Object({
  kind: Type.Enum(redactionKinds),
  text: Type.String({ minLength: 1, maxLength: 500 }),
  reason: Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' }),
});
export type RedactionOverride = Omit<Static<typeof RedactionOverride>, 'kind'> & { kind: RedactionKind };
