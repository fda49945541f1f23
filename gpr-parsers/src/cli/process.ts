import { withAlong } from '#along-the-line.ts';
import type { OpenRecording, Recording } from '#recording.ts';
import { openBlockThreads } from './block-threads.ts';
import { askedChannel, channelOption, checkChannel } from './channel-option.ts';
import type { Command, CommandCall } from './command.ts';
import { checkFiles, numberOf, refusal } from './command-line.ts';
import { CommandError } from './exit-code.ts';
import { hashInputs } from './input-hashes.ts';
import { checkOutputPath, type OutputRules, standardOutput, writeOutput } from './output-file.ts';
import { outputPathOf } from './output-path.ts';
import { processRecord } from './process-record.ts';
import { hashingSink, type ProcessedOutput, processedOutputs } from './processed-output.ts';
import {
  type LineGeometry,
  type LineSource,
  loadProcessing,
  type ProcessingCompanion,
  type Recipe,
} from './processing-companion.ts';
import { chooseRecipe } from './recipe-option.ts';
import { complainOf, exitCodeOf, workOnRecordings } from './work-on-recordings.ts';

const mostThreads = 64;

/** A recipe, run over one channel. */
export const processCommand: Command = {
  name: 'process',
  summary: 'runs a recipe of processing steps over recordings',
  usage:
    'gpr process [--recipe RECIPE.json | --preset NAME] [-o OUT.npy|OUT.png] [--channel N] [--place] [--record FILE] [--threads N] [--force] FILE…',
  details: [
    'Needs the package @jsa/gpr-processing beside this one. A recipe is JSON, {"steps": [{"step": "dewow", "values": {"windowNs": 10}}]}; values that are left out take their defaults (gpr steps tells them). Without one, the recipe is made from what the recording says of its antenna and times, as the recording is first shown.',
    'npy is NumPy, float32, traces × samples, written block by block; png is a picture as gpr plot draws it. Steps that work block by block need the same memory for a line of any length; a line that is too long for a step that needs it whole is refused.',
    'Beside the result stands its record, JSON: the recipe with every default written out, its SHA-256, the version of the code, the SHA-256 of each file that was read and of the resulting samples, and the times or depths of the result. A record is a recipe, too: --recipe OUT.npy.json makes the same again.',
  ],
  options: {
    recipe: { short: 'r', value: 'FILE', help: 'the recipe, or the record of an earlier run' },
    preset: { value: 'NAME', help: 'a recipe for a band of antennas, for example soil-400-500' },
    output: {
      short: 'o',
      value: 'OUT',
      help: 'the file to write, npy or png by its ending, or a folder; else NAME-processed.npy in this folder; "-" is standard output, npy',
    },
    channel: channelOption('processes this channel; else the first'),
    place: {
      help: 'gives each trace its distance and height from the fixes of the recording, as topographic steps and uneven lines need',
    },
    record: { value: 'FILE', help: 'where the record goes; else OUT with .json added' },
    threads: {
      value: 'N',
      help: `threads to work in, 0 to ${mostThreads}; else one for each core where the line is long`,
    },
    force: { help: 'writes over files that are there' },
  },
  async run(call) {
    checkFiles(processCommand, call);
    const output = outputAsked(call);
    const asked = askedChannel(processCommand, call);
    const bounds = { least: 0, most: mostThreads, isWhole: true };
    const askedCount = numberOf(processCommand, call, 'threads', bounds);
    const processing = await loadProcessing();
    const [path, preset] = [call.valueOf('recipe'), call.valueOf('preset')];
    const recipeFor = await inSentences(processing, () => chooseRecipe(processing, { path, preset }));
    return workOnRecordings(call, {
      async work(opened, { paths }, isOnly) {
        const recording = await withAlong(opened);
        complainOf(recording.findings, recording.name, call.terminal);
        const channel = asked ?? 0;
        checkChannel(opened, channel);
        if (recording.traceCount === 0) throw new CommandError(`${recording.name} has no trace to process.`);
        const name = `${recording.name}-${channel > 0 ? `channel${channel}-` : ''}processed`;
        const out = await outputPathOf(call.valueOf('output'), { name, extension: output.ending, isOnly });
        const recordPath = recordPathOf(call, { out, isOnly });
        const rules = { isForced: call.isSet('force'), inputs: path === null ? paths : [...paths, path] };
        for (const each of [out, recordPath]) if (each !== standardOutput) await checkOutputPath(each, rules);

        const isPlaced = call.isSet('place');
        const geometry = geometryOf(recording, channel);
        const line = isPlaced ? placed(processing, geometry, recording, call) : geometry;
        const recipe = await inSentences(processing, async () => recipeFor(line));
        const source = sourceOf(opened, channel, line);
        const job = { source, recipe, out, rules, askedCount, kind: output.kind };
        const inputs = await hashInputs(paths, recording.fileNames);
        const made = await inSentences(processing, () => processTo(processing, job));
        const record = await processRecord(processing, {
          recording,
          channel,
          inputs,
          recipe,
          isPlaced,
          ...made,
        });
        await writeOutput(recordPath, rules, (write) => write(`${JSON.stringify(record, null, 2)}\n`));
        return exitCodeOf(recording.findings);
      },
    });
  },
};

