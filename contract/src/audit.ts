import { type Static, Type } from 'typebox';
import { Id, nullable, Sha256 } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Owner, owners } from './organisations.ts';
import { type Role, roles } from './rights.ts';

/** From where somebody acted. The address itself is not kept. */
export const addressClasses = ['this-machine', 'private-network', 'public-network'] as const;
export type AddressClass = (typeof addressClasses)[number];

/** Place in the log: from 1, without gaps, in the order in which the acts were completed. */
const Sequence = Type.Integer({ minimum: 1 });
/** UTC, to the microsecond. */
const Moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$' });

export const AuditEntry = Type.Object({
  sequence: Sequence,
  sha256: Sha256,
  occurredAt: Moment,
  /** Who they were at that moment; null: the server did it by itself. */
  person: nullable(
    Type.Object({
      id: Id,
      /** Null in entries from before names were kept. */
      name: nullable(Type.String()),
      organisation: nullable(Type.String()),
      roles: Type.Array(Type.Enum(roles)),
    }),
  ),
  /** The kind of the thing and what was done with it: `site.move`. */
  action: Type.String(),
  subjectId: nullable(Type.String()),
  subjectSha256: nullable(Sha256),
  siteId: nullable(Id),
  owner: nullable(Type.Enum(owners)),
  details: Type.Record(Type.String(), Type.Unknown()),
  addressClass: nullable(Type.Enum(addressClasses)),
  userAgentFamily: nullable(Type.String()),
});
export type AuditEntry = Omit<Static<typeof AuditEntry>, 'person' | 'owner' | 'addressClass'> & {
  person: { id: string; name: string | null; organisation: string | null; roles: Role[] } | null;
  owner: Owner | null;
  addressClass: AddressClass | null;
};

export const AuditFilter = Type.Object({
  /** Entries before this place in the log: the page that follows. */
  before: Type.Optional(Sequence),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  /** One action, `site.move`, or all of a kind, `site`. */
  action: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  personId: Type.Optional(Id),
  subjectId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  /** The first and the last day, UTC. */
  from: Type.Optional(Type.String({ format: 'date' })),
  until: Type.Optional(Type.String({ format: 'date' })),
});
export type AuditFilter = Static<typeof AuditFilter>;

export const AuditPage = Type.Object({
  /** The newest first. */
  entries: Type.Array(AuditEntry),
  /** What to ask for with `before`; null on the last page. */
  nextBefore: nullable(Sequence),
});
export type AuditPage = Omit<Static<typeof AuditPage>, 'entries'> & { entries: AuditEntry[] };

/** How far the log had come at a moment: with this, anybody can show later that nothing before it was changed. */
export const AuditHead = Type.Object({
  /** 0 while the log is empty. */
  sequence: Type.Integer({ minimum: 0 }),
  sha256: Sha256,
  /** When the last entry was written. */
  occurredAt: nullable(Moment),
});
export type AuditHead = Static<typeof AuditHead>;

export const DailyAuditHead = Type.Object({ day: Type.String({ format: 'date' }), ...AuditHead.properties });
export type DailyAuditHead = Static<typeof DailyAuditHead>;

export const AuditHeads = Type.Object({
  head: AuditHead,
  /** As they were kept from day to day, the newest first. */
  daily: Type.Array(DailyAuditHead),
});
export type AuditHeads = Static<typeof AuditHeads>;

/** In which way a log is broken; the same words in the database's check and in the stand-alone verifiers. */
export const auditFaults = [
  'changed-entry',
  'wrong-hash',
  'broken-link',
  'missing-entry',
  'extra-entry',
  'reordered-entry',
  'missing-end',
  'wrong-head',
  'contradicts-kept-head',
] as const;
export type AuditFault = (typeof auditFaults)[number];

export const AuditVerdict = Type.Object({
  /** Entries that were looked at; up to the fault when there is one. */
  entryCount: Type.Integer({ minimum: 0 }),
  head: AuditHead,
  /** The first fault that was met; null: the log is whole. */
  fault: nullable(
    Type.Object({
      kind: Type.Enum(auditFaults),
      /** The entry's place; null for one that stands outside of the order. */
      sequence: nullable(Type.Integer({ minimum: 0 })),
    }),
  ),
  durationMs: Type.Number({ minimum: 0 }),
});
export type AuditVerdict = Omit<Static<typeof AuditVerdict>, 'fault'> & {
  fault: { kind: AuditFault; sequence: number | null } | null;
};

export const listAuditEntries = endpoint({
  method: 'GET',
  url: '/api/audit',
  schema: {
    summary: 'What was done, as far as the reader may know of it',
    tags: ['audit'],
    querystring: AuditFilter,
    response: { 200: AuditPage },
  },
});

export const readAuditHeads = endpoint({
  method: 'GET',
  url: '/api/audit/head',
  schema: {
    summary: 'The last entry’s place and fingerprint, and those kept from day to day',
    tags: ['audit'],
    response: { 200: AuditHeads },
  },
});

export const verifyAudit = endpoint({
  method: 'POST',
  url: '/api/audit/verify',
  schema: {
    summary: 'Check the whole log, also against a head that the reader kept',
    tags: ['audit'],
    body: Type.Object({
      keptHead: nullable(Type.Object({ sequence: Sequence, sha256: Sha256 })),
    }),
    response: { 200: AuditVerdict },
  },
});

/** Answers JSON Lines; docs/audit-log.md tells what they hold. */
export const exportAudit = endpoint({
  method: 'GET',
  url: '/api/audit/export',
  schema: {
    summary: 'The whole log as JSON Lines, for a check without this product',
    tags: ['audit'],
    response: { 200: Type.Unknown() },
  },
});
