import type { AgreedDig } from '@jsa/contract';
import { fact, facts, type PaperBlock } from './blocks.ts';
import { momentText, type Speaker } from './speak.ts';

/** Corners of one ring of a planned area, in metres of a projected system, as they are staked out. */
export type DigCorners = { siteId: string; rings: { eastM: number; northM: number }[][] };

function permissionText({ clearances }: AgreedDig, { say }: Speaker): string {
  return clearances
    .map(({ kind, state, validUntil }) => {
      const named = say(`clearance.state.${state}`);
      const said = validUntil === null ? named : say('dig-list.until', { state: named, date: validUntil });
      return `${say(`clearance.kind.${kind}`)}: ${said}`;
    })
    .join('\n');
}

function planFacts({ plan, planAreaM2 }: AgreedDig, { say }: Speaker) {
  if (plan === null) return [fact(say('dig-list.method'), say('dig-list.no-plan'))];
  const how = [say(`dig.method.${plan.method}`), plan.methodNote.trim()]
    .filter((part) => part !== '')
    .join('. ');
  return [
    planAreaM2 === null
      ? null
      : fact(say('dig-list.area'), say('dig-list.square-metres', { area: planAreaM2.toFixed(0) })),
    fact(say('dig-list.depth'), `${plan.depthM} m`),
    fact(say('dig-list.method'), how),
    fact(say('dig-list.stop'), plan.stopRules),
    fact(say('dig-list.residual'), plan.residualRule),
  ];
}

function digBlocks(dig: AgreedDig, corners: DigCorners | undefined, speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  const { place, code, title, status, isHeld, season, agreedIn, plannedFrom, plannedUntil } = dig;
  const named = say(status === 'excavating' ? 'dig-list.status.excavating' : 'dig-list.status.dig-agreed');
  const rings = corners?.rings ?? [];
  return [
    { kind: 'heading', level: 1, text: `${place}. ${code}, ${title}` },
    facts([
      fact(say('dig-list.status'), isHeld ? `${named}. ${say('dig-list.held')}` : named),
      fact(
        say('dig-list.order'),
        season === null
          ? say('dig-list.not-ranked')
          : say('dig-list.ranked', { place: season.place, code: season.roundCode }),
      ),
      fact(
        say('dig-list.agreed-in'),
        agreedIn === null ? say('dig-list.demo-walk') : `${agreedIn.code}, ${momentText(agreedIn.at)}`,
      ),
      fact(say('dig-list.conditions'), agreedIn?.conditions.join('\n') ?? null),
      fact(
        say('dig-list.days'),
        plannedFrom === null || plannedUntil === null
          ? say('dig-list.no-days')
          : say('dig-list.from-until', { from: plannedFrom, until: plannedUntil }),
      ),
      ...planFacts(dig, speaker),
      fact(say('dig-list.permissions'), permissionText(dig, speaker)),
    ]),
    ...(rings.length === 0
      ? []
      : [
          { kind: 'text' as const, isSmall: true, text: say('dig-list.corners') },
          facts(
            rings.map((ring, at) => ({
              name: say('dig-list.corners-of', { number: at + 1 }),
              value: ring.map(({ eastM, northM }) => `${eastM.toFixed(1)}  ${northM.toFixed(1)}`).join('\n'),
            })),
          ),
        ]),
  ];
}

/** The agreed digs in their order in one language, with where each of them is staked out. */
export function digListBlocks(
  digs: readonly AgreedDig[],
  told: { speaker: Speaker; corners: readonly DigCorners[]; at: string },
): PaperBlock[] {
  const { speaker, corners, at } = told;
  const { say } = speaker;
  return [
    { kind: 'title', text: say('dig-list.title') },
    { kind: 'text', text: say('minutes.group') },
    { kind: 'text', isSmall: true, text: say('dig-list.made', { at: momentText(at) }) },
    { kind: 'text', isSmall: true, text: say('dig-list.keep') },
    ...(digs.length === 0 ? [{ kind: 'text' as const, text: say('dig-list.none') }] : []),
    ...digs.flatMap((dig) =>
      digBlocks(
        dig,
        corners.find(({ siteId }) => siteId === dig.siteId),
        speaker,
      ),
    ),
    { kind: 'text', isSmall: true, text: say('app.footnote') },
  ];
}
