import type {
  InformationCredibility,
  LeadCaveat,
  LeadChange,
  LeadDetail,
  NewLead,
  SourceReliability,
} from '@jsa/contract';
import { emptyPlace, type PlaceDraft, placeDraftOf, type ReadPlace, readPlaceDraft } from './place-draft.ts';

/** A lead while it is typed. It lives in the form's memory and nowhere else. */
export type LeadDraft = {
  readonly reference: string;
  readonly sourceReliability: SourceReliability;
  readonly informationCredibility: InformationCredibility;
  readonly learntOn: string;
  readonly caveats: readonly LeadCaveat[];
  readonly doNotTableBefore: string;
  readonly caveatText: string;
  readonly place: PlaceDraft;
  readonly statement: string;
  readonly sourceKey: string;
};

export const emptyLead: LeadDraft = {
  reference: '',
  sourceReliability: 'F',
  informationCredibility: 6,
  learntOn: '',
  caveats: [],
  doNotTableBefore: '',
  caveatText: '',
  place: emptyPlace,
  statement: '',
  sourceKey: '',
};

/** For a change: the closed fields stay empty, which means that they stay as they are. */
export function leadDraftOf(lead: LeadDetail): LeadDraft {
  const { reference, sourceReliability, informationCredibility, learntOn, caveats, caveatText } = lead;
  return {
    ...{ reference, sourceReliability, informationCredibility, learntOn, caveats, caveatText },
    doNotTableBefore: lead.doNotTableBefore ?? '',
    place: placeDraftOf(lead.place),
    statement: '',
    sourceKey: '',
  };
}

export type DraftFaults = {
  readonly reference: boolean;
  readonly learntOn: boolean;
  readonly doNotTableBefore: boolean;
  readonly statement: boolean;
  readonly place: ReadPlace['fault'];
};

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** What is missing or makes no sense yet; a statement is needed for a new lead only. */
export function faultsOf(draft: LeadDraft, { isNew }: { isNew: boolean }): DraftFaults {
  const today = new Date().toISOString().slice(0, 10);
  return {
    reference: draft.reference.trim() === '',
    learntOn: !isDay(draft.learntOn) || draft.learntOn > today,
    doNotTableBefore: draft.caveats.includes('do-not-table-before') && !isDay(draft.doNotTableBefore),
    statement: isNew && draft.statement.trim() === '',
    place: readPlaceDraft(draft.place).fault,
  };
}

export function newLeadOf(draft: LeadDraft): NewLead {
  const isDated = draft.caveats.includes('do-not-table-before');
  return {
    ...draft,
    reference: draft.reference.trim(),
    caveats: [...draft.caveats],
    doNotTableBefore: isDated ? draft.doNotTableBefore : null,
    place: readPlaceDraft(draft.place).place,
  };
}

/** Only what differs from the lead as it was opened; closed fields only when they were written anew. */
export function changeOf(draft: LeadDraft, lead: LeadDetail): LeadChange {
  const { statement, sourceKey, ...open } = newLeadOf(draft);
  // A place that nobody touched is not read anew: reading may widen its uncertainty.
  const isPlaceKept = JSON.stringify(draft.place) === JSON.stringify(placeDraftOf(lead.place));
  const differing = Object.entries(open).filter(
    ([field, value]) =>
      !(field === 'place' && isPlaceKept) &&
      JSON.stringify(value) !== JSON.stringify(lead[field as keyof typeof open]),
  );
  return {
    ...Object.fromEntries(differing),
    ...(statement.trim() !== '' && { statement }),
    ...(sourceKey.trim() !== '' && { sourceKey }),
  };
}
