import { nothingAlong } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { chooseCompanion } from '#choose-companion.ts';
import { readCor } from '#cor.ts';
import { warning } from '#findings.ts';
import type { AlongTheLine, Finding, Mark } from '#recording.ts';
import { channelSuffix } from './channels.ts';
import { readMrk } from './marks.ts';
import { readPosDistances } from './positions.ts';

/** Fixes, distances and marks from the companions of the recording; of each kind one file has the word. */
export async function readCompanions(
  files: readonly NamedSource[],
  traceCount: number,
): Promise<AlongTheLine> {
  const findings: Finding[] = [];
  const cor = chooseCompanion(files, 'cor', { channelSuffix, findings });
  const pos = chooseCompanion(files, 'pos', { channelSuffix, findings });
  const mrk = chooseCompanion(files, 'mrk', { channelSuffix, findings });
  return {
    ...nothingAlong,
    positions: cor ? await readCor(cor, findings) : [],
    traceDistancesM: pos ? await readPosDistances(pos, traceCount, findings) : null,
    marks: mrk ? await readMarksWithin(mrk, traceCount, findings) : [],
    findings,
  };
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
