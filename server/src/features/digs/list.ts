import { type AgreedDig, isAtLeast, type Person } from '@jsa/contract';
import { toGrid } from '@jsa/coordinates';
import { type DigCorners, digListBlocks, type PaperLanguage, speakerOf } from '@jsa/papers';
import type { Db } from '#db/db.ts';
import { precisionFor, readBoards } from '#features/sites/index.ts';
import { setPaper } from '#papers/set-paper.ts';
import { findAgreed } from './list-queries.ts';

/** The agreed digs of which the person sees the area, in the agreed order. */
export async function readList(db: Db, person: Person): Promise<AgreedDig[]> {
  const now = new Date();
  const seen = (await findAgreed(db, person)).filter(({ circle }) =>
    isAtLeast(precisionFor(person, circle, now), 'P3'),
  );
  const boards = await readBoards(
    db,
    seen.map(({ siteId }) => siteId),
  );
  return seen.map(({ circle: _, ...row }, at) => {
    const lines = (boards.get(row.siteId) ?? []).filter(({ activity }) => activity === 'excavation');
    return {
      place: at + 1,
      ...row,
      clearances: lines.map(({ kind, state, coveredFraction, clearances }) => ({
        ...{ kind, state, coveredFraction },
        validUntil: lastDayOf(clearances.filter((one) => one.state === state)),
      })),
    };
  });
}

function lastDayOf(clearances: readonly { validUntil: string | null }[]): string | null {
  const days = clearances.map(({ validUntil }) => validUntil);
  return days.some((day) => day === null) ? null : (days.sort().at(-1) ?? null);
}

/** As they are staked out: each ring without the repetition of its first corner. */
function cornersOf({ siteId, plan }: AgreedDig): DigCorners {
  const rings = plan?.area?.coordinates.flat() ?? [];
  return {
    siteId,
    rings: rings.map((ring) =>
      ring.slice(0, -1).map((position) => {
        const [eastM, northM] = toGrid(position, 'utm34n');
        return { eastM, northM };
      }),
    ),
  };
}

/** The list as a paper for the field. */
export async function listPdf(db: Db, person: Person, language: PaperLanguage): Promise<Buffer> {
  const digs = await readList(db, person);
  const speaker = speakerOf(language);
  const at = new Date().toISOString();
  return setPaper({
    title: speaker.say('dig-list.title'),
    author: speaker.say('minutes.group'),
    madeAt: at,
    parts: [
      {
        language,
        blocks: digListBlocks(digs, { speaker, corners: digs.map(cornersOf), at }),
        footer: (page, count) =>
          `${speaker.say('dig-list.title')} · ${speaker.say('minutes.page', { page, count })} · ${person.name}`,
      },
    ],
    attachment: null,
  });
}
