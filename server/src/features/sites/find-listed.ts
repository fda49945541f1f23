import {
  isAtLeast,
  type Person,
  type SiteFilter,
  type SiteStatus,
  type SiteSummary,
  siteStatuses,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { Problem } from '#http/problem.ts';
import { findFacts } from './move-queries.ts';
import { awaits } from './offered-moves.ts';
import { codeFor, precisionFor } from './precision.ts';
import { findSites } from './queries.ts';
import { countRecordings, sightOf } from './recording-sight.ts';
import { findSides } from './side-queries.ts';
import { readSurroundings } from './surroundings.ts';

type Row = Awaited<ReturnType<typeof findSites>>[number];
type Seen = Row & Pick<SiteSummary, 'precision'>;

function wantedStatuses(text: string | undefined): readonly SiteStatus[] | null {
  if (text === undefined || text === '') return null;
  const names = text.split(',');
  const unknown = names.find((name) => !siteStatuses.some((status) => status === name));
  if (unknown === undefined) return names as SiteStatus[];
  const message = `There is no status ${unknown}. There are: ${siteStatuses.join(', ')}.`;
  throw new Problem('invalid-request', message, { field: 'querystring.status' });
}

const readsSummaries: readonly Person['roles'][number][] = ['chair', 'secretariat', 'head', 'member'];

/** Letters alone count, not their marks: who types Zilivoda finds Žilivoda. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function holdsText(person: Person, site: Seen, text: string) {
  const { title, municipality, summary, precision } = site;
  const mayReadSummary =
    isAtLeast(precision, 'P3') && person.roles.some((role) => readsSummaries.includes(role));
  const words = [codeFor(precision, site), title, municipality, mayReadSummary ? summary : ''].map(folded);
  return words.some((each) => each.includes(folded(text.trim())));
}

/** Ids of the sites on which this person could make a step now. */
async function findAwaiting(db: Db, person: Person): Promise<Set<string>> {
  const now = new Date();
  const sites = (await findFacts(db, person)).filter(({ circle }) =>
    isAtLeast(precisionFor(person, circle, now), 'P3'),
  );
  const around = await readSurroundings(db, person, { sites });
  return new Set(sites.filter((site) => awaits(site, person, around)).map(({ id }) => id));
}

function toSummary(
  { location, areaLocation, ...row }: Seen,
  recordingCounts: ReadonlyMap<string, number>,
): SiteSummary {
  const { id, title, status, precision, isFictional } = row;
  const code = codeFor(precision, row);
  const seesPlace = isAtLeast(precision, 'P3');
  const place = isAtLeast(precision, 'P4') ? location : areaLocation;
  return {
    ...{ id, code, title, status, precision, isFictional },
    location: seesPlace ? place : null,
    recordingCount: recordingCounts.get(id) ?? 0,
  };
}

/** The sites that a person may know of, filtered by what they may know: by code always, never by a hidden distance. */
export async function listSitesFor(db: Db, person: Person, filter: SiteFilter): Promise<SiteSummary[]> {
  const statuses = wantedStatuses(filter.status);
  const awaiting = filter.awaitsMe === undefined ? null : await findAwaiting(db, person);
  const sides = filter.side === undefined ? null : await findSides(db);
  const now = new Date();
  const sites = (await findSites(db, person)).map(
    (site): Seen => ({ ...site, precision: precisionFor(person, site.circle, now) }),
  );
  const precisions = new Map(sites.map(({ id, precision }) => [id, precision]));
  const sight = sightOf(person, (siteId) => precisions.get(siteId) ?? 'P0');
  const recordingCounts = await countRecordings(db, sight);
  return sites
    .filter(({ precision }) => precision !== 'P0')
    .filter(({ status }) => statuses === null || statuses.includes(status))
    .filter(({ owner, precision }) =>
      filter.owner === undefined ? true : isAtLeast(precision, 'P3') && owner === filter.owner,
    )
    .filter(
      ({ id, precision }) => sides === null || (isAtLeast(precision, 'P3') && sides.get(id) === filter.side),
    )
    .filter(({ id }) => awaiting === null || awaiting.has(id) === (filter.awaitsMe === 'true'))
    .filter((site) => filter.text === undefined || holdsText(person, site, filter.text))
    .map((site) => toSummary(site, recordingCounts))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
