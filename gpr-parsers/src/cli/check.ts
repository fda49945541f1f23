import { withAlong } from '#along-the-line.ts';
import { warning } from '#findings.ts';
import type { Finding, OpenRecording } from '#recording.ts';
import type { Command } from './command.ts';
import { checkFiles } from './command-line.ts';
import { findingJson, refusalJson } from './recording-json.ts';
import { describeFinding } from './recording-text.ts';
import { traceBlocks } from './trace-blocks.ts';
import { exitCodeOf, workOnRecordings } from './work-on-recordings.ts';

type Tally = { sound: number; warned: number; faulty: number; refused: number };

/** Reads recordings from the first byte to the last and tells only what is odd. */
export const check: Command = {
  name: 'check',
  summary: 'reads recordings from end to end and tells what is wrong with them',
  usage: 'gpr check [--json] [--quiet] FILE…',
  details: [
    'Every trace of every channel is read once. The exit code is 0 when all could be read, 1 when a part of a recording could not, 2 when a recording could not be read at all; warnings do not change it.',
  ],
  options: {
    json: { help: 'prints JSON, one line for each recording' },
    quiet: { short: 'q', help: 'names only recordings with warnings or errors' },
  },
  async run(call) {
    checkFiles(check, call);
    const { print, paint } = call.terminal;
    const isJson = call.isSet('json');
    const tally: Tally = { sound: 0, warned: 0, faulty: 0, refused: 0 };
    const exitCode = await workOnRecordings(call, {
      async work(opened, { asked }) {
        const recording = await withAlong(opened);
        const findings = [...recording.findings, ...(await readThrough(opened))];
        const worst = countIn(tally, findings);
        if (isJson) {
          const { format, name, fileNames } = recording;
          print(JSON.stringify({ format, name, fileNames, findings: findings.map(findingJson) }));
        } else if (worst !== 'sound' || !call.isSet('quiet')) {
          print(`${paint('bold', asked)}: ${worst === 'sound' ? 'sound' : counted(findings)}`);
          for (const finding of findings) print(`  ${describeFinding(finding, paint)}`);
        }
        return exitCodeOf(findings);
      },
      refused(refusal) {
        tally.refused++;
        if (isJson) print(JSON.stringify(refusalJson(refusal)));
      },
    });
    const { sound, warned, faulty, refused } = tally;
    if (!isJson && sound + warned + faulty + refused > 1) {
      print(`${sound} sound, ${warned} with warnings, ${faulty} with errors, ${refused} not read.`);
    }
    return exitCode;
  },
};

function countIn(tally: Tally, findings: readonly Finding[]): keyof Tally {
  const has = (wanted: Finding['severity']) => findings.some(({ severity }) => severity === wanted);
  const worst = has('error') ? 'faulty' : has('warning') ? 'warned' : 'sound';
  tally[worst]++;
  return worst;
}

function counted(findings: readonly Finding[]): string {
  const count = (wanted: Finding['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  const told = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
  ] as const;
  return told
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}${number === 1 ? '' : 's'}`)
    .join(', ');
}

/** Only a reading of all samples shows whether the disk gives them, and whether floats among them are numbers. */
async function readThrough(recording: OpenRecording): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [channel, { name }] of recording.channels.entries()) {
    let notNumberCount = 0;
    let firstTrace = 0;
    for (const { from, to } of traceBlocks(recording)) {
      const amplitudes = await recording.readTraces(channel, from, to);
      if (!(amplitudes instanceof Float32Array || amplitudes instanceof Float64Array)) continue;
      for (const [index, amplitude] of amplitudes.entries()) {
        if (Number.isFinite(amplitude)) continue;
        if (notNumberCount === 0) firstTrace = from + Math.floor(index / recording.samplesPerTrace);
        notNumberCount++;
      }
    }
    if (notNumberCount > 0) {
      const message = `${notNumberCount} amplitudes of ${name} are not numbers, the first in trace ${firstTrace}; they are left as they are.`;
      findings.push(warning('amplitude-not-a-number', message));
    }
  }
  return findings;
}
