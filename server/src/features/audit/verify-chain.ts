import type { AuditFault, AuditHead, AuditVerdict } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import {
  computeSealAs,
  findLinks,
  findSealAt,
  findSealHeldAfter,
  fitsElsewhere,
  isAnythingOutside,
  isFollowedElsewhere,
  type Link,
} from './chain-queries.ts';
import { findHead } from './queries.ts';

type Fault = NonNullable<AuditVerdict['fault']>;
type KeptHead = Pick<AuditHead, 'sequence' | 'sha256'>;

const beforeTheFirst: Link = {
  sequence: 0,
  previousSha256: '',
  sha256: '0'.repeat(64),
  computedSha256: null,
};

/**
 * Computes every seal anew, block by block so that others come in between, and names the first fault. `keptHeads` were
 * kept outside of the database: only they show that the whole log was written anew.
 */
export async function verifyChain(db: Db, keptHeads: readonly KeptHead[]): Promise<AuditVerdict> {
  const startedAtMs = performance.now();
  const head = await findHead(db);
  const { last, fault } = await walk(db, head);
  const found = fault ?? (await findFaultOfKept(db, head, keptHeads));
  return {
    entryCount: last.sequence,
    head,
    fault: found,
    durationMs: Math.round(performance.now() - startedAtMs),
  };
}

async function walk(db: Db, head: AuditHead): Promise<{ last: Link; fault: Fault | null }> {
  let last = beforeTheFirst;
  for (;;) {
    const links = await findLinks(db, { after: last.sequence, until: head.sequence });
    if (links.length === 0) return { last, fault: await findFaultOfEnd(db, last, head) };
    for (const link of links) {
      if (!follows(link, last)) return { last, fault: await nameFault(db, last, link) };
      last = link;
    }
  }
}

function follows(link: Link, last: Link): boolean {
  return (
    link.sequence === last.sequence + 1 &&
    link.previousSha256 === last.sha256 &&
    link.computedSha256 === link.sha256
  );
}

/** In which way the entry that should follow upon `last` is wrong; docs/audit-log.md tells the same in words. */
async function nameFault(db: Db, last: Link, link: Link): Promise<Fault> {
  const sequence = last.sequence + 1;
  const at = (kind: AuditFault): Fault => ({ kind, sequence });
  if (link.sequence !== sequence) {
    const isMoved = await isFollowedElsewhere(db, last.sha256, sequence);
    return at(isMoved ? 'reordered-entry' : 'missing-entry');
  }
  if (link.computedSha256 === null) return at('missing-entry');
  if (link.previousSha256 !== last.sha256) {
    if (link.previousSha256 === last.previousSha256) return { kind: 'extra-entry', sequence: last.sequence };
    if (await isFollowedElsewhere(db, last.sha256, sequence)) return at('reordered-entry');
    return at(await nameBrokenLink(db, last, link));
  }
  if ((await findSealHeldAfter(db, sequence)) === link.computedSha256) return at('wrong-hash');
  return at((await fitsElsewhere(db, sequence)) ? 'reordered-entry' : 'changed-entry');
}

async function nameBrokenLink(db: Db, last: Link, link: Link): Promise<AuditFault> {
  const { sequence, sha256, previousSha256 } = link;
  const asFollower = await computeSealAs(db, sequence, { sequence, previousSha256: last.sha256 });
  if (asFollower === sha256) return 'wrong-hash';
  if (link.computedSha256 === sha256) return 'broken-link';
  const asItWas = await computeSealAs(db, sequence, { sequence: sequence + 1, previousSha256 });
  return asItWas === sha256 ? 'missing-entry' : 'changed-entry';
}

async function findFaultOfEnd(db: Db, last: Link, head: AuditHead): Promise<Fault | null> {
  if (last.sequence < head.sequence) return { kind: 'missing-end', sequence: last.sequence + 1 };
  if (last.sha256 !== head.sha256) return { kind: 'wrong-head', sequence: head.sequence };
  return (await isAnythingOutside(db)) ? { kind: 'extra-entry', sequence: null } : null;
}

async function findFaultOfKept(
  db: Db,
  head: AuditHead,
  keptHeads: readonly KeptHead[],
): Promise<Fault | null> {
  for (const { sequence, sha256 } of keptHeads) {
    if (sequence === 0) continue;
    const seal = await findSealAt(db, sequence);
    if (seal === null) return { kind: 'missing-end', sequence: head.sequence + 1 };
    if (seal !== sha256) return { kind: 'contradicts-kept-head', sequence };
  }
  return null;
}
