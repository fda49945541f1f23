import { basename } from 'node:path';
import type { NamedSource } from '#byte-source.ts';
import { bytesAtUrl } from '#bytes-at-url.ts';
import { bytesInFile } from '#node.ts';
import { openRecording } from '#read-recording.ts';
import type { OpenRecording } from '#recording.ts';
import { fileNameAt, isAddress } from './addresses.ts';
import type { FoundRecording } from './found-recording.ts';
import { choice } from './readable-formats.ts';
import { systemReason } from './system-error.ts';

/** A recording whose files are open, and what to do when they are no longer needed. */
export type OpenedFiles = {
  readonly recording: OpenRecording;
  /** Sentences about companions that could not be opened; the recording goes without them. */
  readonly unopened: readonly string[];
  close(): Promise<void>;
};

/** Opens a recording with its companions; throws GprFormatError, or what the operating system says of the file. */
export async function openRecordingFiles({ asked, paths }: FoundRecording): Promise<OpenedFiles> {
  const sources: NamedSource[] = [];
  const unopened: string[] = [];
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closeFile of closers) await closeFile();
  };
  try {
    for (const path of paths) {
      try {
        sources.push(await openSource(path, closers));
      } catch (error) {
        const reason = systemReason(error);
        if (reason === null || basename(path) === basename(asked)) throw error;
        unopened.push(`${path} cannot be opened (${reason}); it is not read.`);
      }
    }
    return { recording: await openRecording(sources, choice), unopened, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One file, on a disk or on the web; how to close it is added to `closers`. */
export async function openSource(path: string, closers: (() => Promise<void>)[]): Promise<NamedSource> {
  if (isAddress(path)) return { name: fileNameAt(path), bytes: await bytesAtUrl(path) };
  const bytes = await bytesInFile(path);
  closers.push(() => bytes.close());
  return { name: basename(path), bytes };
}
