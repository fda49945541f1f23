import type { createLineTally } from '#findings.ts';
import { momentOf, type NmeaSentence, readGga, readRmc, readSentence } from '#nmea.ts';
import type { TracePosition } from '#recording.ts';

/** What the receiver said while one trace was recorded. */
export type Epoch = {
  /** As stored: the first trace of most files is 1. Null for what stands before the first trace. */
  readonly number: number | null;
  readonly line: number;
  /** The operator's label where the file calls the trace a fiducial, empty until it is read; else null. */
  label: string | null;
  readonly sentences: { readonly sentence: NmeaSentence; readonly line: number }[];
};

/** A fix and the stored number of its trace. */
export type EpochFix = Omit<TracePosition, 'trace'> & { readonly epoch: Epoch };

export type EpochTally = ReturnType<typeof createLineTally>;

/** Epochs of a positions file, and the number that its first trace has. */
export type EpochFile = {
  readonly epochs: readonly Epoch[];
  readonly firstNumber: 0 | 1;
  readonly tally: EpochTally;
};

/** Wordings of what may be wrong with the lines of a positions file. */
export const epochFaults = {
  'unreadable-line': (count: number, line: number) =>
    `${count} lines are neither a trace nor a receiver's sentence, the first is line ${line}; they are passed over.`,
  'checksum-mismatch': (count: number, line: number) =>
    `${count} sentences do not match their checksum, the first in line ${line}; they are kept, but may be damaged.`,
  'sentence-cut': (count: number, line: number) =>
    `${count} GGA sentences are cut off or damaged, the first in line ${line}; of them only what is whole is used.`,
  'fix-without-trace': (count: number, line: number) =>
    `${count} fixes stand before the first trace, the first in line ${line}; without a trace number they cannot be used.`,
};

/** Adds the sentences of a line: where one was cut off, the next begins in its midst. */
export function addSentences(epoch: Epoch, text: string, line: number, tally: EpochTally) {
  const pieces = text.split(/(?=\$)/).filter((piece) => piece.startsWith('$'));
  if (pieces.length === 0 && text.trim() !== '') tally.add('unreadable-line', line);
  for (const piece of pieces) {
    const sentence = readSentence(piece);
    if (sentence) epoch.sentences.push({ sentence, line });
    if (sentence?.isChecksumRight === false) tally.add('checksum-mismatch', line);
    if (!sentence && /^\$..GGA/.test(piece)) tally.add('sentence-cut', line);
  }
}

/** The fixes of the epochs, in the file's own order. A date comes from the epoch's own RMC or ZDA, and nowhere else. */
export function fixesOf(epochs: readonly Epoch[], tally: EpochTally): EpochFix[] {
  return epochs.flatMap((epoch) => {
    const dated = epoch.sentences.map(({ sentence }) => dateOf(sentence)).find((date) => date !== null);
    const fixes: EpochFix[] = [];
    for (const { sentence, line } of epoch.sentences) {
      if (sentence.kind !== 'GGA') continue;
      const fix = readGga(sentence);
      if (fix === null) {
        if (!isEmptyGga(sentence)) tally.add('sentence-cut', line);
      } else if (epoch.number === null) tally.add('fix-without-trace', line);
      else {
        const { timeOfDay, ...place } = fix;
        if (isCut(sentence)) tally.add('sentence-cut', line);
        fixes.push({
          ...place,
          ...wholeFields(sentence, place),
          utc: momentOf(timeOfDay, dated ?? null),
          epoch,
        });
      }
    }
    return fixes;
  });
}

/** A receiver that sees too few satellites prints its sentence without a place. */
export function isEmptyGga({ fields }: NmeaSentence): boolean {
  return fields.length > 4 && fields[1] === '' && fields[3] === '';
}

/** The receiver's own day and time; null for sentences that tell no date. */
export function dateOf(sentence: NmeaSentence): { date: string; timeOfDay: string } | null {
  if (sentence.kind === 'RMC') return readRmc(sentence);
  if (sentence.kind !== 'ZDA') return null;
  const [time = '', day = '', month = '', year = ''] = sentence.fields;
  const clock = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?:\.\d*)?$/.exec(time);
  const date = `${year}-${month}-${day}`;
  const isDate = /^\d{4}-\d\d-\d\d$/.test(date) && Number.isFinite(Date.parse(`${date}T00:00:00Z`));
  if (!clock || !isDate || !new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)) return null;
  return { date, timeOfDay: `${clock[1]}:${clock[2]}:${clock[3]}.000` };
}

/** A whole GGA has 14 fields; one with a checksum was not cut, however few it has. */
function isCut({ fields, isChecksumRight }: NmeaSentence): boolean {
  return fields.length < 13 && isChecksumRight === null;
}

/** The field in which a sentence was cut may have lost digits: 18 of 1800.72 m. A quality of 9 is NovAtel's for WAAS. */
function wholeFields(
  sentence: NmeaSentence,
  {
    quality,
    horizontalDilution,
    elevationM,
  }: Pick<EpochFix, 'quality' | 'horizontalDilution' | 'elevationM'>,
): Pick<EpochFix, 'quality' | 'horizontalDilution' | 'elevationM'> {
  const lastWhole = isCut(sentence) ? sentence.fields.length - 2 : Number.POSITIVE_INFINITY;
  return {
    quality: sentence.fields[5] === '9' ? 'differential' : lastWhole < 5 ? 'unknown' : quality,
    horizontalDilution: lastWhole < 7 ? null : horizontalDilution,
    elevationM: lastWhole < 8 ? null : elevationM,
  };
}
