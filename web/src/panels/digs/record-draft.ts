import type { DigRecord, SiteArea } from '@jsa/contract';
import { numberIn, textOf } from '#panels/numbers.ts';

/** A record as it is typed: numbers as text, areas that may still be missing. */
export type TypedRecord = Omit<
  DigRecord,
  'trenches' | 'residual' | 'tested' | 'interruptions' | 'familiesInformed'
> & {
  trenches: { area: SiteArea | null; depthM: string }[];
  residualArea: SiteArea | null;
  residualBecause: string;
  tested: (Omit<DigRecord['tested'][number], 'depthM'> & { depthM: string })[];
  interruptions: (Omit<DigRecord['interruptions'][number], 'until'> & { until: string })[];
  familiesOn: string;
  familiesBy: string;
};

export function typedOf(record: DigRecord | null): TypedRecord {
  const families = record?.familiesInformed ?? null;
  return {
    dugFrom: record?.dugFrom ?? '',
    dugUntil: record?.dugUntil ?? '',
    trenches: record?.trenches.map(({ area, depthM }) => ({ area, depthM: textOf(depthM) })) ?? [
      { area: null, depthM: '' },
    ],
    residualArea: record?.residual?.area ?? null,
    residualBecause: record?.residual?.because ?? '',
    tested: record?.tested.map((each) => ({ ...each, depthM: textOf(each.depthM) })) ?? [],
    untested: record?.untested ?? '',
    interruptions: record?.interruptions.map((each) => ({ ...each, until: each.until ?? '' })) ?? [],
    result: record?.result ?? 'not-found-in-volume',
    volumeStatement: record?.volumeStatement ?? '',
    familiesOn: families?.on ?? '',
    familiesBy: families?.by ?? '',
    note: record?.note ?? '',
  };
}

const recordFaults = [
  'days',
  'trenches',
  'residual',
  'tested',
  'interruptions',
  'volume',
  'families',
] as const;
export type RecordFault = (typeof recordFaults)[number];

const isDepth = (text: string) => (numberIn(text) ?? 0) > 0;

/** What is still wanting before it can be sent; the server says the rest. */
export function faultsOf(typed: TypedRecord): RecordFault[] {
  const wanting: Record<RecordFault, boolean> = {
    days: typed.dugFrom === '' || typed.dugUntil === '' || typed.dugUntil < typed.dugFrom,
    trenches:
      typed.trenches.length === 0 ||
      typed.trenches.some((each) => each.area === null || !isDepth(each.depthM)),
    residual: (typed.residualArea === null) !== (typed.residualBecause.trim() === ''),
    tested: typed.tested.some(({ name }) => name.trim() === ''),
    interruptions: typed.interruptions.some(({ from, by }) => from === '' || by.trim() === ''),
    volume: typed.result === 'not-found-in-volume' && typed.volumeStatement.trim() === '',
    families: (typed.familiesOn === '') !== (typed.familiesBy.trim() === ''),
  };
  return recordFaults.filter((fault) => wanting[fault]);
}

/** As the server takes it; only of what has no faults. */
export function recordOf(typed: TypedRecord): DigRecord {
  const { residualArea, residualBecause, familiesOn, familiesBy, ...rest } = typed;
  return {
    ...rest,
    trenches: typed.trenches.flatMap(({ area, depthM }) =>
      area === null ? [] : [{ area, depthM: numberIn(depthM) ?? 0 }],
    ),
    residual: residualArea === null ? null : { area: residualArea, because: residualBecause },
    tested: typed.tested.map((each) => ({ ...each, depthM: numberIn(each.depthM) })),
    interruptions: typed.interruptions.map((each) => ({
      ...each,
      until: each.until === '' ? null : each.until,
    })),
    familiesInformed: familiesOn === '' ? null : { on: familiesOn, by: familiesBy },
  };
}
