import { askedChannel, channelOption, checkChannel } from './channel-option.ts';
import type { Command, CommandCall } from './command.ts';
import { checkFiles, refusal } from './command-line.ts';
import type { ConversionTarget } from './conversion.ts';
import { outputPathOf } from './output-path.ts';
import { streamCsv, streamNpy } from './stream-amplitudes.ts';
import { streamedTarget } from './streamed-target.ts';
import { complainOf, exitCodeOf, workOnRecordings } from './work-on-recordings.ts';
import { writtenTarget } from './written-target.ts';

const targets: Readonly<Record<string, ConversionTarget>> = {
  npy: streamedTarget('npy', streamNpy),
  csv: streamedTarget('csv', streamCsv),
  segy: writtenTarget('segy', 'sgy'),
  rd3: writtenTarget('ramac', 'rd3'),
  dzt: writtenTarget('dzt', 'DZT'),
};

/** Other names that files of a kind go by. */
const otherNames: Readonly<Record<string, string>> = { sgy: 'segy', rd7: 'rd3' };

/** The same recording in another file. */
export const convert: Command = {
  name: 'convert',
  summary: 'writes recordings as other files: NumPy, CSV, SEG-Y, MALÅ, GSSI',
  usage: 'gpr convert --to KIND [-o OUT] [--channel N] [--force] FILE…',
  details: [
    'npy is NumPy, float32, traces × samples; csv has a row a trace and the times of the samples in its first row. Both hold one channel and are written block by block, whatever the length of the line.',
    'segy, rd3 (with its .rad, and .cor where there are fixes; an rd7 at 32 bits) and dzt (with a .DZG) hold marks and positions too, as far as the format has a place for them.',
    'Amplitudes are centred on 0. What the target cannot hold is told on standard error. No file is written over, and no file that is read ever.',
  ],
  options: {
    to: { value: 'KIND', help: `${Object.keys(targets).join(', ')}; else told from the ending of OUT` },
    output: {
      short: 'o',
      value: 'OUT',
      help: 'the file to write, or a folder (with a slash at its end); else NAME.KIND in this folder; "-" is standard output, for npy and csv',
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
        const isPart = channel !== null && recording.channels.length > 1;
        const name = isPart ? `${recording.name}-channel${channel}` : recording.name;
        const { extension } = target;
        const path = await outputPathOf(call.valueOf('output'), { name, extension, isOnly });
        const rules = { isForced: call.isSet('force'), inputs: paths };
        const { findings, notes } = await target.convert(recording, { channel, path, rules });
        complainOf(findings, recording.name, call.terminal);
        for (const note of notes) call.terminal.complain(`${recording.name}: ${note}`);
        return exitCodeOf(findings);
      },
    });
  },
};

function targetOf(call: CommandCall): ConversionTarget {
  const ending = /\.([^./\\]+)$/.exec(call.valueOf('output') ?? '')?.[1];
  const asked = (call.valueOf('to') ?? ending)?.toLowerCase();
  const known = Object.keys(targets).join(', ');
  if (asked === undefined) throw refusal(convert, `say what to write with --to: ${known}`);
  const kind = Object.hasOwn(otherNames, asked) ? otherNames[asked] : asked;
  if (!Object.hasOwn(targets, kind)) throw refusal(convert, `"${asked}" cannot be written, only ${known}`);
  return targets[kind];
}
