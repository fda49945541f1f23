import { type Static, Type } from 'typebox';
import { Id, IdParams, IfMatch, nullable, Sha256, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Delegation, delegations } from './organisations.ts';
import { writtenLanguages } from './positions.ts';
import { RoundItem, roundKinds } from './rounds.ts';

/**
 * `draft`: the chair's people write. `offered`: the words are fixed and each head approves or reserves. `frozen`: both
 * have, and nothing changes any more.
 */
export const minutesStates = ['draft', 'offered', 'frozen'] as const;
export type MinutesState = (typeof minutesStates)[number];

export const minutesAnswers = ['approves', 'reserves'] as const;
export type MinutesAnswerKind = (typeof minutesAnswers)[number];

/** In which languages the chair writes. Serbian is written in Latin letters and printed in both scripts. */
export const minutesLanguages = ['en', 'sq', 'sr-Latn'] as const;
export type MinutesLanguage = (typeof minutesLanguages)[number];

export const mostMinutesCharacters = { words: 8_000, reservation: 4_000, name: 200 } as const;
const mostNames = 40;

/** The same in each language; empty in all of them, or in none when the minutes are offered. */
export const InEachLanguage = Type.Object(
  {
    en: Type.String({ maxLength: mostMinutesCharacters.words }),
    sq: Type.String({ maxLength: mostMinutesCharacters.words }),
    'sr-Latn': Type.String({ maxLength: mostMinutesCharacters.words }),
  },
  { additionalProperties: false },
);
export type InEachLanguage = Static<typeof InEachLanguage>;

const Names = Type.Array(
  Type.String({ minLength: 1, maxLength: mostMinutesCharacters.name, pattern: '\\S' }),
  { maxItems: mostNames },
);

/** What the chair writes; everything else in the minutes is filled from the record. */
export const MinutesDraft = Type.Object(
  {
    /** The day of the meeting; null where the round was held without one. */
    heldOn: nullable(Type.String({ format: 'date' })),
    /** Where it was held, as it is to be printed. */
    place: Type.String({ maxLength: 200 }),
    participants: Type.Object({ belgrade: Names, chair: Names, pristina: Names }),
    opening: InEachLanguage,
    /** What was said on an item, by the item's number. */
    notes: Type.Array(Type.Object({ number: Type.Integer({ minimum: 1 }), words: InEachLanguage }), {
      maxItems: 60,
    }),
    closing: InEachLanguage,
  },
  { additionalProperties: false },
);
export type MinutesDraft = Static<typeof MinutesDraft>;

const itemOfRecord = Type.Pick(RoundItem, [
  'id',
  'number',
  'state',
  'subjects',
  'subjectSha256',
  'publishedAt',
  'positions',
  'outcome',
  'closeReason',
]);

/** The words of the minutes as both heads are asked about them. */
export const MinutesContent = Type.Object({
  format: Type.Literal('jsa-minutes/1'),
  revision: Type.Integer({ minimum: 1 }),
  round: Type.Object({
    id: Id,
    code: Type.String(),
    kind: Type.Enum(roundKinds),
    title: Type.String(),
    agenda: Type.String(),
    budgetNote: Type.String(),
    openedAt: Timestamp,
    openedBy: Type.String(),
    deadline: Timestamp,
    endedAt: Timestamp,
    extensions: Type.Array(Type.Object({ at: Timestamp, deadline: Timestamp, reason: Type.String() })),
    /** Of all that both delegations were given. */
    packSha256: Sha256,
  }),
  items: Type.Array(itemOfRecord),
  written: MinutesDraft,
});
export type MinutesContent = Omit<Static<typeof MinutesContent>, 'round' | 'items'> & {
  round: Omit<Static<typeof MinutesContent>['round'], 'kind'> & { kind: (typeof roundKinds)[number] };
  items: Pick<
    RoundItem,
    | 'id'
    | 'number'
    | 'state'
    | 'subjects'
    | 'subjectSha256'
    | 'publishedAt'
    | 'positions'
    | 'outcome'
    | 'closeReason'
  >[];
};

export const MinutesAnswer = Type.Object({
  delegation: Type.Enum(delegations),
  answer: Type.Enum(minutesAnswers),
  /** Verbatim; empty where it approves. */
  reservation: Type.String(),
  language: Type.Enum(writtenLanguages),
  /** The head who answered. */
  name: Type.String(),
  at: Timestamp,
});
export type MinutesAnswer = Omit<Static<typeof MinutesAnswer>, 'delegation' | 'answer' | 'language'> & {
  delegation: Delegation;
  answer: MinutesAnswerKind;
  language: (typeof writtenLanguages)[number];
};

