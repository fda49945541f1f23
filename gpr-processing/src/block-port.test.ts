import { describe, expect, it } from 'vitest';
import { answerOverPort, workerOverPort } from './block-port.ts';
import { radargramOf } from './known-radargrams.ts';
import { sharedSamples, sinkInMemory, sourceOf } from './line-source.ts';
import { runRecipe } from './pipeline.ts';
import { streamRecipe } from './stream-recipe.ts';

function worker() {
  const { port1, port2 } = new MessageChannel();
  answerOverPort(port2);
  return { worker: workerOverPort(port1), close: () => port1.close() };
}

const recipe = {
  steps: [
    { step: 'background-removal', values: {} },
    { step: 'dewow', values: { windowNs: 3 } },
  ],
};
const line = radargramOf(Array.from({ length: 1100 }, (_, trace) => [trace, 2, trace % 7, 3, 5]));

describe('a worker over a port', () => {
  it('fills in what it is asked for, in memory that both sides see', async () => {
    const samples = sharedSamples(line.samples.length);
    samples.set(line.samples);
    const { worker: other, close } = worker();
    const sink = sinkInMemory();
    await streamRecipe(sourceOf({ ...line, samples }), recipe, sink, { workers: [other] });
    close();
    expect(Array.from(sink.line().samples)).toEqual(Array.from(runRecipe(line, recipe).samples));
  });

  it('passes on a refusal with its code and its sentence', async () => {
    const { worker: other, close } = worker();
    const timeless = { ...line, sampleIntervalNs: null };
    const opened = {
      line: timeless,
      steps: [{ step: 'dewow', values: { windowNs: 3 } }],
      founds: [],
      surveyFor: null,
    };
    await expect(other.ask({ kind: 'open', opened })).rejects.toMatchObject({
      name: 'ProcessingError',
      code: 'needs-sample-interval',
      message: expect.stringContaining('Dewow works in nanoseconds'),
    });
    await expect(
      other.ask({ kind: 'look', block: { ...line, firstTrace: 0, beforeCount: 0, afterCount: 0 } }),
    ).rejects.toThrow('before its survey was opened');
    close();
  });
});
