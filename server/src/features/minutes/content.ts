import type { MinutesContent, MinutesDraft, Round, RoundSubject } from '@jsa/contract';

export const emptyDraft: MinutesDraft = {
  heldOn: null,
  place: '',
  participants: { belgrade: [], chair: [], pristina: [] },
  opening: { en: '', sq: '', 'sr-Latn': '' },
  notes: [],
  closing: { en: '', sq: '', 'sr-Latn': '' },
};

/** Minutes go from hand to hand: they show no place. The area stays inside the hash of the item. */
function withoutArea(subject: RoundSubject): RoundSubject {
  if (subject.digPlan === undefined) return subject;
  return { ...subject, digPlan: { ...subject.digPlan, area: null } };
}

/** What the minutes of an ended round say: the record, and what the chair wrote beside it. */
export function contentOf(round: Round, written: MinutesDraft, revision: number): MinutesContent {
  const { id, code, kind, title, agenda, budgetNote, openedAt, openedBy, deadline, endedAt, extensions } =
    round;
  const moment = (at: string | null) => new Date(at ?? 0).toISOString();
  return {
    format: 'jsa-minutes/1',
    revision,
    round: {
      ...{ id, code: code ?? '', kind, title, agenda, budgetNote },
      ...{ openedAt: moment(openedAt), openedBy: openedBy ?? '', deadline: moment(deadline) },
      endedAt: moment(endedAt),
      extensions: extensions.map((each) => ({
        at: moment(each.at),
        deadline: moment(each.deadline),
        reason: each.reason,
      })),
      packSha256: round.packSha256 ?? '',
    },
    items: round.items.map((item) => ({
      ...{ id: item.id, number: item.number, state: item.state },
      subjects: item.subjects.map(withoutArea),
      subjectSha256: item.subjectSha256,
      publishedAt: item.publishedAt === null ? null : moment(item.publishedAt),
      positions: item.positions,
      outcome: item.outcome,
      closeReason: item.closeReason,
    })),
    written,
  };
}
