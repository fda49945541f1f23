import { basename } from 'node:path';
import { GprFormatError } from '#errors.ts';
import type { Finding, OpenRecording } from '#recording.ts';
import { readable } from '#sentence.ts';
import { fileNameAt, isAddress } from './addresses.ts';
import type { CommandCall } from './command.ts';
import { CommandError, type ExitCode, worst } from './exit-code.ts';
import { findRecordings } from './find-recordings.ts';
import type { FoundRecording } from './found-recording.ts';
import { openRecordingFiles } from './open-recording-files.ts';
import { systemReason } from './system-error.ts';
import type { Terminal } from './terminal.ts';

/** Why a recording, or a word of the command line, led to nothing. */
export type Refusal = {
  readonly asked: string;
  readonly fileNames: readonly string[];
  readonly sentence: string;
  /** Null when it was not the reader that refused: there is no such file, or the system does not open it. */
  readonly error: GprFormatError | null;
};

export type RecordingWork = {
  /** Called for each recording that opens, while its files are open. */
  work(recording: OpenRecording, found: FoundRecording, isOnly: boolean): Promise<ExitCode>;
  /** Called for each that does not; the sentence has been said on standard error. */
  refused?(refusal: Refusal): void;
};

/** Opens one recording after the other, and goes on with the next when one cannot be read. */
export async function workOnRecordings(
  { files, terminal }: CommandCall,
  { work, refused }: RecordingWork,
): Promise<ExitCode> {
  const { recordings, problems } = await findRecordings(files);
  let exitCode: ExitCode = 0;
  function refuse(refusal: Refusal) {
    terminal.complain(`gpr: ${readable(refusal.sentence)}`);
    refused?.(refusal);
    exitCode = 2;
  }
  for (const problem of problems) refuse({ ...problem, fileNames: [], error: null });
  for (const found of recordings) {
    try {
      exitCode = worst(
        exitCode,
        await workOn(found, (recording) => work(recording, found, recordings.length === 1), terminal),
      );
    } catch (error) {
      refuse({
        asked: found.asked,
        fileNames: found.paths.map((path) => (isAddress(path) ? fileNameAt(path) : basename(path))),
        ...reasonOf(found, error),
      });
    }
  }
  return exitCode;
}

async function workOn(
  found: FoundRecording,
  work: (recording: OpenRecording) => Promise<ExitCode>,
  terminal: Terminal,
): Promise<ExitCode> {
  const { recording, unopened, close } = await openRecordingFiles(found);
  try {
    for (const sentence of unopened) terminal.complain(`gpr: ${readable(sentence)}`);
    return worst(unopened.length > 0 ? 1 : 0, await work(recording));
  } finally {
    await close();
  }
}

/** What a reader, the system or a command says becomes a sentence; anything else is a fault of this program. */
function reasonOf({ asked }: FoundRecording, error: unknown): Pick<Refusal, 'sentence' | 'error'> {
  if (error instanceof GprFormatError) {
    return { sentence: error.file === undefined ? `${asked}: ${error.sentence}` : error.sentence, error };
  }
  if (error instanceof CommandError) return { sentence: error.message, error: null };
  const reason = systemReason(error);
  if (reason === null) throw error;
  return { sentence: `${asked}: ${reason}.`, error: null };
}

/** 1 when a part of the recording could not be read, which its findings tell; else 0. */
export function exitCodeOf(findings: readonly Finding[]): ExitCode {
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Warnings and errors on standard error, for commands whose result has no place for them. */
export function complainOf(
  findings: readonly Finding[],
  name: string,
  { complain, paintComplaint }: Terminal,
) {
  for (const { severity, message } of findings) {
    if (severity === 'information') continue;
    complain(`${name}: ${paintComplaint(severity === 'error' ? 'red' : 'yellow', severity)}: ${message}`);
  }
}
