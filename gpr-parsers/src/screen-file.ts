import type { ByteSource } from '#byte-source.ts';
import { familiesOf } from '#file-families.ts';
import { splitFileName } from '#file-name.ts';
import { foreignContent, foreignContentBytes } from '#foreign-content.ts';
import { formats } from '#formats.ts';
import { readable } from '#sentence.ts';

/**
 * What to do with a file that someone sends. `recording`: part of a recording that can be read.
 * `unknown-radar`: radar data that this version cannot decode; keep it sealed. `refused`: not radar data.
 */
export type FileScreening = {
  readonly verdict: 'recording' | 'unknown-radar' | 'refused';
  /** A sentence for the sender; null when all is well. */
  readonly reason: string | null;
};

const whatToSend = 'Send the files that the instrument wrote (for example .DZT, or .rd3 with .rad).';

/** Judges one file by its extension and its first bytes; whether its companions are there is not asked. */
export async function screenFile(name: string, bytes: ByteSource): Promise<FileScreening> {
  const { verdict, reason } = await judge(name, bytes);
  return { verdict, reason: reason === null ? null : readable(reason) };
}

async function judge(name: string, bytes: ByteSource): Promise<FileScreening> {
  if (bytes.byteLength === 0) {
    return { verdict: 'refused', reason: `${name} is empty. Copy it from the instrument again.` };
  }
  const start = await bytes.slice(0, Math.min(bytes.byteLength, foreignContentBytes));
  const foreign = foreignContent(new Uint8Array(start), bytes.byteLength);
  if (foreign) {
    const advice = foreign.isArchive ? 'Unpack it and send the files that the instrument wrote.' : whatToSend;
    return { verdict: 'refused', reason: `${name} is ${foreign.what}, not a radar recording. ${advice}` };
  }
  const { extension } = splitFileName(name);
  const [family] = familiesOf(extension);
  if (!family) {
    const kind = extension === '' ? 'has no extension' : `ends in .${extension}`;
    return { verdict: 'refused', reason: `${name} ${kind}, as no file of a known radar does. ${whatToSend}` };
  }
  const format = formats.find(({ id }) => id === family.format);
  if (!format) {
    const reason = `${name} looks like ${family.label}, which this version cannot read yet. It is kept as it is.`;
    return { verdict: 'unknown-radar', reason };
  }
  const fault = await format.findFault({ name, bytes });
  if (fault === null) return { verdict: 'recording', reason: null };
  return { verdict: 'unknown-radar', reason: `${name} cannot be read: ${fault}. It is kept as it is.` };
}
