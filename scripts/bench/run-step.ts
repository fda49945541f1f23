import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import {
  type BlockWorker,
  type LineSink,
  type LineSource,
  sharedSamples,
  sourceOf,
  streamRecipe,
  workerOverPort,
} from '@jsa/gpr-processing';
import type { StepQuestion } from './measure-steps.ts';
import { peakRssBytes } from './peak-rss.ts';
import { geometryOf } from './synthetic-line.ts';

/**
 * A process of its own, so that its peak of memory is one step's and nothing else's: holds the line in memory and, for
 * each line on stdin, runs the step over it, into memory that is there already from the second round on. Answers with
 * the seconds, and at the end with its peak of memory in bytes.
 */
const question: StepQuestion = JSON.parse(process.argv[2]);
const { line, step, threadCount } = question;
const source = await sourceInMemory();
const threads = Array.from({ length: threadCount > 1 ? threadCount : 0 }, openThread);
const sink = reusedSink();
const recipe = { steps: [{ step: step.step, values: { ...step.values } }] };
console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  const start = performance.now();
  await streamRecipe(source, recipe, sink, { workers: threads.map(({ worker }) => worker) });
  console.log((performance.now() - start) / 1000);
}
console.log(peakRssBytes());
for (const { port, thread } of threads) {
  port.close();
  await thread.terminate();
}

async function sourceInMemory(): Promise<LineSource> {
  const { samplesPerTrace, traceCount } = line;
  const samples = sharedSamples(samplesPerTrace * traceCount) as Float32Array<ArrayBuffer>;
  const bytes = new Uint8Array(samples.buffer);
  const file = await open(question.samplesPath);
  for (let at = 0; at < bytes.length; ) {
    at += (await file.read(bytes, at, Math.min(2 ** 24, bytes.length - at), at)).bytesRead;
  }
  await file.close();
  return sourceOf({ ...geometryOf(line, step.step), samples });
}

function openThread(): { worker: BlockWorker; port: MessagePort; thread: Worker } {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(new URL('./step-thread.ts', import.meta.url), {
    workerData: port2,
    transferList: [port2 as never],
  });
  thread.once('error', (error) => {
    throw error;
  });
  return { worker: workerOverPort(port1), port: port1, thread };
}

function reusedSink(): LineSink {
  let samples = new Float32Array(0) as Float32Array;
  let samplesPerTrace = 0;
  return {
    begin(geometry) {
      samplesPerTrace = geometry.samplesPerTrace;
      const sampleCount = geometry.traceCount * samplesPerTrace;
      if (samples.length !== sampleCount) samples = sharedSamples(sampleCount);
    },
    room: (firstTrace, traceCount) =>
      samples.subarray(firstTrace * samplesPerTrace, (firstTrace + traceCount) * samplesPerTrace),
    write: () => undefined,
  };
}
