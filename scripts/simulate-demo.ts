import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoSites } from './demo/sites.ts';
import {
  cellUpdatesOf,
  linesOf,
  type Method,
  planWaves,
  type SurveyName,
  surveyNames,
  type WrittenLine,
  writeDemoLine,
  writeWhole,
} from './simulate/index.ts';

/** Writes a survey's recordings into a folder; `SURVEY-recordings.json`, written last, says what is there. */
const usage =
  'Say into which folder: npm run simulate -- FOLDER [--survey demo|training|grid] [--method rays|fdtd] [--cells N] [--threads N]';

const { values, positionals } = readArguments();
const [folderArgument] = positionals;
const survey = surveyNames.find((name) => name === values.survey);
if (folderArgument === undefined || survey === undefined || !['rays', 'fdtd'].includes(values.method))
  refuse(usage);
await simulate(resolve(folderArgument), survey, methodOf());

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        survey: { type: 'string', default: 'demo' },
        method: { type: 'string', default: 'rays' },
        cells: { type: 'string', default: '25' },
        threads: { type: 'string', default: String(availableParallelism()) },
      },
    });
  } catch (error) {
    refuse(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function methodOf(): Method {
  if (values.method === 'rays') return { name: 'rays' };
  const cellsPerWavelength = wholeNumber('--cells', values.cells, 10);
  return { name: 'fdtd', cellsPerWavelength, threadCount: wholeNumber('--threads', values.threads, 0) };
}

function wholeNumber(option: string, text: string, minimum: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= minimum) return number;
  refuse(`${option} takes a whole number, ${minimum} or more, and not "${text}".`);
}

function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}

async function simulate(folder: string, name: SurveyName, method: Method): Promise<void> {
  const lines: WrittenLine[] = [];
  for (const line of linesOf(name, demoSites)) {
    const start = performance.now();
    lines.push(await writeDemoLine(folder, line, method));
    if (method.name === 'rays') continue;
    const seconds = (performance.now() - start) / 1000;
    const updates = cellUpdatesOf(planWaves(line.line, method)) / 1e6;
    const speed = `${updates.toFixed(0)} million cell updates in ${seconds.toFixed(0)} s`;
    console.log(`${line.line.name}: ${line.line.traceCount} traces, ${speed}`);
  }
  await writeWhole(join(folder, `${name}-recordings.json`), `${JSON.stringify({ lines }, null, 1)}\n`);
  const megabytes = lines.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6;
  console.log(`${lines.length} synthetic recordings, ${megabytes.toFixed(1)} MB, are in ${folder}`);
}
