import type { NamedSource } from '#byte-source.ts';
import { createLineTally, information, warning } from '#findings.ts';
import { readTextLines } from '#key-values.ts';
import type { Finding } from '#recording.ts';
import { addSentences, type Epoch, type EpochFile } from './epochs.ts';

/** As many bytes as are looked at to tell a text. */
const sniffedBytes = 4096;

/**
 * The epochs of a .GPS: `Trace #7 at position 1.5`, then what the receiver said. A trace with a fiducial is written
 * `Fiducial at trace #7 at position 1.5`, with its label in a line below. Null, and told, for the many other files that are called .gps.
 */
export async function readGpsEpochs(source: NamedSource, findings: Finding[]): Promise<EpochFile | null> {
  const { name: file, bytes } = source;
  if (isBinary(new Uint8Array(await bytes.slice(0, sniffedBytes)))) {
    const message =
      'The file is binary, not the text that these consoles write; no position is read from it.';
    findings.push(warning('positions-not-readable', message, { file, byteOffset: 0 }));
    return null;
  }
  const tally = createLineTally();
  let epoch: Epoch = { number: null, line: 1, label: null, sentences: [] };
  const epochs = [epoch];
  let silentCount = 0;
  for (const [index, text] of (await readTextLines(source, findings)).entries()) {
    const line = index + 1;
    const head = /^\s*(Trace|Fiducial at trace)\s*#\s*(\d{1,9})\b/i.exec(text);
    if (head) {
      const label = /^fiducial/i.test(head[1]) ? '' : null;
      epoch = { number: Number(head[2]), line, label, sentences: [] };
      epochs.push(epoch);
    } else if (/^\s*No Input\s*$/i.test(text)) silentCount++;
    else if (isLabel(text, epoch)) epoch.label = text.trim();
    else addSentences(epoch, text, line, tally);
  }
  const namedCount = epochs.length - 1;
  if (namedCount === 0) {
    const message =
      'No line of the file names a trace (Trace #1 at position 0.0), as these consoles write it; it is of another instrument, and no position is read from it.';
    findings.push(warning('positions-not-readable', message, { file }));
    return null;
  }
  if (silentCount > 0) {
    const message = `The receiver was silent ("No Input") at ${silentCount} of ${namedCount} traces.`;
    findings.push(information('receiver-silent', message, { file }));
  }
  return { epochs, firstNumber: 1, tally };
}

/** The first line of a fiducial, before the receiver's sentences, is what the operator called it. */
function isLabel(text: string, { label, sentences }: Epoch): boolean {
  return label === '' && sentences.length === 0 && /^\s*[^$\s]/.test(text);
}

/** Texts of receivers have no control characters but tabs and line ends. */
function isBinary(start: Uint8Array): boolean {
  const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26);
  const controlCount = start.reduce((count, byte) => (isControl(byte) ? count + 1 : count), 0);
  return controlCount > start.length / 100;
}
