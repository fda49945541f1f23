import type { Anomaly, ReadingContent } from '@jsa/contract';
import { numberIn, textOf } from '#panels/numbers.ts';

type NumberName =
  | 'topM'
  | 'baseM'
  | 'depthErrorM'
  | 'velocityMPerNs'
  | 'lengthM'
  | 'widthM'
  | 'testToDepthM'
  | 'linesPresentCount'
  | 'linesPossibleCount';

type TypedSection = { recordingId: string; fromTrace: string; toTrace: string; fromNs: string; toNs: string };
/** An anomaly as it is typed: numbers as text. */
export type TypedAnomaly = Omit<Anomaly, NumberName | 'sections'> &
  Record<NumberName, string> & { sections: TypedSection[] };
type TypedStretch = Omit<ReadingContent['quality'][number], 'fromTrace' | 'toTrace'> & {
  fromTrace: string;
  toTrace: string;
};
export type TypedReading = Omit<ReadingContent, 'anomalies' | 'quality' | 'usefulDepthM'> & {
  anomalies: TypedAnomaly[];
  quality: TypedStretch[];
  usefulDepthM: string;
};

export function freshAnomaly(count: number): TypedAnomaly {
  return {
    id: crypto.randomUUID(),
    ...{ name: `A${count + 1}`, sections: [], outline: null, observations: [] },
    ...{ topM: '', baseM: '', depthErrorM: '', velocityMPerNs: '', velocityBasis: 'assumed' },
    ...{ linesPresentCount: '', linesPossibleCount: '', isSeenInBothDirections: false, isSeenInSlice: false },
    ...{ lengthM: '', widthM: '', amplitude: 'mixed', polarity: 'unclear', dataQuality: 'Q2' },
    ...{ hasCouplingIssue: false, interpretiveClass: null, confidence: null, confidenceReason: '' },
    ...{ alternatives: [], wouldChangeMyMind: '', corroboration: [], safety: [], testToDepthM: '', note: '' },
  };
}

export function typedSection(section: Anomaly['sections'][number]): TypedSection {
  return {
    recordingId: section.recordingId,
    fromTrace: textOf(section.fromTrace),
    toTrace: textOf(section.toTrace),
    fromNs: textOf(section.fromNs),
    toNs: textOf(section.toNs),
  };
}

function typedAnomaly(anomaly: Anomaly): TypedAnomaly {
  return {
    ...anomaly,
    sections: anomaly.sections.map(typedSection),
    topM: textOf(anomaly.topM),
    baseM: textOf(anomaly.baseM),
    depthErrorM: textOf(anomaly.depthErrorM),
    velocityMPerNs: textOf(anomaly.velocityMPerNs),
    lengthM: textOf(anomaly.lengthM),
    widthM: textOf(anomaly.widthM),
    testToDepthM: textOf(anomaly.testToDepthM),
    linesPresentCount: textOf(anomaly.linesPresentCount),
    linesPossibleCount: textOf(anomaly.linesPossibleCount),
  };
}

export function typedOf(content: ReadingContent | null): TypedReading {
  return {
    anomalies: content?.anomalies.map(typedAnomaly) ?? [],
    quality:
      content?.quality.map((each) => ({
        ...each,
        fromTrace: textOf(each.fromTrace),
        toTrace: textOf(each.toTrace),
      })) ?? [],
    nothingOfInterest: content?.nothingOfInterest ?? '',
    detectability: content?.detectability ?? null,
    usefulDepthM: textOf(content?.usefulDepthM),
    detectabilityReason: content?.detectabilityReason ?? '',
    note: content?.note ?? '',
  };
}

/** Null where it is no number that could be meant: a draft is kept all the same. */
function numberOrNull(text: string): number | null {
  const value = numberIn(text);
  return value === null || !Number.isFinite(value) || value < 0 ? null : value;
}

const countIn = (text: string) => Math.round(numberOrNull(text) ?? 0);

function anomalyOf(typed: TypedAnomaly): Anomaly {
  return {
    ...typed,
    sections: typed.sections.map(({ recordingId, fromTrace, toTrace, fromNs, toNs }) => ({
      recordingId,
      fromTrace: countIn(fromTrace),
      toTrace: countIn(toTrace),
      fromNs: numberOrNull(fromNs) ?? 0,
      toNs: numberOrNull(toNs) ?? 0,
    })),
    topM: numberOrNull(typed.topM),
    baseM: numberOrNull(typed.baseM),
    depthErrorM: numberOrNull(typed.depthErrorM),
    velocityMPerNs: numberOrNull(typed.velocityMPerNs),
    lengthM: numberOrNull(typed.lengthM),
    widthM: numberOrNull(typed.widthM),
    testToDepthM: numberOrNull(typed.testToDepthM),
    linesPresentCount: countIn(typed.linesPresentCount),
    linesPossibleCount: countIn(typed.linesPossibleCount),
  };
}

/** As the server takes it, whether complete or not. */
export function contentOf(typed: TypedReading): ReadingContent {
  return {
    ...typed,
    anomalies: typed.anomalies.map(anomalyOf),
    quality: typed.quality.map((each) => ({
      ...each,
      fromTrace: countIn(each.fromTrace),
      toTrace: countIn(each.toTrace),
    })),
    usefulDepthM: numberOrNull(typed.usefulDepthM),
  };
}
