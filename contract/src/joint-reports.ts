import { type Static, Type } from 'typebox';
import { Id, IdParams, IfMatch, nullable, Sha256, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { InEachLanguage } from './minutes.ts';
import { type Delegation, delegations } from './organisations.ts';
import { writtenLanguages } from './positions.ts';
import {
  detectabilityGrades,
  type InterpretiveClass,
  interpretiveClasses,
  type ReadingParty,
  readingParties,
} from './readings.ts';

/** `draft`: statements are written. `offered`: the analysts answer to fixed words. `frozen`: nothing changes any more. */
export const reportStates = ['draft', 'offered', 'frozen'] as const;
export type ReportState = (typeof reportStates)[number];

const Member = Type.Object({
  party: Type.Enum(readingParties),
  readingSha256: Sha256,
  anomalyId: Id,
  name: Type.String(),
  interpretiveClass: nullable(Type.Enum(interpretiveClasses)),
  confidence: nullable(Type.Integer()),
  topM: nullable(Type.Number()),
  baseM: nullable(Type.Number()),
});

/** Anomalies of several readings that overlap on the ground, or one that nobody else has. */
const Group = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  members: Type.Array(Member),
  /** Intersection over union of all outlines, 0–1; null where only one has it. */
  overlap: nullable(Type.Number()),
  areClassesAgreed: Type.Boolean(),
  /** Difference between the shallowest and the deepest top, m; null where fewer than two say one. */
  topSpreadM: nullable(Type.Number()),
});

export const ReportWords = Type.Object(
  {
    summary: InEachLanguage,
    statements: Type.Array(Type.Object({ number: Type.Integer({ minimum: 1 }), words: InEachLanguage }), {
      maxItems: 200,
    }),
    detectability: nullable(Type.Enum(detectabilityGrades)),
    detectabilityReason: InEachLanguage,
  },
  { additionalProperties: false },
);
export type ReportWords = Omit<Static<typeof ReportWords>, 'detectability'> & {
  detectability: (typeof detectabilityGrades)[number] | null;
};

export const ReportContent = Type.Object({
  format: Type.Literal('jsa-joint-report/1'),
  revision: Type.Integer({ minimum: 1 }),
  surveyId: Id,
  siteCode: Type.String(),
  surveyNumber: Type.Integer(),
  missionNumber: Type.Integer(),
  readings: Type.Array(
    Type.Object({
      party: Type.Enum(readingParties),
      reader: Type.String(),
      isInformed: Type.Boolean(),
      sha256: Sha256,
      sealedAt: Timestamp,
      detectability: nullable(Type.Enum(detectabilityGrades)),
      usefulDepthM: nullable(Type.Number()),
      anomalyCount: Type.Integer(),
    }),
  ),
  groups: Type.Array(Group),
  /** Krippendorff's alpha (nominal) on presence per cell of 1 m; null where it cannot be said. */
  agreement: Type.Object({ alpha: nullable(Type.Number()), cellCount: Type.Integer() }),
  coverage: Type.Object({ agreedM2: Type.Number(), coveredM2: Type.Number() }),
  /** The shallowest of the useful depths: down to there all could see. */
  usefulDepthM: nullable(Type.Number()),
  written: ReportWords,
});
export type ReportContent = Omit<Static<typeof ReportContent>, 'readings' | 'groups' | 'written'> & {
  readings: {
    party: ReadingParty;
    reader: string;
    isInformed: boolean;
    sha256: string;
    sealedAt: string;
    detectability: (typeof detectabilityGrades)[number] | null;
    usefulDepthM: number | null;
    anomalyCount: number;
  }[];
  groups: {
    number: number;
    members: {
      party: ReadingParty;
      readingSha256: string;
      anomalyId: string;
      name: string;
      interpretiveClass: InterpretiveClass | null;
      confidence: number | null;
      topM: number | null;
      baseM: number | null;
    }[];
    overlap: number | null;
    areClassesAgreed: boolean;
    topSpreadM: number | null;
  }[];
  written: ReportWords;
};

export const ReportAnswer = Type.Object({
  delegation: Type.Enum(delegations),
  /** Verbatim; empty where the delegation's analyst agrees to everything. */
  dissent: Type.String(),
  language: Type.Enum(writtenLanguages),
  name: Type.String(),
  at: Timestamp,
});
export type ReportAnswer = Omit<Static<typeof ReportAnswer>, 'delegation' | 'language'> & {
  delegation: Delegation;
  language: (typeof writtenLanguages)[number];
};

export const JointReport = Type.Object({
  surveyId: Id,
  version: Type.Integer({ minimum: 0 }),
  state: Type.Enum(reportStates),
  content: ReportContent,
  contentSha256: Sha256,
  answers: Type.Array(ReportAnswer),
  /** Of the canonical JSON of content and answers together: what a round freezes. */
  reportSha256: nullable(Sha256),
  frozenAt: nullable(Timestamp),
  may: Type.Object({
    write: Type.Boolean(),
    offer: Type.Boolean(),
    takeBack: Type.Boolean(),
    answer: Type.Boolean(),
  }),
});
export type JointReport = Omit<Static<typeof JointReport>, 'state' | 'content' | 'answers'> & {
  state: ReportState;
  content: ReportContent;
  answers: ReportAnswer[];
};

const tags = ['joint reports'];
const asked = { tags, params: IdParams, response: { 200: JointReport } } as const;

export const readJointReport = endpoint({
  method: 'GET',
  url: '/api/surveys/:id/report',
  schema: { summary: 'The readings of a survey compared, with the joint statements', ...asked },
});

export const writeJointReport = endpoint({
  method: 'PUT',
  url: '/api/surveys/:id/report',
  schema: {
    summary: 'Write the statements of a joint report',
    ...asked,
    headers: IfMatch,
    body: ReportWords,
  },
});

export const offerJointReport = endpoint({
  method: 'POST',
  url: '/api/surveys/:id/report/offer',
  schema: { summary: 'Fix the words, and ask an analyst of each delegation', ...asked, headers: IfMatch },
});

export const takeBackJointReport = endpoint({
  method: 'POST',
  url: '/api/surveys/:id/report/take-back',
  schema: { summary: 'Take an offered report back to change it', ...asked, headers: IfMatch },
});

export const answerJointReport = endpoint({
  method: 'POST',
  url: '/api/surveys/:id/report/answers',
  schema: {
    summary: 'Agree for the own delegation, or dissent word for word',
    ...asked,
    body: Type.Object({
      contentSha256: Sha256,
      dissent: Type.String({ maxLength: 4_000 }),
      language: Type.Enum(writtenLanguages),
    }),
  },
});
