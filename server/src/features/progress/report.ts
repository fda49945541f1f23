import {
  type AnomalyCause,
  anomalyCauses,
  boundarySides,
  digResults,
  isAtLeast,
  isPermitted,
  type Person,
  type Precision,
  type ProgressReport,
  type SiteStatus,
  siteStatuses,
  type WaitingParty,
  waitingParties,
} from '@jsa/contract';
import { max, median } from 'd3-array';
import type { Db } from '#db/db.ts';
import { readOpenRounds } from '#features/rounds/index.ts';
import { countAwaiting, findSides, readPrecisions } from '#features/sites/index.ts';
import * as queries from './queries.ts';

type Seen = queries.SiteProgress & { precision: Precision };

function countBy<Key extends string>(
  keys: readonly Key[],
  all: readonly Key[],
): { key: Key; count: number }[] {
  return keys.map((key) => ({ key, count: all.filter((each) => each === key).length }));
}

function statusCounts(statuses: readonly SiteStatus[]): ProgressReport['byStatus'] {
  return countBy(siteStatuses, statuses).map(({ key: status, count }) => ({ status, count }));
}

function municipalityCounts(sites: readonly Seen[]): ProgressReport['byMunicipality'] {
  const names = [...new Set(sites.map(({ municipality }) => municipality))].sort();
  return countBy(
    names,
    sites.map(({ municipality }) => municipality),
  ).map(({ key: municipality, count }) => ({ municipality, count }));
}

function daysInStatus(sites: readonly Seen[]) {
  return siteStatuses.flatMap((status) => {
    const days = sites.filter((site) => site.status === status).map((site) => site.days);
    const [medianDays, mostDays] = [median(days), max(days)];
    if (medianDays === undefined || mostDays === undefined) return [];
    return [{ status, count: days.length, medianDays, mostDays }];
  });
}

/** Which positions and answers are known to be missing; what a round hides is not counted. */
async function readWaits(db: Db, person: Person) {
  const sites = await countAwaiting(db, person);
  const signs = (await readOpenRounds(db, person))
    .flatMap(({ items }) => items)
    .filter(({ state }) => state === 'sealed')
    .flatMap(({ deposits }) => deposits);
  const minutes = await queries.findOfferedMinutes(db);
  const delegationOf = (party: WaitingParty) =>
    party.startsWith('head-') ? party.slice('head-'.length) : null;
  return waitingParties.map((party) => {
    const delegation = delegationOf(party);
    return {
      party,
      siteCount: sites.get(party) ?? 0,
      positionCount: signs.filter((sign) => sign.delegation === delegation && sign.isReceived === false)
        .length,
      minutesCount:
        delegation === null ? 0 : minutes.filter(({ answered }) => !answered.includes(delegation)).length,
    };
  });
}

async function readDigs(db: Db, siteIds: readonly string[]) {
  const outcomes = await queries.findDigOutcomes(db, siteIds);
  const causes = outcomes.flatMap((outcome): AnomalyCause[] => outcome.causes);
  return {
    results: countBy(
      digResults,
      outcomes.map(({ result }) => result),
    ).map(({ key: result, count }) => ({ result, count })),
    causes: countBy(anomalyCauses, causes).map(({ key: cause, count }) => ({ cause, count })),
    dugVolumeM3: outcomes.reduce((sum, { volumeM3 }) => sum + volumeM3, 0),
  };
}

/** What only the chair's people and the delegations are told: they sit in the rounds and see the areas. */
async function readInside(db: Db, person: Person, sites: readonly Seen[]): Promise<ProgressReport['inside']> {
  if (!isPermitted(person.roles, 'round.read')) return null;
  const seen = sites.filter(({ precision }) => isAtLeast(precision, 'P3'));
  const sides = await findSides(db);
  const sideOf = seen.map(({ id }) => sides.get(id) ?? 'undetermined');
  return {
    bySide: countBy(boundarySides, sideOf).map(({ key: side, count }) => ({ side, count })),
    daysInStatus: daysInStatus(seen),
    waits: await readWaits(db, person),
    digs: await readDigs(
      db,
      seen.map(({ id }) => id),
    ),
  };
}

/** Over the sites that the person may know of now, and no others: what may not be seen is in no count. */
export async function readReport(db: Db, person: Person): Promise<ProgressReport> {
  const precisions = await readPrecisions(db, person);
  const sites = (await queries.findSiteProgress(db)).flatMap((site): Seen[] => {
    const precision = precisions.get(site.id);
    return precision === undefined ? [] : [{ ...site, precision }];
  });
  return {
    at: new Date().toISOString(),
    siteCount: sites.length,
    byStatus: statusCounts(sites.map(({ status }) => status)),
    reached: statusCounts(sites.flatMap(({ reached }) => reached)),
    byMunicipality: municipalityCounts(sites),
    inside: await readInside(db, person, sites),
    unaccounted: await queries.findUnaccounted(db),
    may: { enter: isPermitted(person.roles, 'progress.enter') },
  };
}

/** Whoever asks: pages and pictures for outside are made of what every observer may know. */
const anyObserver: Person = {
  id: '00000000-0000-4000-8000-000000000000',
  name: '',
  email: '',
  roles: ['observer'],
  organisation: { id: '00000000-0000-4000-8000-000000000000', name: '', kind: 'observer', delegation: null },
};

export function readPublicReport(db: Db): Promise<ProgressReport> {
  return readReport(db, anyObserver);
}
