import type {
  Delegation,
  MinutesContent,
  PublishedPosition,
  RoundOutcome,
  RoundSubject,
} from '@jsa/contract';
import { fact, facts, type PaperBlock } from './blocks.ts';
import { momentText, type Speaker } from './speak.ts';

type MinutesItem = MinutesContent['items'][number];

const codesOf = (subjects: readonly RoundSubject[]) => subjects.map(({ code }) => code).join(', ');
export const partyOf = (speaker: Speaker, delegation: Delegation) =>
  speaker.say(`rounds.party.${delegation}`);

function codeOf(item: MinutesItem, siteId: string): string {
  return item.subjects.find((subject) => subject.siteId === siteId)?.code ?? siteId;
}

function outcomeBlocks(item: MinutesItem, outcome: RoundOutcome, speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  const party = (delegation: Delegation | null) => (delegation === null ? '' : partyOf(speaker, delegation));
  const ranked = outcome.rankedByOne.map(
    ({ delegation, siteId }) => `${codeOf(item, siteId)} (${party(delegation)})`,
  );
  const { referral } = outcome;
  return [
    { kind: 'heading', level: 2, text: `${say('minutes.outcome')}: ${say(`outcome.${outcome.kind}`)}` },
    { kind: 'text', text: say(`outcome.follows.${outcome.kind}`) },
    facts([
      fact(say('minutes.review-on'), outcome.reviewOn),
      fact(
        say('outcome.ranked-both'),
        outcome.rankedByBoth.map((siteId, at) => `${at + 1}. ${codeOf(item, siteId)}`).join('  '),
      ),
      fact(say('outcome.ranked-one'), ranked.join(', ')),
    ]),
    ...(outcome.concurrenceKeptOf === null
      ? []
      : [{ kind: 'text' as const, text: say('outcome.kept', { name: party(outcome.concurrenceKeptOf) }) }]),
    ...(outcome.answersFirst === null
      ? []
      : [{ kind: 'text' as const, text: say('outcome.answers', { name: party(outcome.answersFirst) }) }]),
    ...(outcome.conditions.length === 0
      ? []
      : [
          { kind: 'text' as const, text: `${say('minutes.conditions')}:` },
          { kind: 'list' as const, items: outcome.conditions },
        ]),
    ...(referral === null
      ? []
      : [
          {
            kind: 'text' as const,
            text: say('outcome.referred', { to: say(`refer.to.${referral.to}`), note: referral.note }),
          },
        ]),
  ];
}

function planBlocks({ subjects }: MinutesItem, speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  return subjects.flatMap(({ digPlan }) => {
    if (digPlan === undefined) return [];
    const { method, methodNote, depthM, stopRules, residualRule } = digPlan;
    const how = [say(`dig.method.${method}`), methodNote.trim()].filter((part) => part !== '').join('. ');
    return [
      { kind: 'heading' as const, level: 2 as const, text: say('minutes.plan') },
      facts([
        fact(say('minutes.plan.depth'), `${depthM} m`),
        fact(say('minutes.plan.method'), how),
        fact(say('minutes.plan.stop'), stopRules),
        fact(say('minutes.plan.residual'), residualRule),
      ]),
      { kind: 'text' as const, isSmall: true, text: say('minutes.plan.area') },
    ];
  });
}

function positionBlocks(item: MinutesItem, published: PublishedPosition, speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  const { delegation, position } = published;
  const { value, reasonCodes, conditions, text, missing, reviewOn, ranking, authorName, language } = position;
  const written = say('minutes.own-words', { language: say(`minutes.written-in.${language}`) });
  const own = [text, ...(missing === '' ? [] : [`${say('minutes.missing')}: ${missing}`])];
  return [
    {
      kind: 'heading',
      level: 2,
      text:
        ranking.length > 0 || item.outcome?.kind === 'ranked'
          ? partyOf(speaker, delegation)
          : `${partyOf(speaker, delegation)}: ${say(`position.value.${value}`)}`,
    },
    facts([
      fact(say('minutes.reasons'), reasonCodes.map((reason) => say(`position.reason.${reason}`)).join('; ')),
      fact(say('minutes.review-on'), reviewOn),
      fact(
        say('minutes.ranking'),
        ranking.map((siteId, at) => `${at + 1}. ${codeOf(item, siteId)}`).join('  '),
      ),
      fact(say('minutes.conditions'), conditions.join('; ')),
      fact(written, own.filter((part) => part.trim() !== '').join('\n')),
    ]),
    {
      kind: 'text',
      isSmall: true,
      text: say('minutes.sealed-by', { name: authorName, at: momentText(position.sealedAt) }),
    },
  ];
}

/** One item: what was decided on, what it came to, both positions, and what was said. */
export function itemBlocks(item: MinutesItem, content: MinutesContent, speaker: Speaker): PaperBlock[] {
  const { say, written } = speaker;
  const { number, subjects, outcome, positions, publishedAt, closeReason } = item;
  const note = content.written.notes.find((each) => each.number === number);
  const said = note === undefined ? '' : written(note.words);
  return [
    { kind: 'heading', level: 1, text: say('minutes.item', { number, sites: codesOf(subjects) }) },
    {
      kind: 'list',
      items: subjects.map(
        ({ code, title, siteVersion }) =>
          `${code}, ${title} (${say('minutes.site-version', { version: siteVersion })})`,
      ),
    },
    ...planBlocks(item, speaker),
    ...(outcome === null ? [] : outcomeBlocks(item, outcome, speaker)),
    { kind: 'heading', level: 2, text: say('minutes.positions') },
    ...(publishedAt === null
      ? [{ kind: 'text' as const, text: say('minutes.no-positions', { reason: closeReason ?? '' }) }]
      : [
          {
            kind: 'text' as const,
            isSmall: true,
            text: say('minutes.opened-at', { at: momentText(publishedAt) }),
          },
        ]),
    ...positions.flatMap((published) => positionBlocks(item, published, speaker)),
    ...(said.trim() === ''
      ? []
      : [
          { kind: 'heading' as const, level: 2 as const, text: say('minutes.note') },
          { kind: 'text' as const, text: said },
        ]),
  ];
}
