import type { NewSiteProposal, Owner, Person, SiteChange } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { relateSite } from '#features/boundaries/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { requireRedaction } from '#redaction/index.ts';
import { sideOf } from './conditions.ts';
import { describeSite } from './detail.ts';
import { isClosedToChange, mayChange } from './may-change.ts';
import { lockFacts, type SiteFacts } from './move-queries.ts';
import { readPlace, requirePlace, type StoredPlace } from './place.ts';
import { precisionFor } from './precision.ts';
import { insertSite, keepSiteVersion, type NewSite, type SiteWords, updateSite } from './queries.ts';

/** For the demonstration only: what people propose comes to the table by `proposeSite`. */
export function addSite(db: Database, site: NewSite): Promise<{ id: string; code: string }> {
  return inTransaction(db, async (tx) => {
    const added = await insertSite(tx, site);
    await keepSiteVersion(tx, added.id, null);
    await relateSite(tx, added.id);
    const { isFictional } = site;
    await recordAudit(tx, null, {
      action: 'site.add',
      subjectId: added.id,
      details: { code: added.code, isFictional },
    });
    return added;
  });
}

export type SiteProposal = SiteWords & StoredPlace & { owner: Owner };

type Proposed = { isFictional?: boolean; code?: string };

/**
 * Puts a site on the table for the person's own side. The texts have passed the redaction check of whoever calls; its
 * code is given here, and the transaction of the caller holds the year's counter until it ends.
 */
export async function proposeSite(
  tx: Tx,
  person: Person,
  proposal: SiteProposal,
  { isFictional = false, code }: Proposed = {},
): Promise<{ id: string; code: string }> {
  const mayPropose = person.roles.some((role) => role === 'head' || role === 'chair');
  if (!mayPropose || sideOf(person) !== proposal.owner)
    throw new Problem('not-permitted', 'The head of a delegation or the chair proposes, each for their own.');
  requireWords(proposal);
  await requirePlace(tx, proposal);
  const site = await insertSite(tx, {
    ...proposal,
    status: 'proposed',
    isFictional,
    proposedBy: person.id,
    ...(code !== undefined && { code }),
  });
  const sha256 = await keepSiteVersion(tx, site.id, person.id);
  await relateSite(tx, site.id);
  await recordAudit(tx, person.id, {
    action: 'site.propose',
    subjectId: site.id,
    subjectSha256: sha256,
    // Whether a lead stands behind it is its owner's alone to know.
    details: { code: site.code, version: 1, to: 'proposed' },
  });
  return site;
}

function requireWords(words: Partial<SiteWords>): void {
  for (const [name, what] of [
    ['title', 'title'],
    ['summary', 'redacted summary'],
    ['hypothesis', 'hypothesis'],
  ] as const) {
    if (words[name] !== undefined && words[name].trim() === '')
      throw new Problem('invalid-request', `The ${what} is empty.`, { field: `body.${name}` });
  }
  const { expectedDepthFromM: from, expectedDepthToM: to } = words;
  if (typeof from === 'number' && typeof to === 'number' && to < from) {
    const message = 'The greater expected depth lies above the smaller one.';
    throw new Problem('invalid-request', message, { field: 'body.expectedDepthToM' });
  }
}

/** Only what is said, and nothing else that came along. */
function wordsOf(change: SiteChange): Partial<SiteWords> {
  const { title, summary, hypothesis, municipality } = change;
  const { expectedDepthFromM, expectedDepthToM, expectedLengthM, expectedWidthM } = change;
  const said = {
    ...{ title, summary, hypothesis, municipality },
    ...{ expectedDepthFromM, expectedDepthToM, expectedLengthM, expectedWidthM },
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** A site without a lead: its texts and its place are checked here. */
export function proposeSiteDirectly(
  db: Database,
  person: Person,
  { place: input, overrides, ...words }: NewSiteProposal,
): Promise<{ id: string; code: string }> {
  return inTransaction(db, async (tx) => {
    const { title, summary, hypothesis } = words;
    const overridden = requireRedaction({ title, summary, hypothesis }, overrides);
    const place = await readPlace(tx, input);
    const owner = sideOf(person);
    if (owner === null)
      throw new Problem(
        'not-permitted',
        'The head of a delegation or the chair proposes, each for their own.',
      );
    const said = wordsOf(words) as SiteWords;
    const site = await proposeSite(tx, person, { ...said, ...place, owner });
    await recordOverrides(tx, person, site.id, overridden);
    return site;
  });
}

async function recordOverrides(
  tx: Tx,
  person: Person,
  siteId: string,
  overridden: ReturnType<typeof requireRedaction>,
): Promise<void> {
  if (overridden.length === 0) return;
  const details = { overridden };
  await recordAudit(tx, person.id, { action: 'site.override-redaction', subjectId: siteId, details });
}

function requireMayChange(person: Person, site: SiteFacts): void {
  if (mayChange(person, site)) return;
  if (!isClosedToChange(site))
    throw new Problem('not-permitted', 'Only the side that brought the site changes it.');
  throw conflict(
    'site-not-editable',
    `${site.code} is ${site.status}: what it says is not changed any more.`,
    {
      status: site.status,
    },
  );
}

/**
 * Writes a new version. When somebody else was faster, nothing is written and the answer holds what the site says now,
 * so that both sets of words can be laid side by side.
 */
export function changeSite(
  db: Database,
  person: Person,
  { siteId, version, change }: { siteId: string; version: number; change: SiteChange },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const site = await lockFacts(tx, person, siteId);
    if (site === null || precisionFor(person, site.circle, new Date()) === 'P0')
      throw new Problem('not-found', 'There is nothing here.');
    requireMayChange(person, site);
    if (version !== site.version) {
      const message =
        'Somebody else changed this site in the meantime. Lay your words beside theirs, then send again.';
      const present = await describeSite(tx, person, siteId);
      throw new Problem('stale', message, { version: site.version, present });
    }
    const words = wordsOf(change);
    requireWords(words);
    const { title = '', summary = '', hypothesis = '' } = words;
    const overridden = requireRedaction({ title, summary, hypothesis }, change.overrides ?? []);
    const place = change.place === undefined ? null : await readPlace(tx, change.place);
    await updateSite(tx, siteId, { words, place });
    if (place !== null) await relateSite(tx, siteId);
    const sha256 = await keepSiteVersion(tx, siteId, person.id);
    await recordAudit(tx, person.id, {
      action: 'site.change',
      subjectId: siteId,
      subjectSha256: sha256,
      details: { version: version + 1, fields: [...Object.keys(words), ...(place ? ['place'] : [])] },
    });
    await recordOverrides(tx, person, siteId, overridden);
  });
}
