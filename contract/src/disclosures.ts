import { type Static, Type } from 'typebox';
import { Id, IdParams, nullable, Sha256, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Owner, owners } from './organisations.ts';

/** To whom a site can be released beyond the circle that its rights give. */
export const disclosureAudiences = ['analyst', 'field', 'observer'] as const;
export type DisclosureAudience = (typeof disclosureAudiences)[number];

/** How precisely at most: where something lies to the metre is never released. */
export const disclosurePrecisions = ['P1', 'P2', 'P3'] as const;
export type DisclosurePrecision = (typeof disclosurePrecisions)[number];

export const longestDisclosureDays = 365;

/** `expired` was in force until its day; `ended` was refused, taken back or revoked. */
export const disclosureStates = ['requested', 'in-force', 'expired', 'ended'] as const;
export type DisclosureState = (typeof disclosureStates)[number];

const Words = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });

export const DisclosureTerms = Type.Object({
  audience: Type.Enum(disclosureAudiences),
  precision: Type.Enum(disclosurePrecisions),
  purpose: Words,
  risks: Words,
  /** The last day on which it is in force; at most a year from now. */
  expiresOn: Type.String({ format: 'date' }),
});
export type DisclosureTerms = Omit<Static<typeof DisclosureTerms>, 'audience' | 'precision'> & {
  audience: DisclosureAudience;
  precision: DisclosurePrecision;
};

export const Disclosure = Type.Object({
  id: Id,
  ...DisclosureTerms.properties,
  /** What a consent is given to. */
  termsSha256: Sha256,
  state: Type.Enum(disclosureStates),
  requestedBy: Type.String(),
  requestedAt: Timestamp,
  consents: Type.Array(
    Type.Object({ party: Type.Enum(owners), person: Type.String(), consentedAt: Timestamp }),
  ),
  /** Whose consent is lacking. */
  awaits: Type.Array(Type.Enum(owners)),
  ended: nullable(Type.Object({ by: Type.String(), at: Timestamp, reason: Type.String() })),
  /** What the reader may do now. */
  may: Type.Object({ consent: Type.Boolean(), end: Type.Boolean() }),
});
export type Disclosure = DisclosureTerms & {
  id: string;
  termsSha256: string;
  state: DisclosureState;
  requestedBy: string;
  requestedAt: string;
  consents: { party: Owner; person: string; consentedAt: string }[];
  awaits: Owner[];
  ended: { by: string; at: string; reason: string } | null;
  may: { consent: boolean; end: boolean };
};

const tags = ['disclosures'];

export const listDisclosures = endpoint({
  method: 'GET',
  url: '/api/sites/:id/disclosures',
  schema: {
    summary: 'To whom a site is released, was released, or is asked to be released; newest first',
    tags,
    params: IdParams,
    response: { 200: Type.Array(Disclosure) },
  },
});

export const requestDisclosure = endpoint({
  method: 'POST',
  url: '/api/sites/:id/disclosures',
  schema: {
    summary: 'Ask to release a site to a wider circle; it consents for the asker at once',
    tags,
    params: IdParams,
    body: DisclosureTerms,
    response: { 201: Disclosure },
  },
});

export const consentToDisclosure = endpoint({
  method: 'POST',
  url: '/api/disclosures/:id/consents',
  schema: {
    summary: 'Consent to the terms of a release; the third consent puts it in force',
    tags,
    params: IdParams,
    body: Type.Object({ termsSha256: Sha256 }),
    response: { 200: Disclosure },
  },
});

export const endDisclosure = endpoint({
  method: 'POST',
  url: '/api/disclosures/:id/end',
  schema: {
    summary: 'Refuse, take back or revoke a release; it acts at once',
    tags,
    params: IdParams,
    body: Type.Object({ reason: Words }),
    response: { 200: Disclosure },
  },
});
