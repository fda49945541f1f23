import { channelsApart } from '#channels-apart.ts';
import { type FixRule, fixesThatFit } from '#fixes-that-fit.ts';
import type { Antenna } from '#radargram.ts';
import type { Finding } from '#recording.ts';
import type { NamedBytes, RecordingToWrite, WrittenRecording } from '#recording-to-write.ts';
import { unheld, unheldNotes, withoutRepeats } from '#unheld.ts';
import { inWholeNumbers } from '#whole-amplitudes.ts';
import { latin1Text } from '#written-shape.ts';
import { frequencyToldBy, writeRamac } from './write.ts';

const label = 'a .rad';

/**
 * `LINE.rd3` or `LINE.rd7` with its `LINE.rad`, and a `LINE.cor` where there are fixes; of several channels each has
 * its own. What they cannot hold is left out or changed, and told once for all channels.
 */
export function writeRamacThatFits(recording: RecordingToWrite): WrittenRecording {
  const apart = channelsApart(recording, label);
  const whole = inWholeNumbers(recording, [16, 32]);
  const findings = [...apart.findings, ...whole.findings];
  findings.push(...unheldNotes(recording, label, apart.recordings.length > 1 ? ['channelTimes'] : []));
  findings.push(...leftOut(recording, apart.recordings));
  const fixes = fixesThatFit(recording.positions, 'a .cor', corRules);
  findings.push(...fixes.findings);
  if (fixes.positions.some(({ quality }) => quality !== 'unknown')) {
    const message =
      'What the receiver said of the quality of its fixes: a .cor has no place for it; it is left out.';
    findings.push(unheld('fix-details-not-held', message));
  }
  const comment = commentThatFits(recording.comment, findings);
  const files: NamedBytes[] = [];
  for (const [channel, own] of apart.recordings.entries()) {
    const written = writeRamac({
      ...own,
      bitsPerSample: whole.recording.bitsPerSample,
      channels: [whole.recording.channels[channel]],
      antennas: own.antennas.map((antenna) => antennaThatFits(antenna, findings)),
      firstSampleNs: 0,
      marks: [],
      positions: fixes.positions,
      comment,
    });
    const extension = whole.recording.bitsPerSample === 16 ? 'rd3' : 'rd7';
    files.push({ name: `${own.name}.${extension}`, bytes: written.samples });
    files.push({ name: `${own.name}.rad`, bytes: written.rad });
    if (written.cor !== null) files.push({ name: `${own.name}.cor`, bytes: written.cor });
  }
  return { files, findings: withoutRepeats(findings) };
}

/** A row of a .cor without one of these would be read as something else, or not at all. */
const corRules: readonly FixRule[] = [
  {
    holds: ({ quality }) => quality !== 'invalid',
    why: 'were called invalid by the receiver, which a .cor cannot say',
  },
  { holds: ({ elevationM }) => elevationM !== null, why: 'have no elevation' },
  {
    holds: ({ utc }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(utc ?? ''),
    why: 'have no date and time',
  },
];

function leftOut(recording: RecordingToWrite, channels: readonly RecordingToWrite[]): Finding[] {
  const { marks, relativePermittivity, recordedAt } = recording;
  const findings: Finding[] = [];
  const moved = channels.map(({ firstSampleNs }) => firstSampleNs).filter((firstNs) => firstNs !== 0);
  if (moved.length > 0) {
    const message = `The first sample lies at ${moved[0]} ns: a .rad has no place for it; readers take it for time 0.`;
    findings.push(unheld('first-sample-time-not-held', message));
  }
  if (marks.length > 0) {
    const message = `${marks.length} marks: the rows of a .mrk are not known well enough to write them; they are left out.`;
    findings.push(unheld('marks-not-held', message));
  }
  if (relativePermittivity !== null) {
    const message = `The relative permittivity of ${relativePermittivity}: a .rad has no place for it; it is left out.`;
    findings.push(unheld('permittivity-not-held', message));
  }
  if (recordedAt !== null) {
    const message = `The time of the recording, ${recordedAt}: a .rad has no place for it; it is left out.`;
    findings.push(unheld('date-not-held', message));
  }
  return findings;
}

/** The name is the only place of the frequency: it is added to a name that does not tell it. */
function antennaThatFits(antenna: Antenna, findings: Finding[]): Antenna {
  const { name, centreFrequencyMHz } = antenna;
  if (name === null) return antenna;
  const oneLine = latin1Text(name).replace(/[\r\n]/g, ' ');
  const told = frequencyToldBy(oneLine);
  const withFrequency = told === null ? `${oneLine} ${centreFrequencyMHz} MHz` : `${centreFrequencyMHz} MHz`;
  const written = centreFrequencyMHz === null || told === centreFrequencyMHz ? oneLine : withFrequency;
  if (written === name) return antenna;
  const message = `The antenna "${name}" is called "${written}": a .rad has one line of Latin-1 for its name, which must tell the frequency.`;
  findings.push(unheld('antenna-name-changed', message));
  return { ...antenna, name: written };
}

function commentThatFits(comment: string | null, findings: Finding[]): string | null {
  if (comment === null) return null;
  const lines = latin1Text(comment).split(/\r\n|\n|\r/);
  const written = lines.length === 1 ? lines[0] : lines.map((line) => line.trim()).join(' / ');
  if (written !== comment) {
    const message =
      'A .rad has one line of Latin-1 for a comment: its lines are joined by " / ", and characters others than Latin-1 are written as "?".';
    findings.push(unheld('comment-changed', message));
  }
  return written;
}
