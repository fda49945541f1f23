import type { Finding, OpenRecording } from '#recording.ts';
import type { OutputRules } from './output-file.ts';

/** What is asked of a conversion: one channel or all, and where the result goes. */
type ConversionJob = {
  readonly channel: number | null;
  readonly path: string;
  readonly rules: OutputRules;
};

/** What came of it: what was found in the recording, and sentences about what the target could not hold. */
type Conversion = { readonly findings: readonly Finding[]; readonly notes: readonly string[] };

/** Another kind of file that a recording can be written as. */
export type ConversionTarget = {
  readonly extension: string;
  convert(recording: OpenRecording, job: ConversionJob): Promise<Conversion>;
};
