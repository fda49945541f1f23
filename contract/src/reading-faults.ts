import type { Anomaly, ReadingContent } from './readings.ts';

/** What a reading must say before it is sealed (rules of the anomaly form). */
export const readingFaultCodes = [
  'no-place',
  'section-backwards',
  'no-observation',
  'no-class',
  'no-confidence',
  'no-confidence-reason',
  'no-alternative',
  'alternative-without-reasons',
  'depth-backwards',
  'depth-without-velocity',
  'four-needs-lines-or-directions',
  'four-needs-measured-velocity',
  'five-needs-independent-evidence',
  'same-name-twice',
  'nothing-needs-words',
  'no-detectability',
  'no-useful-depth',
] as const;
export type ReadingFaultCode = (typeof readingFaultCodes)[number];
/** `anomaly` is the index of the anomaly; null where it is about the whole reading. */
export type ReadingFault = { code: ReadingFaultCode; anomaly: number | null };

const leastLinesForStrong = 3;

function anomalyFaults(each: Anomaly): ReadingFaultCode[] {
  const { sections, outline, observations, interpretiveClass, confidence, alternatives } = each;
  const { topM, baseM, velocityMPerNs, velocityBasis } = each;
  const isStrong = confidence !== null && confidence >= 4;
  const found: Partial<Record<ReadingFaultCode, boolean>> = {
    'no-place': sections.length === 0 && outline === null,
    'section-backwards': sections.some((one) => one.toTrace < one.fromTrace || one.toNs < one.fromNs),
    'no-observation': observations.length === 0,
    'no-class': interpretiveClass === null,
    'no-confidence': confidence === null,
    'no-confidence-reason': confidence !== null && each.confidenceReason.trim() === '',
    'no-alternative': alternatives.length === 0,
    'alternative-without-reasons': alternatives.some(
      ({ whyFor, whyAgainst }) => whyFor.trim() === '' || whyAgainst.trim() === '',
    ),
    'depth-backwards': topM !== null && baseM !== null && baseM < topM,
    'depth-without-velocity': (topM !== null || baseM !== null) && velocityMPerNs === null,
    'four-needs-lines-or-directions':
      isStrong && each.linesPresentCount < leastLinesForStrong && !each.isSeenInBothDirections,
    'four-needs-measured-velocity': isStrong && (velocityBasis === 'assumed' || velocityMPerNs === null),
    'five-needs-independent-evidence':
      confidence === 5 && !each.corroboration.some((one) => one.isIndependent && one.agrees === 'yes'),
  };
  return Object.entries(found)
    .filter(([, isFound]) => isFound)
    .map(([code]) => code as ReadingFaultCode);
}

/** What stands against sealing it; nothing where it may be sealed. */
export function readingFaults(content: ReadingContent): ReadingFault[] {
  const { anomalies, nothingOfInterest, detectability, usefulDepthM } = content;
  const names = anomalies.map(({ name }) => name.trim().toLowerCase());
  return [
    ...anomalies.flatMap((each, anomaly) => anomalyFaults(each).map((code) => ({ code, anomaly }))),
    ...names.flatMap((name, anomaly) =>
      names.indexOf(name) === anomaly ? [] : [{ code: 'same-name-twice' as const, anomaly }],
    ),
    ...(anomalies.length === 0 && nothingOfInterest.trim() === ''
      ? [{ code: 'nothing-needs-words' as const, anomaly: null }]
      : []),
    ...(detectability === null ? [{ code: 'no-detectability' as const, anomaly: null }] : []),
    ...(usefulDepthM === null && detectability !== 'D0'
      ? [{ code: 'no-useful-depth' as const, anomaly: null }]
      : []),
  ];
}