/** What is signed and kept for ever. */
export const MinutesRecord = Type.Object({
  format: Type.Literal('jsa-minutes-record/1'),
  content: MinutesContent,
  /** Of the canonical JSON (RFC 8785) of the content: what both heads answered to. */
  contentSha256: Sha256,
  answers: Type.Array(MinutesAnswer),
  /** Head of the audit log just before the last answer was written to it. */
  auditHead: Type.Object({ sequence: Type.Integer(), sha256: Sha256 }),
  frozenAt: Timestamp,
});
export type MinutesRecord = Omit<Static<typeof MinutesRecord>, 'content' | 'answers'> & {
  content: MinutesContent;
  answers: MinutesAnswer[];
};

/** A JWS in flattened JSON (RFC 7515 §7.2.2), Ed25519 (RFC 8037): its payload is the canonical JSON of the record. */
export const SignedMinutes = Type.Object({
  payload: Type.String(),
  protected: Type.String(),
  signature: Type.String(),
});
export type SignedMinutes = Static<typeof SignedMinutes>;

export const Minutes = Type.Object({
  roundId: Id,
  version: Type.Integer({ minimum: 0 }),
  state: Type.Enum(minutesStates),
  /** How often they were offered so far. */
  revision: Type.Integer({ minimum: 0 }),
  /** Only for those who write them, until they are offered. */
  draft: nullable(MinutesDraft),
  /** As they stand when offered or frozen; of a draft, as they would. */
  content: MinutesContent,
  contentSha256: Sha256,
  /** To this revision. */
  answers: Type.Array(MinutesAnswer),
  record: nullable(MinutesRecord),
  pdfSha256: nullable(Sha256),
  /** RFC 7638 thumbprint of the key that signed the record. */
  signingKeyId: nullable(Type.String()),
  may: Type.Object({
    write: Type.Boolean(),
    offer: Type.Boolean(),
    takeBack: Type.Boolean(),
    answer: Type.Boolean(),
  }),
});
export type Minutes = Omit<Static<typeof Minutes>, 'state' | 'draft' | 'content' | 'answers' | 'record'> & {
  state: MinutesState;
  draft: MinutesDraft | null;
  content: MinutesContent;
  answers: MinutesAnswer[];
  record: MinutesRecord | null;
};

const tags = ['minutes'];

export const readMinutes = endpoint({
  method: 'GET',
  url: '/api/rounds/:id/minutes',
  schema: {
    summary: 'The minutes of a decision round, as far as they have come for the reader',
    tags,
    params: IdParams,
    response: { 200: Minutes },
  },
});

export const writeMinutes = endpoint({
  method: 'PUT',
  url: '/api/rounds/:id/minutes',
  schema: {
    summary: 'Write what the minutes say beside the record',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: MinutesDraft,
    response: { 200: Minutes },
  },
});

export const offerMinutes = endpoint({
  method: 'POST',
  url: '/api/rounds/:id/minutes/offer',
  schema: {
    summary: 'Fix the words of the minutes and ask both heads about them',
    tags,
    params: IdParams,
    headers: IfMatch,
    response: { 200: Minutes },
  },
});

export const takeBackMinutes = endpoint({
  method: 'POST',
  url: '/api/rounds/:id/minutes/take-back',
  schema: {
    summary: 'Take offered minutes back to change them; answers to them are void, and stay on record',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ reason: Type.String({ minLength: 3, maxLength: 1_000, pattern: '\\S' }) }),
    response: { 200: Minutes },
  },
});

export const answerMinutes = endpoint({
  method: 'POST',
  url: '/api/rounds/:id/minutes/answers',
  schema: {
    summary: 'Approve the minutes for the own delegation, or add a reservation',
    tags,
    params: IdParams,
    body: Type.Object({
      /** What was read: another revision is refused. */
      contentSha256: Sha256,
      answer: Type.Enum(minutesAnswers),
      reservation: Type.String({ maxLength: mostMinutesCharacters.reservation }),
      language: Type.Enum(writtenLanguages),
    }),
    response: { 200: Minutes },
  },
});

/** The body of an answer of the PDF is the file itself. */
export const readMinutesPdf = endpoint({
  method: 'GET',
  url: '/api/rounds/:id/minutes.pdf',
  schema: {
    summary: 'The frozen minutes as PDF/A in every language',
    tags,
    params: IdParams,
    response: {},
  },
});

export const readSignedMinutes = endpoint({
  method: 'GET',
  url: '/api/rounds/:id/minutes.json',
  schema: {
    summary: 'The frozen minutes as signed JSON (JWS)',
    tags,
    params: IdParams,
    response: { 200: SignedMinutes },
  },
});

/** The public half of a key that signs, as a JWK (RFC 8037). */
export const SigningKey = Type.Object({
  kty: Type.Literal('OKP'),
  crv: Type.Literal('Ed25519'),
  x: Type.String(),
  kid: Type.String(),
  madeAt: Timestamp,
});
export type SigningKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; madeAt: string };

export const listSigningKeys = endpoint({
  method: 'GET',
  url: '/api/signing-keys',
  schema: {
    summary: 'The public keys with which this installation signs minutes',
    tags,
    response: { 200: Type.Array(SigningKey) },
  },
});
