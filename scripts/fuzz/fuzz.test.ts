import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from './examine.ts';
import { carryOut, createPlanner } from './mutate.ts';
import { allSeeds, madeSeeds } from './seeds.ts';
import { count, describeTally, emptyTally } from './tally.ts';
import { tryPlan } from './trial.ts';
import { triedFormats } from './tried-formats.ts';
import { type WatchedMemory, watchMemory } from './watched-memory.ts';

/** Enough to come by every seed with every kind of mutation; `npm run fuzz` tries as many as one has time for. */
const inputCount = 3000;

/** Numbers that the long run does not begin with: each run adds to what the other has tried. */
const firstInput = 2_000_000_000;

const seeds = await madeSeeds();

let memory: WatchedMemory;
beforeAll(() => {
  memory = watchMemory();
});
afterAll(() => memory.stop());

describe('a seed', () => {
  it('is there for every format', () => {
    const families = new Set(seeds.map(({ family }) => family));
    expect(triedFormats.map(({ id }) => id).filter((id) => !families.has(id))).toEqual([]);
  });

  it.each(seeds)('$name is read before it is spoilt', async ({ files, family }) => {
    expect(await examine(files, { memory, turn: 0 })).toEqual({
      format: family,
      refusedAs: null,
      faults: [],
    });
  });
});

describe('an input', () => {
  it('is the same whenever it is made from the same number', async () => {
    const [one, other] = [createPlanner(seeds), createPlanner(await madeSeeds())];
    for (let input = 0; input < 200; input++) {
      expect(carryOut(one(input))).toEqual(carryOut(other(input)));
      const plan = one(input);
      expect(carryOut(plan)).toEqual(carryOut(plan));
    }
  });

  it('is read soundly or refused, whatever was done to it', async () => {
    const planOf = createPlanner(await allSeeds(null));
    const tally = emptyTally();
    const faulty: unknown[] = [];
    for (let input = firstInput; input < firstInput + inputCount; input++) {
      const plan = planOf(input);
      const trial = await tryPlan(plan, memory);
      count(tally, input, trial);
      const { faults } = trial.examination;
      if (faults.length > 0) faulty.push({ repeat: `npm run fuzz -- --only ${input}`, faults });
    }
    console.log(describeTally(tally).join('\n'));
    expect(faulty.slice(0, 10)).toEqual([]);
    for (const { id } of triedFormats) {
      expect(tally.read[id]).toBeGreaterThan(20);
      expect(tally.refused[id]).toBeGreaterThan(20);
    }
  });
});