function outputAsked(call: CommandCall): { ending: string; kind: ProcessedOutput } {
  const given = call.valueOf('output') ?? '';
  const ending = (/\.([^./\\]+)$/.exec(given)?.[1] ?? 'npy').toLowerCase();
  if (Object.hasOwn(processedOutputs, ending)) return { ending, kind: processedOutputs[ending] };
  const known = Object.keys(processedOutputs).join(' or ');
  throw refusal(processCommand, `"${given}" cannot be written, only files that end in ${known}`);
}

function recordPathOf(call: CommandCall, { out, isOnly }: { out: string; isOnly: boolean }): string {
  const given = call.valueOf('record');
  if (given === null && out === standardOutput) {
    throw new CommandError(
      'beside standard output there is no place for the record; name one with --record.',
    );
  }
  if (given !== null && !isOnly) {
    throw new CommandError(`${given} cannot hold the records of several recordings; leave --record out.`);
  }
  return given ?? `${out}.json`;
}

function geometryOf(recording: Recording, channel: number): LineGeometry {
  const { sampleIntervalNs, firstSampleNs, antenna } = recording.channels[channel];
  return {
    traceCount: recording.traceCount,
    samplesPerTrace: recording.samplesPerTrace,
    sampleIntervalNs,
    firstSampleNs,
    traceSpacingM: recording.traceSpacingM,
    traceDistancesM: recording.traceDistancesM,
    elevationsM: null,
    depthAxis: null,
    antenna,
    nonSignalSampleCount: recording.nonSignalSampleCount,
  };
}

function placed(
  { placeTraces }: ProcessingCompanion,
  geometry: LineGeometry,
  { name, positions }: Recording,
  { terminal }: CommandCall,
): LineGeometry {
  const found = placeTraces(geometry, { positions });
  if (found === null) {
    throw new CommandError(`${name} has no two fixes at different places; its traces cannot be placed.`);
  }
  const { line, extrapolatedTraceCount } = found;
  if (extrapolatedTraceCount > 0) {
    terminal.complain(
      `${name}: ${extrapolatedTraceCount} traces lie before the first or behind the last fix; their distances go on as between the two nearest fixes.`,
    );
  }
  return line;
}

function sourceOf(recording: OpenRecording, channel: number, geometry: LineGeometry): LineSource {
  return {
    geometry,
    async read(firstTrace, traceCount, out) {
      await recording.readTracesAsFloat(channel, firstTrace, firstTrace + traceCount, out);
    },
  };
}

type ProcessJob = {
  readonly source: LineSource;
  readonly recipe: Recipe;
  readonly out: string;
  readonly rules: OutputRules;
  readonly askedCount: number | null;
  readonly kind: ProcessedOutput;
};

/** Runs the recipe from the source into the output. */
function processTo(
  processing: ProcessingCompanion,
  { source, recipe, out, rules, askedCount, kind }: ProcessJob,
) {
  return writeOutput(out, rules, async (write) => {
    const { traceCount, samplesPerTrace } = source.geometry;
    const threads = openBlockThreads(processing, { sampleCount: traceCount * samplesPerTrace, askedCount });
    try {
      const opened = kind.open(write);
      const sink = hashingSink(opened);
      const geometry = await processing.streamRecipe(source, recipe, sink, { workers: threads.workers });
      await opened.finish(geometry);
      return { geometry, samplesSha256: sink.samplesSha256() };
    } finally {
      await threads.close();
    }
  });
}

/** What the steps refuse is a sentence for the person at the keyboard, not a fault of this program. */
async function inSentences<Done>(
  { ProcessingError }: ProcessingCompanion,
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ProcessingError ? new CommandError(error.message) : error;
  }
}
