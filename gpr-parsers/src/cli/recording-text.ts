import type { Finding, Recording } from '#recording.ts';
import { readable } from '#sentence.ts';
import { trackOf } from '#track.ts';
import type { TextStyle } from './terminal.ts';

type Paint = (style: TextStyle, text: string) => string;

/** So many marks are listed; the rest is counted. */
const mostMarksListed = 12;

/** A recording for people: one line a fact, what is not known left out, findings last. */
export function describeRecording(
  recording: Recording,
  { paint, withHeader }: { paint: Paint; withHeader: boolean },
): string[] {
  const { findings, rawHeader } = recording;
  const told: [label: string, value: string | null][] = [
    ['files', recording.fileNames.join(', ')],
    ['recorded at', recording.recordedAt === null ? null : `${recording.recordedAt} (clock of the console)`],
    ['traces', describeTraces(recording)],
    ['time window', describeTimes(recording)],
    ['trace spacing', describeSpacing(recording)],
    ['distances', describeDistances(recording)],
    ['permittivity', numbered(recording.relativePermittivity, '(as set on the instrument)')],
    ['not signal', describeNonSignal(recording)],
    ...describeChannels(recording),
    ['marks', describeMarks(recording)],
    ['positions', describePositions(recording)],
    ['picks', recording.picks.length === 0 ? null : `${recording.picks.length}`],
    ['comment', recording.comment],
  ];
  const lines = [paint('bold', readable(describeTitle(recording)))];
  for (const [label, value] of told) {
    if (value !== null) lines.push(`  ${paint('dim', label.padEnd(14))} ${readable(value)}`);
  }
  if (withHeader) {
    lines.push(`  ${paint('dim', 'header')}`);
    for (const [key, value] of Object.entries(rawHeader)) lines.push(`    ${readable(`${key} = ${value}`)}`);
  }
  lines.push(`  ${paint('dim', 'findings'.padEnd(14))} ${findings.length === 0 ? 'none' : findings.length}`);
  for (const finding of findings) lines.push(`    ${describeFinding(finding, paint)}`);
  return lines;
}

/** Severity, sentence and place; the code for those who look it up. */
export function describeFinding(
  { severity, code, message, file, byteOffset, line }: Finding,
  paint: Paint,
): string {
  const style = { information: 'cyan', warning: 'yellow', error: 'red' } as const;
  const place = [
    file,
    byteOffset === null ? null : `byte ${byteOffset}`,
    line === null ? null : `line ${line}`,
  ].filter((part) => part !== null);
  const told = readable([code, ...place].join(', '));
  return `${paint(style[severity], severity)}: ${message} ${paint('dim', `[${told}]`)}`;
}

function describeTitle({ name, vendor, instrument, format }: Recording): string {
  return `${name}: ${[vendor, instrument].filter((part) => part !== null).join(' ')} (${format})`;
}

function describeTraces({
  traceCount,
  samplesPerTrace,
  bitsPerSample,
  channels,
  leftoverByteCount,
}: Recording) {
  const channelCount = channels.length === 1 ? '' : `, ${channels.length} channels`;
  const leftover = leftoverByteCount === 0 ? '' : `; ${leftoverByteCount} bytes left over`;
  return `${traceCount} of ${samplesPerTrace} samples, ${bitsPerSample} bits${channelCount}${leftover}`;
}

function describeTimes({ timeWindowNs, sampleIntervalNs, firstSampleNs }: Recording): string {
  if (timeWindowNs === null) return 'not told: time can only be counted in samples';
  const start = firstSampleNs === 0 ? '' : `, from ${numbered(firstSampleNs, 'ns')}`;
  return `${numbered(timeWindowNs, 'ns')}${start}, a sample every ${numbered(sampleIntervalNs, 'ns')}`;
}

function describeSpacing({ traceSpacingM, tracesPerSecond, traceCount }: Recording): string {
  const rate = tracesPerSecond === null ? '' : `${numbered(tracesPerSecond, 'traces a second')}`;
  if (traceSpacingM === null) return ['not told', rate].filter((part) => part !== '').join(', ');
  const lengthM = traceSpacingM * Math.max(0, traceCount - 1);
  return [`${numbered(traceSpacingM, 'm')}, a line of ${numbered(lengthM, 'm')}`, rate]
    .filter((part) => part !== '')
    .join('; ');
}

/** Where the instrument measured each trace's, which need not be evenly spaced. */
function describeDistances({ traceDistancesM }: Recording): string | null {
  if (traceDistancesM === null || traceDistancesM.length === 0) return null;
  const [firstM, lastM] = [traceDistancesM[0], traceDistancesM[traceDistancesM.length - 1]];
  return `told for each trace, from ${numbered(firstM, 'm')} to ${numbered(lastM, 'm')}`;
}

function describeNonSignal({ nonSignalSampleCount }: Recording): string | null {
  return nonSignalSampleCount === 0 ? null : `the first ${nonSignalSampleCount} samples of each trace`;
}

function describeChannels({ channels }: Recording): [label: string, value: string][] {
  return channels.map(({ name, antenna, offset }, channel) => [
    channels.length === 1 ? 'antenna' : `channel ${channel}`,
    [
      /^Channel \d+$/.test(name) ? null : name,
      antenna.name ?? 'no antenna told',
      antenna.centreFrequencyMHz === null
        ? 'frequency not told'
        : numbered(antenna.centreFrequencyMHz, 'MHz'),
      antenna.separationM === null ? null : `${numbered(antenna.separationM, 'm')} apart`,
      offset === null
        ? null
        : `${numbered(offset.acrossM, 'm')} across, ${numbered(offset.alongM, 'm')} along`,
    ]
      .filter((part) => part !== null)
      .join(', '),
  ]);
}

function describeMarks({ marks }: Recording): string {
  if (marks.length === 0) return 'none';
  const listed = marks.slice(0, mostMarksListed).map(({ trace, kind }) => `${trace} ${kind}`);
  return `${marks.length}: ${listed.join(', ')}${marks.length > mostMarksListed ? ' …' : ''}`;
}

function describePositions(recording: Recording): string {
  const { positions } = recording;
  if (positions.length === 0) return 'none';
  const track = trackOf(recording);
  return `${positions.length} fixes, ${track === null ? 'no track (gpr tracks says why)' : `a track of ${track.length} points`}`;
}

/** Six digits are more than any instrument has. */
function numbered(value: number | null, unit: string): string | null {
  return value === null ? null : `${Number(value.toPrecision(6))} ${unit}`;
}
