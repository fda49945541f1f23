import { nothingAlong } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import type { AlongTheLine, Finding, OpenRecording } from '#recording.ts';
import { compareWithHeader } from './compare-with-header.ts';
import { distancesByMarks } from './distances.ts';
import { readMarks } from './marks.ts';
import type { Dzx } from './metadata.ts';
import { readPicks } from './picks.ts';
import { readDzg } from './positions.ts';
import type { DztGeometry } from './samples.ts';
import { mergeMarks, readWaypoints, tellNotes } from './waypoints.ts';

type OpenedDzt = Pick<
  OpenRecording,
  'traceCount' | 'traceSpacingM' | 'relativePermittivity' | 'nonSignalSampleCount'
>;

/** What goes along the line: marks of the samples, fixes of the DZG, and all that the DZX has. */
export async function readAlongDzt(
  { name: file, bytes }: NamedSource,
  line: { readonly opened: OpenedDzt; readonly geometry: DztGeometry },
  companions: { readonly dzg: NamedSource | undefined; readDzx(findings: Finding[]): Promise<Dzx | null> },
): Promise<AlongTheLine> {
  const { opened, geometry } = line;
  const findings: Finding[] = [];
  const hasBookkeeping = opened.nonSignalSampleCount > 0;
  const ofSamples = hasBookkeeping ? await readMarks(bytes, geometry, { file, findings }) : [];
  const positions = companions.dzg ? await readDzg(companions.dzg, findings) : [];
  const dzx = await companions.readDzx(findings);
  if (dzx === null) return { ...nothingAlong, marks: ofSamples, positions, findings };
  compareWithHeader(dzx, opened, findings);
  const waypoints = readWaypoints(dzx, opened.traceCount, findings);
  tellNotes(dzx, waypoints, findings);
  const picks = readPicks(dzx, geometry, findings);
  const { traceCount } = opened;
  const traceDistancesM =
    opened.traceSpacingM === null ? distancesByMarks(dzx, waypoints, { traceCount, findings }) : null;
  const marks = mergeMarks(ofSamples, waypoints);
  return { ...nothingAlong, marks, positions, traceDistancesM, picks, findings };
}
