import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { MoreToWrite, RecordingToWrite } from '#recording-to-write.ts';

/** What a format could not hold, in a sentence; there is no file yet that it could point into. */
export function unheld(code: string, message: string): Finding {
  return warning(code, message);
}

/** What no writer has a place for, or only some: `held` are those of them that the format at hand can keep. */
export function unheldNotes(
  { more = {} }: RecordingToWrite,
  label: string,
  held: readonly (keyof MoreToWrite)[] = [],
): Finding[] {
  const findings: Finding[] = [];
  function tell(name: keyof MoreToWrite, code: string, message: string) {
    if (more[name] !== undefined && !held.includes(name)) findings.push(unheld(code, message));
  }
  const { picks, nonSignalSampleCount } = more;
  tell(
    'picks',
    'picks-not-held',
    `${picks?.length} picks: ${label} has no place for them; they are left out.`,
  );
  tell(
    'traceDistancesM',
    'trace-distances-not-held',
    `The measured distance of each trace along the line: ${label} has no place for it; it is left out.`,
  );
  tell(
    'traceShiftsNs',
    'trace-shifts-not-held',
    `By how much each trace is to be moved in time: ${label} has no place for it; the traces are written unmoved.`,
  );
  tell(
    'channelOffsets',
    'channel-offsets-not-held',
    `Where the channels lie beside the line: ${label} has no place for it; it is left out.`,
  );
  tell(
    'channelTimes',
    'channel-times-not-held',
    `The channels have times of their own, ${label} has one time for all: that of the first is written.`,
  );
  tell(
    'nonSignalSampleCount',
    'bookkeeping-not-held',
    `The first ${nonSignalSampleCount} samples of each trace are the instrument's bookkeeping: ${label} cannot say so; they are written as if they were signal.`,
  );
  return findings;
}

/** What is true of all channels is told once. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
