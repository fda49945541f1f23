import { nothingAlong } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { readCor } from '#cor.ts';
import { splitFileName } from '#file-name.ts';
import { information, warning } from '#findings.ts';
import type { AlongTheLine, Finding, Mark } from '#recording.ts';
import { channelNumberOf } from './channels.ts';
import { readMrk } from './marks.ts';
import { readPosDistances } from './positions.ts';

/** Fixes, distances and marks from the companions of the recording; of each kind one file has the word. */
export async function readCompanions(
  files: readonly NamedSource[],
  traceCount: number,
): Promise<AlongTheLine> {
  const findings: Finding[] = [];
  const cor = chooseCompanion(files, 'cor', findings);
  const pos = chooseCompanion(files, 'pos', findings);
  const mrk = chooseCompanion(files, 'mrk', findings);
  return {
    ...nothingAlong,
    positions: cor ? await readCor(cor, findings) : [],
    traceDistancesM: pos ? await readPosDistances(pos, traceCount, findings) : null,
    marks: mrk ? await readMarksWithin(mrk, traceCount, findings) : [],
    findings,
  };
}

/** What all channels of an array share comes before what one of them has; of those the first channel's. */
function chooseCompanion(
  files: readonly NamedSource[],
  extension: string,
  findings: Finding[],
): NamedSource | undefined {
  const rankOf = ({ name }: NamedSource) => channelNumberOf(name) ?? -1;
  const [chosen, ...others] = files
    .filter(({ name }) => splitFileName(name).extension === extension)
    .sort((one, other) => rankOf(one) - rankOf(other) || (one.name < other.name ? -1 : 1));
  if (others.length > 0) {
    const unread = others.length === 1 ? `${others[0].name} is` : `${others.length} others are`;
    const message = `A recording has one .${extension} for all its channels: ${chosen.name} is read, ${unread} not.`;
    findings.push(information('companion-not-read', message, { file: others[0].name }));
  }
  return chosen;
}

async function readMarksWithin(
  source: NamedSource,
  traceCount: number,
  findings: Finding[],
): Promise<Mark[]> {
  const read = await readMrk(source, findings);
  const marks = read.filter(({ trace }) => trace < traceCount);
  if (marks.length < read.length) {
    const message = `${read.length - marks.length} marks lie beyond the last trace; they are left out.`;
    findings.push(warning('marks-outside-recording', message, { file: source.name }));
  }
  return marks;
}
