import { channelsApart } from '#channels-apart.ts';
import { information } from '#findings.ts';
import type { Antenna } from '#radargram.ts';
import type { Finding } from '#recording.ts';
import type { RecordingToWrite, WrittenRecording } from '#recording-to-write.ts';
import { validFixes } from '#track.ts';
import { unheld, unheldNotes, withoutRepeats } from '#unheld.ts';
import { commentHeld, dayOf, nameHeld } from './own-text.ts';
import { dateFieldsOf, ownTextOf, writeSegy } from './write.ts';
import { placesToWrite } from './written-places.ts';
import { formatOf } from './written-samples.ts';
import { countedDelay, countedInterval } from './written-times.ts';

const label = 'a SEG-Y';

/** Readers that take the count of samples for signed, as the standard has it, see no more. */
const mostSignedCount = 0x7fff;

/**
 * `LINE.sgy`; of several channels `LINE_ch1.sgy` and so on, for readers of radar files know one channel a file, and
 * show traces that take turns as one line that trembles. What it cannot hold is left out or changed, and told.
 */
export function writeSegyThatFits(recording: RecordingToWrite): WrittenRecording {
  const apart = channelsApart(recording, label);
  const findings = [...apart.findings];
  const held = ['nonSignalSampleCount', 'traceDistancesM', 'channelTimes'] as const;
  findings.push(...unheldNotes(recording, label, held));
  const marks = marksThatFit(recording, findings);
  const recordedAt = dateThatFits(recording.recordedAt, findings);
  tellPlaces(recording, findings);
  const files = apart.recordings.map((own) => {
    const [antenna] = own.antennas;
    const fitting = { ...own, antennas: [antennaThatFits(antenna, findings)], marks, recordedAt };
    const comment = commentThatFits(fitting, findings);
    tellSamplesAndTimes(own, findings);
    return { name: `${own.name}.sgy`, bytes: writeSegy({ ...fitting, comment }) };
  });
  findings.push(toldInText(recording));
  return { files, findings: withoutRepeats(findings) };
}

function toldInText({ antennas, ...recording }: RecordingToWrite): Finding {
  const told = [
    recording.firstSampleNs === 0 ? null : 'the time of the first sample',
    recording.traceSpacingM === null ? null : 'the spacing of the traces',
    recording.tracesPerSecond === null ? null : 'the rate of recording',
    recording.relativePermittivity === null ? null : 'the permittivity',
    antennas.every(({ name, centreFrequencyMHz }) => name === null && centreFrequencyMHz === null)
      ? null
      : 'the antenna',
    recording.more?.nonSignalSampleCount ? 'which samples are bookkeeping' : null,
    dayOf(recording.recordedAt) === null ? null : 'the day',
    recording.comment === null ? null : 'the comment',
    'the unit of time',
  ].filter((what) => what !== null);
  const message = `SEG-Y has no fields of its own for a radar's settings: its text header tells ${told.join(', ')}. Few programs understand it, but people can read it.`;
  return information('told-in-text', message);
}

/** Bytes that the standard leaves free hold the marks, where Radar Systems' software looks for them. */
function marksThatFit(recording: RecordingToWrite, findings: Finding[]): RecordingToWrite['marks'] {
  const { marks, channels, samplesPerTrace } = recording;
  const traceCount = (channels[0]?.length ?? 0) / samplesPerTrace;
  const byTrace = new Map(marks.map((mark) => [mark.trace, mark]));
  const held = [...byTrace.values()].filter(
    ({ trace }) => Number.isInteger(trace) && trace >= 0 && trace < traceCount,
  );
  if (held.length < marks.length) {
    const message = `${marks.length - held.length} of ${marks.length} marks lie on no trace, or on one with another: ${label} cannot hold them; they are left out.`;
    findings.push(unheld('marks-not-held', message));
  }
  if (held.length > 0) {
    const message = `${held.length} marks: the standard has no place for them; they stand in bytes 237 to 240 of the trace headers, where few programs look.`;
    findings.push(unheld('marks-by-convention', message));
  }
  return held;
}

function dateThatFits(recordedAt: string | null, findings: Finding[]): string | null {
  if (recordedAt === null || dateFieldsOf(recordedAt) !== null || dayOf(recordedAt) !== null)
    return recordedAt;
  findings.push(
    unheld('date-not-held', `The date "${recordedAt}" is none from 1970 to 2100; it is left out.`),
  );
  return null;
}

function antennaThatFits(antenna: Antenna, findings: Finding[]): Antenna {
  if (antenna.name === null) return antenna;
  const written = nameHeld(antenna.name);
  if (written === antenna.name) return antenna;
  const message = `The antenna "${antenna.name}" is called "${written}": the text header has one line of 80 bytes for its name.`;
  findings.push(unheld('antenna-name-changed', message));
  return { ...antenna, name: written };
}

