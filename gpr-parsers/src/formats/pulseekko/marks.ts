import { information, warning } from '#findings.ts';
import type { Finding, Mark } from '#recording.ts';
import type { TraceComment, TraceNotes } from './trace-notes.ts';

/** Where more of the traces than this begin a comment of their own, without a flag, it is no comment. */
const rareShare = 0.1;

/** So many labels are told one by one. */
const mostLabels = 20;

/** A mark that the operator set, and what it is called; empty where it has no name. */
export type Fiducial = { readonly trace: number; readonly text: string };

type MarkPlace = { readonly file: string; readonly findings: Finding[] };

/**
 * The operator's marks: comments of the trace headers, and such fiducials of the positions file as no comment stands
 * for. A mark has no label of its own: the labels are told.
 */
export function marksOf(
  {
    flagged,
    unflagged,
    clockS: { length: traceCount },
  }: Pick<TraceNotes, 'flagged' | 'unflagged' | 'clockS'>,
  fiducials: readonly Fiducial[],
  { file, findings }: MarkPlace,
): Mark[] {
  const areComments = unflagged.length <= Math.max(10, rareShare * traceCount);
  if (!areComments) {
    const message = `The place of the comment holds something else at ${unflagged.length} traces, none of them flagged as a comment; no mark is read from them.`;
    findings.push(warning('comments-unusable', message, { file, byteOffset: 100 }));
  }
  const comments = [...flagged, ...(areComments ? unflagged : [])];
  const marks = new Map<number, Fiducial>();
  for (const fiducial of fiducials) {
    if (fiducial.trace >= 0 && fiducial.trace < traceCount) marks.set(fiducial.trace, fiducial);
  }
  for (const comment of comments) marks.set(comment.trace, comment);
  const sorted = [...marks.values()].sort((one, other) => one.trace - other.trace);
  tellLabels(sorted, { file, findings });
  tellRepeats(comments, { file, findings });
  return sorted.map(({ trace }) => ({ trace, kind: 'user' }));
}

function tellLabels(marks: readonly Fiducial[], { file, findings }: MarkPlace) {
  const labelled = marks.filter(({ text }) => text !== '');
  if (labelled.length === 0) return;
  const list = labelled.slice(0, mostLabels).map(({ text, trace }) => `${text} at trace ${trace}`);
  const more = labelled.length > mostLabels ? ` and ${labelled.length - mostLabels} more` : '';
  const message = `Marks that the operator labelled (traces counted from 0): ${list.join(', ')}${more}.`;
  findings.push(information('mark-labels', message, { file }));
}

function tellRepeats(comments: readonly TraceComment[], { file, findings }: MarkPlace) {
  const repeated = comments.filter(({ repeatCount }) => repeatCount > 0);
  if (repeated.length === 0) return;
  const [{ text, trace }] = repeated;
  const count = repeated.reduce((sum, { repeatCount }) => sum + repeatCount, 0);
  const message = `${count} traces repeat the comment of the trace before them without a flag of their own, first "${text}" after trace ${trace}; only the first of each is taken as a mark, the rest as left over.`;
  findings.push(information('comments-left-over', message, { file }));
}
