import { delegations, type MinutesAnswer, type MinutesContent } from '@jsa/contract';
import { fact, facts, type PaperBlock } from './blocks.ts';
import { itemBlocks, partyOf } from './minutes-item.ts';
import { momentText, type Speaker } from './speak.ts';

/** What the minutes are proved by; missing while they are not frozen. */
export type MinutesProof = {
  contentSha256: string;
  auditHead: { sequence: number; sha256: string } | null;
  frozenAt: string | null;
  signingKeyId: string | null;
};

function roundBlocks({ round, written }: MinutesContent, speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  const held = [written.heldOn, written.place.trim()]
    .filter((part) => part !== null && part !== '')
    .join(', ');
  return [
    { kind: 'heading', level: 1, text: say('minutes.round') },
    facts([
      fact(say('minutes.code'), round.code),
      fact(say('minutes.subject'), round.title),
      fact(say('minutes.kind'), say(`rounds.kind.${round.kind}`)),
      fact(
        say('minutes.opened'),
        say('minutes.opened-by', { at: momentText(round.openedAt), name: round.openedBy }),
      ),
      fact(say('minutes.deadline'), momentText(round.deadline)),
      fact(say('minutes.ended'), momentText(round.endedAt)),
      fact(say('minutes.held'), held === '' ? say('minutes.no-meeting') : held),
      fact(say('minutes.agenda'), round.agenda),
      fact(say('minutes.budget'), round.budgetNote),
    ]),
    ...round.extensions.map(
      ({ at, deadline, reason }): PaperBlock => ({
        kind: 'text',
        isSmall: true,
        text: say('minutes.extended', { at: momentText(at), deadline: momentText(deadline), reason }),
      }),
    ),
  ];
}

/** Delegations in alphabetical order, the chair between them as the alphabet has it. */
function participantBlocks({ written }: MinutesContent, speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  return [
    { kind: 'heading', level: 1, text: say('minutes.participants') },
    facts(
      (['belgrade', 'chair', 'pristina'] as const).map((party) => ({
        name: say(`rounds.party.${party}`),
        value: written.participants[party].join(', ') || say('minutes.no-names'),
      })),
    ),
  ];
}

function answerBlocks(answers: readonly MinutesAnswer[], speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  return [
    { kind: 'heading', level: 1, text: say('minutes.approval') },
    ...delegations.flatMap((each): PaperBlock[] => {
      const delegation = partyOf(speaker, each);
      const given = answers.find((answer) => answer.delegation === each);
      if (given === undefined) return [{ kind: 'text', text: say('minutes.awaits', { delegation }) }];
      const { answer, name, at, reservation, language } = given;
      return [
        { kind: 'text', text: say(`minutes.${answer}`, { delegation, name, at: momentText(at) }) },
        ...(answer === 'approves'
          ? []
          : [
              {
                kind: 'text' as const,
                isSmall: true,
                text: say('minutes.reservation', { language: say(`minutes.written-in.${language}`) }),
              },
              { kind: 'quote' as const, text: reservation, language },
            ]),
      ];
    }),
  ];
}

function proofBlocks(content: MinutesContent, proof: MinutesProof, speaker: Speaker): PaperBlock[] {
  const { say } = speaker;
  const hash = (name: string, value: string) => ({ name, value, isHash: true });
  const { contentSha256, auditHead, frozenAt, signingKeyId } = proof;
  return [
    { kind: 'heading', level: 1, text: say('minutes.proof') },
    { kind: 'text', text: say('minutes.proof-text') },
    facts([
      fact(say('minutes.revision'), String(content.revision)),
      frozenAt === null ? null : fact(say('minutes.frozen'), momentText(frozenAt)),
      hash(say('minutes.hash-content'), contentSha256),
      hash(say('minutes.hash-pack'), content.round.packSha256),
      ...content.items.flatMap(({ number, subjectSha256, positions }) => [
        hash(say('minutes.hash-item', { number }), subjectSha256),
        ...positions.map(({ delegation, commitment }) =>
          hash(
            say('minutes.hash-position', { number, delegation: partyOf(speaker, delegation) }),
            commitment,
          ),
        ),
      ]),
      auditHead === null
        ? null
        : hash(say('minutes.audit', { sequence: auditHead.sequence }), auditHead.sha256),
      signingKeyId === null ? null : hash(say('minutes.key'), signingKeyId),
    ]),
    { kind: 'text', isSmall: true, text: say('app.footnote') },
  ];
}

/**
 * The minutes of a round in one language, from top to bottom. Both heads read exactly these blocks before they answer,
 * and the PDF is set from them.
 */
export function minutesBlocks(
  content: MinutesContent,
  told: { speaker: Speaker; answers: readonly MinutesAnswer[]; proof: MinutesProof },
): PaperBlock[] {
  const { speaker, answers, proof } = told;
  const { say, written } = speaker;
  const part = (heading: string, text: string): PaperBlock[] =>
    text.trim() === ''
      ? []
      : [
          { kind: 'heading', level: 1, text: heading },
          { kind: 'text', text },
        ];
  return [
    { kind: 'title', text: say('minutes.title', { code: content.round.code }) },
    { kind: 'text', text: say('minutes.group') },
    { kind: 'text', isSmall: true, text: say('minutes.same') },
    ...roundBlocks(content, speaker),
    ...participantBlocks(content, speaker),
    ...part(say('minutes.opening'), written(content.written.opening)),
    ...content.items.flatMap((item) => itemBlocks(item, content, speaker)),
    ...part(say('minutes.closing'), written(content.written.closing)),
    ...answerBlocks(answers, speaker),
    ...proofBlocks(content, proof, speaker),
  ];
}

/** The languages in which some of the chair's words are missing while they are there in another. */
export function untranslated({ opening, closing, notes }: MinutesContent['written']): {
  place: string;
  languages: ('en' | 'sq' | 'sr-Latn')[];
}[] {
  const places = [
    { place: 'opening', words: opening },
    ...notes.map(({ number, words }) => ({ place: `notes.${number}`, words })),
    { place: 'closing', words: closing },
  ];
  return places.flatMap(({ place, words }) => {
    const lacking = (['en', 'sq', 'sr-Latn'] as const).filter((language) => words[language].trim() === '');
    return lacking.length === 0 || lacking.length === 3 ? [] : [{ place, languages: lacking }];
  });
}
