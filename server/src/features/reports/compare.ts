import type { ReportContent } from '@jsa/contract';
import type { ReadingRow } from '#features/readings/index.ts';

/** Two anomalies of different readings that overlap on the ground. */
export type OverlapPair = { one: string; other: string; fraction: number };

type Member = ReportContent['groups'][number]['members'][number];

const keyOf = ({ readingSha256, anomalyId }: Pick<Member, 'readingSha256' | 'anomalyId'>) =>
  `${readingSha256} ${anomalyId}`;

function membersOf(readings: readonly ReadingRow[]): Member[] {
  return readings.flatMap(({ party, sha256, content }) =>
    content.anomalies.map(({ id, name, interpretiveClass, confidence, topM, baseM }) => ({
      ...{
        party,
        readingSha256: sha256 ?? '',
        anomalyId: id,
        name,
        interpretiveClass,
        confidence,
        topM,
        baseM,
      },
    })),
  );
}

/** What overlaps belongs together, also by way of a third. */
function grouped(members: readonly Member[], pairs: readonly OverlapPair[]): Member[][] {
  const groupOf = new Map(members.map((member) => [keyOf(member), new Set([keyOf(member)])]));
  for (const { one, other } of pairs) {
    const [first, second] = [groupOf.get(one), groupOf.get(other)];
    if (first === undefined || second === undefined || first === second) continue;
    for (const key of second) {
      first.add(key);
      groupOf.set(key, first);
    }
  }
  const groups = new Set(groupOf.values());
  return [...groups].map((keys) => members.filter((member) => keys.has(keyOf(member))));
}

function spreadOf(members: readonly Member[]): number | null {
  const tops = members.flatMap(({ topM }) => (topM === null ? [] : [topM]));
  return tops.length < 2 ? null : Math.max(...tops) - Math.min(...tops);
}

/**
 * The anomalies of all readings, what overlaps on the ground put together: first what most readers have, then by name.
 * The overlap of a group is the smallest of its pairs.
 */
export function compareReadings(
  readings: readonly ReadingRow[],
  pairs: readonly OverlapPair[],
): ReportContent['groups'] {
  const partyCount = (members: readonly Member[]) => new Set(members.map(({ party }) => party)).size;
  const groups = grouped(membersOf(readings), pairs).toSorted(
    (one, other) =>
      partyCount(other) - partyCount(one) || (one[0]?.name ?? '').localeCompare(other[0]?.name ?? '', 'en'),
  );
  return groups.map((members, at) => {
    const keys = new Set(members.map(keyOf));
    const within = pairs.filter(({ one, other }) => keys.has(one) && keys.has(other));
    const classes = new Set(members.map(({ interpretiveClass }) => interpretiveClass));
    return {
      number: at + 1,
      members,
      overlap: within.length === 0 ? null : Math.min(...within.map(({ fraction }) => fraction)),
      areClassesAgreed: classes.size === 1,
      topSpreadM: spreadOf(members),
    };
  });
}
