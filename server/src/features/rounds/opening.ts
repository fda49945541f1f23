import type { ConflictReason, Person, RoundKind, RoundSubject, SiteAction, SiteStatus } from '@jsa/contract';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import type { Tx } from '#db/db.ts';
import { findPlan } from '#features/digs/index.ts';
import { unmetForRound } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import type { RoundRow } from './queries.ts';
import { findPresentSites, type PresentSite } from './subject-queries.ts';

/** In which status a site is decided on, and what moves it when both concur. */
export const aimOf: Readonly<Record<RoundKind, { from: SiteStatus; action: SiteAction | null }>> = {
  assess: { from: 'desk-review', action: 'agree-assessment' },
  dig: { from: 'reported', action: 'agree-dig' },
  close: { from: 'reported', action: 'agree-close' },
  'season-list': { from: 'reported', action: null },
};

type FrozenItem = { number: number; subjects: RoundSubject[]; subjectSha256: string };
export type Frozen = { items: FrozenItem[]; pack: unknown; packSha256: string };

function refuse(reason: ConflictReason, why: string, details: Record<string, unknown> = {}): never {
  throw conflict(reason, `The round was not opened. ${why}`, details);
}

async function requireReady(tx: Tx, person: Person, kind: RoundKind, site: PresentSite): Promise<void> {
  const { from, action } = aimOf[kind];
  const { code } = site;
  if (site.status !== from)
    refuse(
      'other-status',
      `${code} is ${site.status}; a round of this kind is about sites that are ${from}.`,
      {
        code,
      },
    );
  if (action === null) return;
  if (site.openIn !== null)
    refuse('in-open-round', `${code} is being decided on in ${site.openIn}. Let that round end first.`, {
      code,
      round: site.openIn,
    });
  const missing = await unmetForRound(tx, person, { siteId: site.id, action });
  if (missing.length > 0)
    refuse('conditions', `${code}: ${missing.map(({ message }) => message).join(' ')}`, {
      code,
      missing,
    });
}

/** The plan as it stands now: what both agree on is inside the hash of the item. */
async function planOf(tx: Tx, siteId: string): Promise<Pick<RoundSubject, 'digPlan'>> {
  const row = await findPlan(tx, siteId);
  if (row === null) return {};
  const { area, depthM, method, methodNote, stopRules, residualRule } = row;
  return { digPlan: { area, depthM, method, methodNote, stopRules, residualRule } };
}

async function subjectOf(tx: Tx, kind: RoundKind, site: PresentSite): Promise<RoundSubject> {
  const { id: siteId, code, title, version: siteVersion, content } = site;
  return {
    siteId,
    code,
    title,
    siteVersion,
    siteSha256: await sha256Hex(canonicalJson(content)),
    reportSha256: site.reportSha256,
    ...(kind === 'dig' && (await planOf(tx, siteId))),
  };
}

/**
 * Freezes what a round is about: each site at the version that it has now. Pack and subjects are hashed as canonical
 * JSON, so that both delegations can show later that they were given the same.
 */
export async function freeze(tx: Tx, person: Person, round: RoundRow): Promise<Frozen> {
  const sites = await findPresentSites(tx, round.siteIds);
  if (sites.length < round.siteIds.length) refuse('no-site', 'One of its sites is not there any more.');
  for (const site of sites) await requireReady(tx, person, round.kind, site);
  const subjects: RoundSubject[] = [];
  for (const site of sites) subjects.push(await subjectOf(tx, round.kind, site));
  const grouped = round.kind === 'season-list' ? [subjects] : subjects.map((subject) => [subject]);
  const items = await Promise.all(
    grouped.map(async (group, at) => ({
      number: at + 1,
      subjects: group,
      subjectSha256: await sha256Hex(canonicalJson(group)),
    })),
  );
  const { kind, title, agenda, budgetNote, hidesReceipts } = round;
  const pack = {
    format: 'jsa-round-pack/1',
    rule: 'both delegations concur',
    ...{ kind, title, agenda, budgetNote, hidesReceipts },
    deadline: new Date(round.deadline).toISOString(),
    items,
    sites: sites.map(({ id, version, content }) => ({ id, version, content })),
  };
  return { items, pack, packSha256: await sha256Hex(canonicalJson(pack)) };
}
