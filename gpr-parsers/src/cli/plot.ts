import { withAlong } from '#along-the-line.ts';
import { askedChannel, channelOption, checkChannel } from './channel-option.ts';
import type { Command } from './command.ts';
import { checkFiles, numberOf } from './command-line.ts';
import { CommandError } from './exit-code.ts';
import { writeOutput } from './output-file.ts';
import { outputPathOf } from './output-path.ts';
import { encodePng } from './png.ts';
import { drawRadargram, mostPictureHeight, type Panel, timeAxisOf } from './radargram-picture.ts';
import { contrastOf, levelOf, powerGain, reduceRadargram } from './reduced-radargram.ts';
import { complainOf, exitCodeOf, workOnRecordings } from './work-on-recordings.ts';

const usualWidth = 1600;
const usualHeight = 800;
const usualPercentile = 98;

/** A picture of the amplitudes as recorded. */
export const plot: Command = {
  name: 'plot',
  summary: 'draws radargrams as PNG pictures',
  usage: 'gpr plot [-o OUT.png] [--channel N] [--gain P] [--percentile P] [--width N] [--height N] FILE…',
  details: [
    'Grey in the middle is the level of the channel (the mean of the last third of its traces), white is far above it, black far below. Nothing is filtered; --gain multiplies by a power of the two-way time.',
    'A line longer than the picture is wide keeps the strongest of the samples that share a pixel. Ticks in red below the picture are marks. All channels are drawn, one below the other, unless --channel names one.',
  ],
  options: {
    output: {
      short: 'o',
      value: 'OUT',
      help: 'the file to write, or a folder; else NAME.png in this folder',
    },
    channel: channelOption('draws only this channel'),
    gain: {
      short: 'g',
      value: 'P',
      help: 'multiplies amplitudes by (time / time window) to the power P, 0 to 5',
    },
    percentile: {
      value: 'P',
      help: `amplitudes above this percentile are drawn fully white or black, 50 to 100; ${usualPercentile} as a rule`,
    },
    width: { value: 'N', help: `most columns of a channel, ${usualWidth} as a rule` },
    height: { value: 'N', help: `most rows of a channel, ${usualHeight} as a rule` },
    force: { help: 'writes over a file that is there' },
  },
  run(call) {
    checkFiles(plot, call);
    const size = { least: 16, most: 10_000, isWhole: true };
    const mostWidth = numberOf(plot, call, 'width', size) ?? usualWidth;
    const wantedHeight = numberOf(plot, call, 'height', size) ?? usualHeight;
    const power = numberOf(plot, call, 'gain', { least: 0, most: 5, isWhole: false }) ?? 0;
    const bounds = { least: 50, most: 100, isWhole: false };
    const percentile = numberOf(plot, call, 'percentile', bounds) ?? usualPercentile;
    const asked = askedChannel(plot, call);
    return workOnRecordings(call, {
      async work(opened, { paths }, isOnly) {
        const recording = await withAlong(opened);
        complainOf(recording.findings, recording.name, call.terminal);
        const { traceCount, samplesPerTrace, name } = recording;
        if (traceCount === 0) throw new CommandError(`${name} has no trace to draw.`);
        if (asked !== null) checkChannel(opened, asked);
        const channels = asked === null ? [...opened.channels.keys()] : [asked];
        const mostHeight = Math.min(wantedHeight, Math.floor(mostPictureHeight / channels.length));
        const panels: Panel[] = [];
        for (const channel of channels) {
          const gain = powerGain(power, { samplesPerTrace, ...opened.channels[channel] });
          const level = await levelOf(opened, channel);
          const reduced = await reduceRadargram(opened, channel, { level, gain, mostWidth, mostHeight });
          const axis = timeAxisOf(opened.channels[channel], samplesPerTrace);
          panels.push({ channel, axis, reduced, contrast: contrastOf(reduced, percentile) });
        }
        const path = await outputPathOf(call.valueOf('output'), { name, extension: 'png', isOnly });
        const rules = { isForced: call.isSet('force'), inputs: paths };
        const picture = encodePng(drawRadargram(opened, panels, recording.marks));
        await writeOutput(path, rules, (write) => write(picture));
        return exitCodeOf(recording.findings);
      },
    });
  },
};
