import type { OpenRecording } from '#recording.ts';
import { askedChannel, channelOption, checkChannel } from './channel-option.ts';
import type { Command, CommandCall } from './command.ts';
import { checkFiles, refusal } from './command-line.ts';
import { type OutputRules, writeOutput } from './output-file.ts';
import { outputPathOf } from './output-path.ts';
import { streamCsv, streamNpy } from './stream-amplitudes.ts';
import { complainOf, exitCodeOf, workOnRecordings } from './work-on-recordings.ts';

/** Another file kind that a recording can be written as. */
type Target = {
  readonly extension: string;
  /** Gives the sentences about what the target cannot hold. */
  write(recording: OpenRecording, job: ConversionJob): Promise<string[]>;
};

type ConversionJob = { readonly channel: number | null; readonly path: string; readonly rules: OutputRules };

const targets: Readonly<Record<string, Target>> = {
  npy: streamedTarget('npy', streamNpy),
  csv: streamedTarget('csv', streamCsv),
};

function streamedTarget(extension: string, stream: typeof streamNpy): Target {
  return {
    extension,
    async write(recording, { channel, path, rules }) {
      const notes = await writeOutput(path, rules, (write) => stream(recording, channel ?? 0, write));
      const count = recording.channels.length;
      if (channel === null && count > 1) {
        notes.push(`Of ${count} channels the first (0) is written; name another with --channel.`);
      }
      if (recording.nonSignalSampleCount > 0) {
        notes.push(
          `The first ${recording.nonSignalSampleCount} samples of each trace are the instrument's bookkeeping, not signal; they are written as they are.`,
        );
      }
      return notes;
    },
  };
}

/** The same recording in another file. */
export const convert: Command = {
  name: 'convert',
  summary: 'writes recordings as other files: SEG-Y, MALÅ, GSSI, NumPy, CSV',
  usage: 'gpr convert --to KIND [-o OUT] [--channel N] [--force] FILE…',
  details: [
    'KIND is npy (float32, traces × samples) or csv (a row a trace, the times in the first row): both are written block by block, whatever the length of the line; or segy, rd3, dzt.',
    'Amplitudes are centred on 0. What the target cannot hold is told on standard error.',
  ],
  options: {
    to: { value: 'KIND', help: `${Object.keys(targets).join(', ')}; else told from the ending of OUT` },
    output: {
      short: 'o',
      value: 'OUT',
      help: 'the file to write, or a folder; else NAME.KIND in this folder; "-" is standard output',
    },
    channel: channelOption('writes only this channel'),
    force: { help: 'writes over a file that is there' },
  },
  run(call) {
    checkFiles(convert, call);
    const target = targetOf(call);
    const channel = askedChannel(convert, call);
    return workOnRecordings(call, {
      async work(recording, { paths }, isOnly) {
        if (channel !== null) checkChannel(recording, channel);
        complainOf(recording.findings, recording.name, call.terminal);
        const isPart = channel !== null && recording.channels.length > 1;
        const name = isPart ? `${recording.name}-channel${channel}` : recording.name;
        const { extension } = target;
        const path = await outputPathOf(call.valueOf('output'), { name, extension, isOnly });
        const rules = { isForced: call.isSet('force'), inputs: paths };
        const notes = await target.write(recording, { channel, path, rules });
        for (const note of notes) call.terminal.complain(`${recording.name}: ${note}`);
        return exitCodeOf(recording.findings);
      },
    });
  },
};

function targetOf(call: CommandCall): Target {
  const ending = /\.([^./\\]+)$/.exec(call.valueOf('output') ?? '')?.[1];
  const kind = (call.valueOf('to') ?? ending)?.toLowerCase();
  const known = Object.keys(targets).join(', ');
  if (kind === undefined) throw refusal(convert, `say what to write with --to: ${known}`);
  if (!Object.hasOwn(targets, kind)) throw refusal(convert, `"${kind}" cannot be written, only ${known}`);
  return targets[kind];
}
