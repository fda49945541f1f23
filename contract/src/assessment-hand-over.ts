import { type Static, Type } from 'typebox';
import { AuditHead } from './audit.ts';
import { Id, IdParams, IfMatch, nullable, Sha256, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { delegations } from './organisations.ts';

const Sentence = Type.String({ minLength: 1, maxLength: 2000 });

export const handOverAnswers = ['signed', 'refused'] as const;

/** What one delegation's representative answered to the hand-over. */
export const HandOverAnswer = Type.Object({
  delegation: Type.Enum(delegations),
  answer: Type.Enum(handOverAnswers),
  person: Type.String(),
  /** Why it was refused; empty for a signature. */
  reason: Type.String(),
  answeredAt: Timestamp,
});
export type HandOverAnswer = Static<typeof HandOverAnswer>;

export const HandOverState = Type.Object({
  id: Id,
  handedOverBy: Type.String(),
  handedOverAt: Timestamp,
  /** SHA-256 of the manifest's text: what both sign. */
  manifestSha256: Sha256,
  answers: Type.Array(HandOverAnswer),
});
export type HandOverState = Static<typeof HandOverState>;

const ManifestFile = Type.Object({ name: Type.String(), byteLength: Type.Integer(), sha256: Sha256 });

/** All that is handed over, without a place: what both delegations sign, and can print. */
export const Manifest = Type.Object({
  site: Type.String(),
  assessment: Type.Object({
    id: Id,
    number: Type.Integer(),
    version: Type.Integer(),
    startsOn: Type.String(),
    endsOn: Type.String(),
  }),
  attendance: Type.Array(
    Type.Object({
      delegation: Type.Enum(delegations),
      attendedOn: Type.String(),
      person: nullable(Type.String()),
      arrivedAt: nullable(Type.String()),
      leftAt: nullable(Type.String()),
      absenceReason: Type.String(),
    }),
  ),
  surveys: Type.Array(
    Type.Object({
      id: Id,
      number: Type.Integer(),
      version: Type.Integer(),
      recordings: Type.Array(
        Type.Object({ id: Id, line: Type.String(), name: Type.String(), files: Type.Array(ManifestFile) }),
      ),
    }),
  ),
});
export type Manifest = Static<typeof Manifest>;

export const JointReceipt = Type.Object({
  manifest: Manifest,
  /** The text whose SHA-256 was signed, byte for byte. */
  manifestText: Type.String(),
  handOver: HandOverState,
  receivedAt: nullable(Timestamp),
  /** How far the audit log had come when the receipt was read: printed with it, it binds all that came before. */
  auditHead: AuditHead,
});
export type JointReceipt = Static<typeof JointReceipt>;

const tags = ['joint assessments'];

export const readManifest = endpoint({
  method: 'GET',
  url: '/api/joint-assessments/:id/manifest',
  schema: {
    summary: 'What would be handed over now: every file with its SHA-256, and what is still missing',
    tags,
    params: IdParams,
    response: { 200: Type.Object({ manifest: Manifest, missing: Type.Array(Type.String()) }) },
  },
});

export const handOverAssessment = endpoint({
  method: 'POST',
  url: '/api/joint-assessments/:id/hand-overs',
  schema: {
    summary: 'Hand a mission over to both delegations; every file is named with its SHA-256',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ confirmedSha256s: Type.Array(Sha256, { maxItems: 20_000 }) }),
    response: { 201: JointReceipt },
  },
});

export const withdrawHandOver = endpoint({
  method: 'POST',
  url: '/api/joint-assessments/:id/hand-over-withdrawals',
  schema: {
    summary: 'Take a hand-over back before both delegations have answered',
    tags,
    params: IdParams,
    body: Type.Object({ reason: Sentence }),
    response: { 204: Type.Null() },
  },
});

export const readJointReceipt = endpoint({
  method: 'GET',
  url: '/api/joint-assessments/:id/receipt',
  schema: {
    summary: 'What was handed over, and what both delegations answered',
    tags,
    params: IdParams,
    response: { 200: JointReceipt },
  },
});

/** Whoever signs names the text that they read: a hand-over that was renewed meanwhile is not signed by mistake. */
export const answerHandOver = endpoint({
  method: 'POST',
  url: '/api/joint-assessments/:id/hand-over-answers',
  schema: {
    summary: 'Sign for the own delegation, or refuse with a reason',
    tags,
    params: IdParams,
    body: Type.Object({ manifestSha256: Sha256, refusalReason: Type.Optional(Sentence) }),
    response: { 200: JointReceipt },
  },
});

export const recordRefusal = endpoint({
  method: 'POST',
  url: '/api/joint-assessments/:id/hand-over-refusals',
  schema: {
    summary: 'Record that a delegation did not sign, and why',
    tags,
    params: IdParams,
    body: Type.Object({ delegation: Type.Enum(delegations), manifestSha256: Sha256, reason: Sentence }),
    response: { 200: JointReceipt },
  },
});
