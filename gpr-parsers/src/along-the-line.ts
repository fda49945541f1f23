import type { AlongTheLine, OpenRecording, Recording } from '#recording.ts';

/** A line along which nothing was noted; formats fill in what they find. */
export const nothingAlong: AlongTheLine = {
  marks: [],
  positions: [],
  traceDistancesM: null,
  traceShiftsNs: null,
  picks: [],
  findings: [],
};

/** A `readAlong` that does its work when it is first asked, and never again. */
export function readOnce(read: () => Promise<AlongTheLine>): () => Promise<AlongTheLine> {
  let along: Promise<AlongTheLine> | null = null;
  return () => {
    along ??= read();
    return along;
  };
}

/** The recording with all that goes along its line, and the findings of both. */
export async function withAlong({ readAlong, ...opened }: OpenRecording): Promise<Recording> {
  const along = await readAlong();
  return { ...opened, ...along, findings: [...opened.findings, ...along.findings] };
}
