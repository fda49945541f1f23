import type { LeadPlace, NewLead } from '@jsa/contract';
import { Problem } from '#http/problem.ts';
import { checkRedaction } from '#redaction/index.ts';

function refuse(field: string, sentence: string): never {
  throw new Problem('invalid-request', sentence, { field: `body.${field}` });
}

/** A record number or key that reads as a person's name or number would undo what it is for. */
function refuseNames(field: 'reference' | 'sourceKey', text: string, what: string): void {
  const telling = checkRedaction(text).some(({ kind }) => kind !== 'coordinates' && kind !== 'address');
  if (telling) {
    refuse(
      field,
      `The ${what} looks like the name or number of a person. Use the number under which your own records hold it.`,
    );
  }
}

function isOnEarth([longitude, latitude]: readonly [number, number]): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function checkPlace({ position, horizontalUncertaintyM, area, words }: LeadPlace): void {
  if (position === null && area === null && words.trim() === '') {
    refuse(
      'place',
      'The place is empty. Give a point, an area or the words that name it, or leave the place out.',
    );
  }
  if (position !== null && !isOnEarth(position)) {
    refuse('place', 'The point is not on Earth: longitude goes from -180 to 180, latitude from -90 to 90.');
  }
  if (position !== null && horizontalUncertaintyM === null) {
    refuse('place', 'Say how uncertain the point is, in metres.');
  }
}

/** What the schema cannot say of a lead: fields that depend on one another, and on today. */
export function checkFields(lead: NewLead): void {
  refuseNames('reference', lead.reference, 'reference');
  refuseNames('sourceKey', lead.sourceKey, 'key to the source');
  if (lead.place !== null) checkPlace(lead.place);
  if (lead.learntOn > new Date().toISOString().slice(0, 10)) {
    refuse('learntOn', 'The day on which it was learnt lies in the future.');
  }
  const isDated = lead.doNotTableBefore !== null;
  if (isDated !== lead.caveats.includes('do-not-table-before')) {
    refuse(
      'doNotTableBefore',
      'The caveat that it is not to be put on the table before a day needs that day, and the day needs the caveat.',
    );
  }
}