function commentThatFits(recording: RecordingToWrite, findings: Finding[]): string | null {
  const { comment } = recording;
  if (comment === null) return null;
  const written = commentHeld(ownTextOf({ ...recording, comment }, 'fixes'));
  if (written !== comment) {
    const message = `The text header has some 20 lines for a comment: of ${comment.length} characters ${written.length} are written, without blanks at the ends of lines.`;
    findings.push(unheld('comment-changed', message));
  }
  return written;
}

/** What becomes of the fixes: their places are held, finely enough; what the receiver said of them is not. */
function tellPlaces(recording: RecordingToWrite, findings: Finding[]) {
  const { positions, channels, samplesPerTrace, more = {} } = recording;
  if (positions.length === 0) return;
  const traceCount = (channels[0]?.length ?? 0) / samplesPerTrace;
  const fixes = validFixes(positions);
  const inside = fixes.filter(({ trace }) => Math.round(trace) >= 0 && Math.round(trace) < traceCount);
  if (inside.length < positions.length) {
    const message = `${positions.length - inside.length} of ${positions.length} fixes are invalid, lie nowhere on Earth or at no trace, or repeat a trace: ${label} cannot hold them; they are left out.`;
    findings.push(unheld('fixes-not-held', message));
  }
  if (fixes.length === 0) return;
  if (inside.some(({ trace }) => !Number.isInteger(trace))) {
    const message =
      'Fixes between two traces: SEG-Y has places at traces only; the nearest trace has its place on the line between the fixes.';
    findings.push(unheld('fixes-moved', message));
  }
  const places = placesToWrite(recording, traceCount);
  const placelessCount = places.x.filter((x, trace) => x === 0 && places.y[trace] === 0).length;
  const without =
    placelessCount === 0
      ? ''
      : ` ${placelessCount} traces before the first or after the last fix have none (0, 0).`;
  const between = `${inside.length} fixes give each trace a place, on straight lines between them.${without}`;
  findings.push(information('places-interpolated', between));
  if (fixes.some((fix) => fix.quality !== 'unknown' || fix.horizontalDilution !== null || fix.utc !== null)) {
    const message =
      'The time, quality and dilution of each fix: SEG-Y has no place for them; they are left out.';
    findings.push(unheld('fix-details-not-held', message));
  }
  const steps = -3600 * places.coordinateScalar;
  const isRounded = ({ longitudeDeg, latitudeDeg }: (typeof fixes)[number]) =>
    [longitudeDeg, latitudeDeg].some(
      (degrees) => Math.abs(degrees - Math.round(degrees * steps) / steps) > 1e-10,
    );
  if (inside.some(isRounded)) {
    const finest =
      places.coordinateScalar === -10_000 ? '0.0001 seconds of arc, 3 mm' : '0.001 seconds of arc, 3 cm';
    findings.push(
      unheld('places-rounded', `Places are rounded to ${finest}, the finest that SEG-Y can count there.`),
    );
  }
  if (more.traceDistancesM !== undefined) {
    const message =
      'The measured distance of each trace along the line gives way to the fixes, which stand in the same fields; it is left out.';
    findings.push(unheld('trace-distances-not-held', message));
  }
}

function tellSamplesAndTimes(recording: RecordingToWrite, findings: Finding[]) {
  const { samplesPerTrace, sampleIntervalNs, firstSampleNs } = recording;
  if (samplesPerTrace > mostSignedCount) {
    const message = `${samplesPerTrace} samples a trace are more than ${mostSignedCount}: programs that take the count for signed, as the standard has it, cannot read the file.`;
    findings.push(unheld('many-samples', message));
  }
  if (formatOf(recording).code === 6) {
    const message =
      'Some amplitudes need floats of 64 bits: they are written so (format 6), which came with revision 2; older programs cannot read it.';
    findings.push(unheld('samples-of-64-bits', message));
  }
  if (sampleIntervalNs !== null) {
    const counted = countedInterval(sampleIntervalNs);
    if (Math.abs(counted - sampleIntervalNs * 1000) > 1e-6 * counted) {
      const stated = counted === 0 ? '0, which means unknown' : `${counted} ps`;
      const message = `The sample interval of ${sampleIntervalNs} ns is no whole number of picoseconds that 16 bits can count: the headers say ${stated}, and only the text has the exact value.`;
      findings.push(unheld('interval-rounded', message));
    }
  }
  const delay = countedDelay(firstSampleNs);
  const writtenNs = delay === null ? 0 : delay.count * (delay.scalar < 0 ? -1 / delay.scalar : 1);
  if (Math.abs(writtenNs - firstSampleNs) > 1e-6) {
    const message = `The first sample lies at ${firstSampleNs} ns: the headers say ${writtenNs} ns, as finely as 16 bits can count it, and only the text has the exact value.`;
    findings.push(unheld('first-sample-time-rounded', message));
  }
}
