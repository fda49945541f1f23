import { fixesThatFit } from '#fixes-that-fit.ts';
import type { Antenna } from '#radargram.ts';
import type { Finding } from '#recording.ts';
import type { NamedBytes, RecordingToWrite, WrittenRecording } from '#recording-to-write.ts';
import { unheld, unheldNotes } from '#unheld.ts';
import { inWholeNumbers } from '#whole-amplitudes.ts';
import { latin1Bytes, latin1Text } from '#written-shape.ts';
import { centreFrequencyMHzOf } from './antennas.ts';
import { packDate } from './date.ts';
import { mostAntennaNameBytes, mostCommentBytes, tooManyMarks, writeDzt } from './write.ts';
import { writeDzg } from './write-positions.ts';

const label = 'a DZT';

/** `LINE.DZT`, with a `LINE.DZG` where there are fixes. What they cannot hold is left out or changed, and told. */
export function writeDztThatFits(recording: RecordingToWrite): WrittenRecording {
  const whole = inWholeNumbers(recording, [8, 16, 32]);
  const findings = [...whole.findings, ...unheldNotes(recording, label, ['nonSignalSampleCount'])];
  const bookkeepingCount = recording.more?.nonSignalSampleCount ?? 0;
  if (bookkeepingCount < 2) {
    const message =
      'The first two samples of each trace give way to scan counter and mark word, which a DZT has there.';
    findings.push(unheld('first-samples-replaced', message));
  }
  if (bookkeepingCount > 2) {
    const message = `The first ${bookkeepingCount} samples of each trace are bookkeeping; of a DZT readers take two for it, and the others for signal.`;
    findings.push(unheld('bookkeeping-not-held', message));
  }
  const fixes = fixesThatFit(recording.positions, 'a DZG', [
    { holds: ({ utc }) => utc === null || isTime(utc), why: 'have a time that is none' },
  ]);
  findings.push(...fixes.findings);
  const fitting: RecordingToWrite = {
    ...whole.recording,
    antennas: recording.antennas.map((antenna) => antennaThatFits(antenna, findings)),
    marks: marksThatFit(recording, findings),
    recordedAt: dateThatFits(recording.recordedAt, findings),
    comment: commentThatFits(recording.comment, findings),
  };
  const files: NamedBytes[] = [{ name: `${recording.name}.DZT`, bytes: writeDzt(fitting) }];
  if (fixes.positions.length > 0) {
    files.push({ name: `${recording.name}.DZG`, bytes: writeDzg(fixes.positions) });
  }
  return { files, findings };
}

function isTime(utc: string): boolean {
  return /^(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d(?:\.\d+)?Z?$/.test(utc);
}

/** The name is the only place of the frequency, so that a name that hides it gives way to one that tells it. */
function antennaThatFits(antenna: Antenna, findings: Finding[]): Antenna {
  const { name, centreFrequencyMHz, separationM } = antenna;
  if (separationM !== null) {
    const message = `The antennas are ${separationM} m apart: a DZT has no place for it; it is left out.`;
    findings.push(unheld('antenna-separation-not-held', message));
  }
  const tells = (candidate: string) =>
    centreFrequencyMHz === null || centreFrequencyMHzOf(candidate) === centreFrequencyMHz;
  const fits = (candidate: string) => (latin1Bytes(candidate)?.length ?? Infinity) <= mostAntennaNameBytes;
  const byFrequency = centreFrequencyMHz === null ? 'none' : `${centreFrequencyMHz}MHz`;
  const whole = name ?? byFrequency;
  if (fits(whole) && tells(whole)) return antenna;
  const isTold = centreFrequencyMHz !== null && fits(byFrequency) && tells(byFrequency);
  const written = isTold ? byFrequency : latin1Text(whole).slice(0, mostAntennaNameBytes).trim();
  const lost = isTold ? '' : ' and its centre frequency is not told';
  const message = `The antenna "${whole}" is called "${written}"${lost}: a DZT has ${mostAntennaNameBytes} characters for its name, which must tell the frequency.`;
  findings.push(unheld('antenna-name-changed', message));
  return { ...antenna, name: written, centreFrequencyMHz: isTold ? centreFrequencyMHz : null };
}

/** Marks are words in the samples: one a trace at most, and so few that they can be told from the idle word. */
function marksThatFit(recording: RecordingToWrite, findings: Finding[]): RecordingToWrite['marks'] {
  const { channels, samplesPerTrace, marks } = recording;
  const traceCount = (channels[0]?.length ?? 0) / samplesPerTrace;
  const byTrace = new Map(marks.map((mark) => [mark.trace, mark]));
  const held = [...byTrace.values()].filter(
    ({ trace }) => Number.isInteger(trace) && trace >= 0 && trace < traceCount,
  );
  if (tooManyMarks(held, traceCount)) {
    const message = `${held.length} marks on ${traceCount} traces: in a DZT so many could not be told from the samples; all are left out.`;
    findings.push(unheld('marks-not-held', message));
    return [];
  }
  if (held.length < marks.length) {
    const message = `${marks.length - held.length} of ${marks.length} marks lie on no trace, or on one with another: a DZT cannot hold them; they are left out.`;
    findings.push(unheld('marks-not-held', message));
  }
  return held;
}

function dateThatFits(recordedAt: string | null, findings: Finding[]): string | null {
  if (recordedAt === null) return null;
  if (packDate(recordedAt) === null) {
    const message = `The date "${recordedAt}": a DZT has a day with its time, from 1980 to 2107; it is left out.`;
    findings.push(unheld('date-not-held', message));
    return null;
  }
  if (Number(recordedAt.slice(-1)) % 2 === 1) {
    const message = `The time ${recordedAt}: the clock of a DZT ticks every two seconds; one second is lost.`;
    findings.push(unheld('odd-second-not-held', message));
  }
  return recordedAt;
}

function commentThatFits(comment: string | null, findings: Finding[]): string | null {
  if (comment === null) return null;
  const written = latin1Text(comment).slice(0, mostCommentBytes);
  if (written !== comment) {
    const message = `A DZT has ${mostCommentBytes} characters of Latin-1 for a comment: of ${comment.length} characters ${written.length} are written, others than Latin-1 as "?".`;
    findings.push(unheld('comment-changed', message));
  }
  return written;
}
