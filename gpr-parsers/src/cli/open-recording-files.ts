import { basename } from 'node:path';
import type { NamedSource } from '#byte-source.ts';
import { bytesInFile } from '#node.ts';
import { openRecording } from '#read-recording.ts';
import type { OpenRecording } from '#recording.ts';
import type { FoundRecording } from './find-recordings.ts';
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
        const bytes = await bytesInFile(path);
        closers.push(() => bytes.close());
        sources.push({ name: basename(path), bytes });
      } catch (error) {
        const reason = systemReason(error);
        if (reason === null || basename(path) === basename(asked)) throw error;
        unopened.push(`${path} cannot be opened (${reason}); it is not read.`);
      }
    }
    return { recording: await openRecording(sources), unopened, close };
  } catch (error) {
    await close();
    throw error;
  }
}
