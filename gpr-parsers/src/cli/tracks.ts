import { withAlong } from '#along-the-line.ts';
import type { Command } from './command.ts';
import { checkFiles, refusal } from './command-line.ts';
import { worst } from './exit-code.ts';
import { standardOutput, writeOutput } from './output-file.ts';
import { geoJsonOf, gpxOf, type LineTrack, lineTrackOf, whyNoTrack } from './track-files.ts';
import { complainOf, exitCodeOf, workOnRecordings } from './work-on-recordings.ts';

const kinds: Readonly<Record<string, (tracks: readonly LineTrack[]) => string>> = {
  geojson: geoJsonOf,
  gpx: gpxOf,
};

/** Where recordings run over the ground. */
export const tracks: Command = {
  name: 'tracks',
  summary: 'writes where recordings run, as GeoJSON or GPX (WGS 84)',
  usage: 'gpr tracks [--to geojson|gpx] [-o OUT] [--force] FILE…',
  details: [
    'Invalid fixes, fixes nowhere on Earth and fixes of traces that the recording does not have are left out. A recording without a track is named with the reason, and the exit code is 1.',
    'Without -o the result goes to standard output.',
  ],
  options: {
    to: { value: 'KIND', help: 'geojson (as without the option) or gpx; else told from the ending of OUT' },
    output: { short: 'o', value: 'OUT', help: 'the file to write; "-" is standard output' },
    force: { help: 'writes over a file that is there' },
  },
  async run(call) {
    checkFiles(tracks, call);
    const path = call.valueOf('output') ?? standardOutput;
    const ending = /\.(geojson|gpx)$/i.exec(path)?.[1].toLowerCase();
    const kind = call.valueOf('to')?.toLowerCase() ?? ending ?? 'geojson';
    if (!Object.hasOwn(kinds, kind)) throw refusal(tracks, `--to is "${kind}", neither geojson nor gpx`);
    const found: LineTrack[] = [];
    const inputs: string[] = [];
    const exitCode = await workOnRecordings(call, {
      async work(opened, { paths }) {
        inputs.push(...paths);
        const recording = await withAlong(opened);
        complainOf(recording.findings, recording.name, call.terminal);
        const track = lineTrackOf(recording);
        if (track) found.push(track);
        else call.terminal.complain(`gpr: ${whyNoTrack(recording)}`);
        return worst(track ? 0 : 1, exitCodeOf(recording.findings));
      },
    });
    if (found.length === 0) return worst(exitCode, 1);
    await writeOutput(path, { isForced: call.isSet('force'), inputs }, (write) => write(kinds[kind](found)));
    return exitCode;
  },
};
