import { type AlongTheLine, type OpenRecording, type TracePosition, trackOf } from '@jsa/gpr-parsers';
import { createFaultList, type Fault, type FaultList } from './fault.ts';
import type { SeedFile } from './seed.ts';
import { faultsOfFindings, isCount } from './soundness.ts';

const markKinds = ['user', 'distance', 'unknown'];

const qualities = [
  ...['invalid', 'gnss', 'differential', 'rtk-fixed', 'rtk-float'],
  ...['estimated', 'simulated', 'unknown'],
];

const momentOrTime = /^(\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d(\.\d+)?Z?$/;

/** What is wrong with what was noted along the line of a recording. */
export function faultsOfAlong(
  along: AlongTheLine,
  recording: OpenRecording,
  files: readonly SeedFile[],
): readonly Fault[] {
  const list = createFaultList();
  const { traceCount, samplesPerTrace, channels } = recording;
  const fileBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const isTrace = (trace: number) => isCount(trace) && trace < traceCount;
  for (const mark of along.marks) {
    list.check(isTrace(mark.trace) && markKinds.includes(mark.kind), 'a mark is set on a trace', mark);
  }
  for (const pick of along.picks) {
    const isThere = isTrace(pick.trace) && isCount(pick.sample) && pick.sample < samplesPerTrace;
    const isOfChannel = isCount(pick.channel) && pick.channel < channels.length;
    list.check(isThere && isOfChannel, 'a pick is set on a sample', pick);
    list.check(['target', 'layer'].includes(pick.kind), 'a pick is a target or of a layer', pick);
  }
  const noteCount = along.marks.length + along.picks.length + along.positions.length;
  list.check(noteCount <= fileBytes, 'the notes fit into the files', { noteCount, fileBytes });
  for (const position of along.positions) checkPosition(position, list);
  checkPerTrace('traceDistancesM', along.traceDistancesM, traceCount, list);
  checkPerTrace('traceShiftsNs', along.traceShiftsNs, traceCount, list);
  checkTrack(along.positions, traceCount, list);
  return [...list.faults, ...faultsOfFindings(along.findings, files)];
}

function checkPosition(position: TracePosition, { check }: FaultList) {
  const { trace, latitudeDeg, longitudeDeg, elevationM, horizontalDilution, quality, utc } = position;
  check(Number.isFinite(trace), 'a fix belongs to a trace', position);
  check(Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180, 'a fix is on the Earth', position);
  check(elevationM === null || Number.isFinite(elevationM), 'elevationM is null or a number', position);
  const hasDilution = horizontalDilution !== null;
  check(
    !hasDilution || Number.isFinite(horizontalDilution),
    'horizontalDilution is null or a number',
    position,
  );
  check(qualities.includes(quality), 'a fix has a quality', position);
  check(utc === null || momentOrTime.test(utc), 'utc is null, a moment or a time of day', position);
}

function checkPerTrace(
  name: string,
  values: Float64Array | null,
  traceCount: number,
  { check }: FaultList,
): void {
  if (values === null) return;
  check(values.length === traceCount, `${name} has one value a trace`, [values.length, traceCount]);
  check(
    values.every(Number.isFinite),
    `${name} are numbers`,
    values.find((value) => !Number.isFinite(value)),
  );
}

function checkTrack(positions: readonly TracePosition[], traceCount: number, { check }: FaultList) {
  const track = trackOf({ positions, traceCount }) ?? [];
  const isRising = track.every(([, , trace], point) => point === 0 || trace > track[point - 1][2]);
  check(isRising, 'a track rises by trace', track);
  const isInside = track.every(([, , trace]) => trace >= 0 && trace <= traceCount - 1);
  check(isInside, 'a track stays within the recording', { traceCount, track });
}
