import { withAlong } from '#along-the-line.ts';
import type { Command } from './command.ts';
import { checkFiles } from './command-line.ts';
import { recordingJson, refusalJson } from './recording-json.ts';
import { describeRecording } from './recording-text.ts';
import { exitCodeOf, workOnRecordings } from './work-on-recordings.ts';

/** What the headers and companions of recordings say. */
export const info: Command = {
  name: 'info',
  summary: 'tells what a recording is: instrument, times, traces, marks, positions, findings',
  usage: 'gpr info [--json] [--header] FILE…',
  details: [
    'With --json each recording is one object on a line of its own; a single recording is a single object. A recording that cannot be read has an object too, with "format": null and an "error".',
    'Marks of a DZT lie in its samples: the whole file is read once, in little memory.',
  ],
  options: {
    json: { help: 'prints JSON, one line for each recording' },
    header: { help: "adds every header field under its vendor's own name" },
  },
  run(call) {
    checkFiles(info, call);
    const { print, paint } = call.terminal;
    const withHeader = call.isSet('header');
    const isJson = call.isSet('json');
    return workOnRecordings(call, {
      async work(opened) {
        const recording = await withAlong(opened);
        if (isJson) print(JSON.stringify(recordingJson(recording, { withHeader })));
        else for (const line of describeRecording(recording, { paint, withHeader })) print(line);
        return exitCodeOf(recording.findings);
      },
      refused(refusal) {
        if (isJson) print(JSON.stringify(refusalJson(refusal)));
      },
    });
  },
};
