import { type Static, Type } from 'typebox';
import { Id, IdParams, IfMatch, nullable, Sha256, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { SiteArea } from './site-details.ts';

/** For whom somebody reads: a delegation nominates one analyst, and a neutral one may read as well. */
export const readingParties = ['belgrade', 'neutral', 'pristina'] as const;
export type ReadingParty = (typeof readingParties)[number];

/** What is seen, in neutral geometric words; what it may mean is another field. */
export const observationClasses = [
  'hyperbola',
  'hyperbola-cluster',
  'layer-truncation',
  'cut-edge',
  'mixed-fill',
  'floor',
  'attenuation',
  'void',
  'metal',
  'sag',
  'linear',
  'surface-or-air',
  'system-artefact',
  'other',
] as const;

export const interpretiveClasses = [
  'cut-purpose-unknown',
  'burial-scale-cut',
  'utility-or-construction',
  'natural',
  'biogenic',
  'made-ground',
  'ordnance-concern',
  'artefact',
  'undetermined',
] as const;
export type InterpretiveClass = (typeof interpretiveClasses)[number];

/** On what a depth rests; assumed is the weakest. */
export const velocityBases = ['hyperbola-fit', 'cmp', 'known-target', 'assumed'] as const;
export const amplitudeWords = ['higher', 'lower', 'mixed', 'same'] as const;
export const polarityWords = ['normal', 'reversed', 'unclear'] as const;
/** Of a stretch: good, usable with small gaps, degraded, unusable. */
export const dataQualities = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
/** Of the survey for the stated target: adequate, limited, poor; D0 is not surveyed. A blank in all but D1 lowers nothing. */
export const detectabilityGrades = ['D1', 'D2', 'D3', 'D0'] as const;
export const corroborationTypes = [
  'imagery',
  'lidar',
  'witness-area',
  'vegetation',
  'magnetics',
  'ert',
  'probe',
  'document',
] as const;
export const agreements = ['yes', 'partly', 'no'] as const;
export const safetyNotes = ['possible-metal', 'void', 'water', 'cable-or-pipe'] as const;

const words = (maxLength: number) => Type.String({ maxLength });
const depth = Type.Number({ minimum: 0, maximum: 60 });
const confidence = Type.Integer({ minimum: 1, maximum: 5 });

/** Where it is seen on one line: traces of the recording, and two-way time from time-zero. */
const Section = Type.Object({
  recordingId: Id,
  fromTrace: Type.Integer({ minimum: 0 }),
  toTrace: Type.Integer({ minimum: 0 }),
  fromNs: Type.Number({ minimum: 0, maximum: 5_000 }),
  toNs: Type.Number({ minimum: 0, maximum: 5_000 }),
});

export const Anomaly = Type.Object(
  {
    id: Id,
    name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    /** The same thing on several lines is one anomaly with several sections. */
    sections: Type.Array(Section, { maxItems: 60 }),
    /** Its outline on the ground; null where the sections alone say where it lies. */
    outline: nullable(SiteArea),
    observations: Type.Array(
      Type.Object({
        class: Type.Enum(observationClasses),
        /** 1 faint, 2 clear, 3 unmistakable. */
        strength: Type.Integer({ minimum: 1, maximum: 3 }),
      }),
      { maxItems: 14 },
    ),
    topM: nullable(depth),
    baseM: nullable(depth),
    depthErrorM: nullable(depth),
    velocityMPerNs: nullable(Type.Number({ minimum: 0.02, maximum: 0.3 })),
    velocityBasis: Type.Enum(velocityBases),
    linesPresentCount: Type.Integer({ minimum: 0, maximum: 500 }),
    linesPossibleCount: Type.Integer({ minimum: 0, maximum: 500 }),
    isSeenInBothDirections: Type.Boolean(),
    isSeenInSlice: Type.Boolean(),
    lengthM: nullable(Type.Number({ minimum: 0, maximum: 2_000 })),
    widthM: nullable(Type.Number({ minimum: 0, maximum: 2_000 })),
    amplitude: Type.Enum(amplitudeWords),
    polarity: Type.Enum(polarityWords),
    dataQuality: Type.Enum(dataQualities),
    hasCouplingIssue: Type.Boolean(),
    /** After at least one observation only. */
    interpretiveClass: nullable(Type.Enum(interpretiveClasses)),
    /** 1–5, that it is a cut or deposit of the stated class; never that remains are there. */
    confidence: nullable(confidence),
    confidenceReason: words(2_000),
    alternatives: Type.Array(
      Type.Object({
        class: Type.Enum(interpretiveClasses),
        whyFor: words(1_000),
        whyAgainst: words(1_000),
      }),
      { maxItems: 9 },
    ),
    wouldChangeMyMind: words(2_000),
    corroboration: Type.Array(
      Type.Object({
        type: Type.Enum(corroborationTypes),
        isIndependent: Type.Boolean(),
        agrees: Type.Enum(agreements),
      }),
      { maxItems: 8 },
    ),
    safety: Type.Array(Type.Enum(safetyNotes), { uniqueItems: true }),
    /** How deep it would have to be tested; null where it would not. */
    testToDepthM: nullable(depth),
    note: words(2_000),
  },
  { additionalProperties: false },
);
type AnomalyShape = Static<typeof Anomaly>;
export type Anomaly = Omit<
  AnomalyShape,
  | 'observations'
  | 'velocityBasis'
  | 'amplitude'
  | 'polarity'
  | 'dataQuality'
  | 'interpretiveClass'
  | 'alternatives'
  | 'corroboration'
  | 'safety'
> & {
  observations: { class: (typeof observationClasses)[number]; strength: number }[];
  velocityBasis: (typeof velocityBases)[number];
  amplitude: (typeof amplitudeWords)[number];
  polarity: (typeof polarityWords)[number];
  dataQuality: (typeof dataQualities)[number];
  interpretiveClass: InterpretiveClass | null;
  alternatives: { class: InterpretiveClass; whyFor: string; whyAgainst: string }[];
  corroboration: {
    type: (typeof corroborationTypes)[number];
    isIndependent: boolean;
    agrees: (typeof agreements)[number];
  }[];
  safety: (typeof safetyNotes)[number][];
};

/** What one analyst reads in one survey. */
export const ReadingContent = Type.Object(
  {
    anomalies: Type.Array(Anomaly, { maxItems: 100 }),
    /** Stretches of recordings that are worse than good. */
    quality: Type.Array(
      Type.Object({
        recordingId: Id,
        fromTrace: Type.Integer({ minimum: 0 }),
        toTrace: Type.Integer({ minimum: 0 }),
        quality: Type.Enum(dataQualities),
        note: words(500),
      }),
      { maxItems: 200 },
    ),
    /** Needed where there is no anomaly: a blank is a statement, too. */
    nothingOfInterest: words(2_000),
    detectability: nullable(Type.Enum(detectabilityGrades)),
    /** Down to which depth the signal was useful. */
    usefulDepthM: nullable(depth),
    detectabilityReason: words(2_000),
    note: words(4_000),
  },
  { additionalProperties: false },
);
export type ReadingContent = Omit<
  Static<typeof ReadingContent>,
  'anomalies' | 'quality' | 'detectability'
> & {
  anomalies: Anomaly[];
  quality: {
    recordingId: string;
    fromTrace: number;
    toTrace: number;
    quality: (typeof dataQualities)[number];
    note: string;
  }[];
  detectability: (typeof detectabilityGrades)[number] | null;
};

export const Reading = Type.Object({
  id: Id,
  surveyId: Id,
  party: Type.Enum(readingParties),
  /** Who read; null before the reveal for everybody but themselves. */
  reader: nullable(Type.String()),
  /** Made after the reader's own first one was sealed, knowing what others said; both are kept. */
  isInformed: Type.Boolean(),
  version: Type.Integer(),
  content: ReadingContent,
  sealedAt: nullable(Timestamp),
  /** Of the canonical JSON (RFC 8785) of the content; null until it is sealed. */
  sha256: nullable(Sha256),
});
export type Reading = Omit<Static<typeof Reading>, 'party' | 'content'> & {
  party: ReadingParty;
  content: ReadingContent;
};

export const ReadingBoard = Type.Object({
  surveyId: Id,
  /** Whether each party's first reading is sealed, and nothing of what it says. */
  signs: Type.Array(Type.Object({ party: Type.Enum(readingParties), isSealed: Type.Boolean() })),
  /** Both delegations' readings are sealed: all sealed ones lie open. */
  areRevealed: Type.Boolean(),
  /** The reader's own, sealed or not, the newest last. */
  mine: Type.Array(Reading),
  /** Everybody's sealed ones after the reveal; empty before. */
  readings: Type.Array(Reading),
  may: Type.Object({ write: Type.Boolean() }),
});
export type ReadingBoard = Omit<Static<typeof ReadingBoard>, 'signs' | 'mine' | 'readings'> & {
  signs: { party: ReadingParty; isSealed: boolean }[];
  mine: Reading[];
  readings: Reading[];
};

const tags = ['readings'];

export const readReadings = endpoint({
  method: 'GET',
  url: '/api/surveys/:id/readings',
  schema: {
    summary: 'The readings of a survey: the own ones, and all once both delegations have sealed theirs',
    tags,
    params: IdParams,
    response: { 200: ReadingBoard },
  },
});

export const writeReading = endpoint({
  method: 'PUT',
  url: '/api/surveys/:id/reading',
  schema: {
    summary: 'Write the own reading of a survey, until it is sealed',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: ReadingContent,
    response: { 200: ReadingBoard },
  },
});

export const sealReading = endpoint({
  method: 'POST',
  url: '/api/surveys/:id/reading/seal',
  schema: {
    summary: 'Seal the own reading: it never changes again',
    tags,
    params: IdParams,
    headers: IfMatch,
    response: { 200: ReadingBoard },
  },
});
