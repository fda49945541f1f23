import { createLineTally, warning } from '#findings.ts';
import type { Finding, RecordedPick } from '#recording.ts';
import { findElements, textOf, type XmlElement } from '#xml.ts';
import type { Dzx } from './metadata.ts';

type Shape = { readonly traceCount: number; readonly samplesPerTrace: number; readonly channelCount: number };

const groupNames = { TargetGroup: 'target', LayerGroup: 'layer' } as const;

/** Targets and points of layers that the vendor's software picked, in the order of the file. They are no marks. */
export function readPicks(dzx: Dzx, shape: Shape, findings: Finding[]): RecordedPick[] {
  const { file } = dzx;
  const tally = createLineTally();
  const picks: RecordedPick[] = [];
  let pointCount = 0;
  for (const group of groupsOf(dzx, findings)) {
    const [kind, label] = [kindOf(group), labelOf(group)];
    for (const point of group.children) {
      const printed = textOf(point, 'scanSampChanProp');
      if (printed === '') continue;
      const [trace, sample, channel] = printed.split(',').map((part) => part.trim());
      if (![trace, sample, channel].every((part) => /^-?\d{1,9}$/.test(part ?? ''))) {
        tally.add('unreadable-pick', point.line);
        continue;
      }
      pointCount++;
      const place = { channel: Number(channel), trace: Number(trace), sample: Number(sample) };
      if (isInside(place, shape)) picks.push({ ...place, kind, label });
    }
  }
  findings.push(
    ...tally.toFindings(file, {
      'unreadable-pick': (count, line) =>
        `${count} picks tell no trace, sample and channel, the first in line ${line}; they are passed over.`,
    }),
  );
  if (picks.length < pointCount) {
    const { traceCount, samplesPerTrace, channelCount } = shape;
    const message = `${pointCount - picks.length} of ${pointCount} picks lie outside of the recording (${traceCount} traces of ${samplesPerTrace} samples in ${channelCount} channels); they are left out.`;
    findings.push(warning('picks-outside-recording', message, { file }));
  }
  return picks;
}

/** Where the DZX is about several recordings, picks that stand outside of all may be anyone's. */
function groupsOf({ file, root, own, isShared }: Dzx, findings: Finding[]): XmlElement[] {
  const groupsIn = (part: XmlElement) => findElements(part, ...Object.keys(groupNames));
  if (!isShared) return groupsIn(root);
  const ofFiles = findElements(root, 'File').flatMap(groupsIn);
  const unassignedCount = groupsIn(root).length - ofFiles.length;
  if (unassignedCount > 0) {
    const message = `${unassignedCount} groups of picks do not say to which of the recordings in ${file} they belong; they are not read.`;
    findings.push(warning('picks-of-nobody', message, { file }));
  }
  return own.flatMap(groupsIn);
}

function isInside(
  { channel, trace, sample }: Pick<RecordedPick, 'channel' | 'trace' | 'sample'>,
  shape: Shape,
) {
  const isWithin = (index: number, count: number) => index >= 0 && index < count;
  return (
    isWithin(trace, shape.traceCount) &&
    isWithin(sample, shape.samplesPerTrace) &&
    isWithin(channel, shape.channelCount)
  );
}

function kindOf(group: XmlElement): RecordedPick['kind'] {
  return groupNames[group.name as keyof typeof groupNames];
}

/** A layer without a name has a number at least; all targets share one. */
function labelOf(group: XmlElement): string | null {
  const number = group.name === 'LayerGroup' ? textOf(group, 'layerNum') : '';
  return textOf(group, 'groupName') || number || null;
}
