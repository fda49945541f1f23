import { describe, expect, it } from 'vitest';
import { canonicalRecipe, completeRecipe, recipeSha256 } from './recipe.ts';

describe('completeRecipe', () => {
  it('writes every default out and keeps what was set', () => {
    const recipe = {
      steps: [
        { step: 'dewow', values: {} },
        { step: 'sec-gain', values: { exponent: 2 } },
      ],
    };
    expect(completeRecipe(recipe)).toEqual({
      steps: [
        { step: 'dewow', values: { windowNs: 10, average: 'mean' } },
        {
          step: 'sec-gain',
          values: {
            exponent: 2,
            attenuationPerNs: 0.02,
            largestGain: 10_000,
            startNs: 0,
            untilNs: 1e6,
            beforeStart: 'silence',
          },
        },
      ],
    });
    expect(recipe.steps[0].values).toEqual({});
  });

  it.each([
    ['unknown-step', { step: 'sharpen', values: {} }, 'There is no processing step called "sharpen".'],
    [
      'unknown-step',
      { step: 'constructor', values: {} },
      'There is no processing step called "constructor".',
    ],
    [
      'unknown-value',
      { step: 'dewow', values: { window: 3 } },
      'Dewow has no value called "window"; it takes: windowNs, average.',
    ],
    [
      'unknown-value',
      { step: 'header-cells', values: { a: 3 } },
      'Header cells has no value called "a"; it takes: none.',
    ],
    [
      'value-out-of-bounds',
      { step: 'dewow', values: { windowNs: -1 } },
      'Dewow: Averaging window must be 0.1 to 5000 ns, but is -1.',
    ],
    [
      'value-out-of-bounds',
      { step: 'dewow', values: { windowNs: Number.NaN } },
      'Dewow: Averaging window must be 0.1 to 5000 ns, but is NaN.',
    ],
  ])('refuses with %s what %o asks for, in a sentence', (code, step, sentence) => {
    expect(() => completeRecipe({ steps: [step as never] })).toThrow(
      expect.objectContaining({ name: 'ProcessingError', code, message: sentence, step: step.step }),
    );
  });

  it('refuses a number that came as text', () => {
    const values = { windowNs: '10' as unknown as number };
    expect(() => completeRecipe({ steps: [{ step: 'dewow', values }] })).toThrow(
      expect.objectContaining({ code: 'value-out-of-bounds' }),
    );
  });
});

describe('recipeSha256', () => {
  const recipe = {
    steps: [{ step: 'sec-gain', values: { attenuationPerNs: 0.05, exponent: 1, largestGain: 500 } }],
  };

  it('is the hash of canonical JSON, the same for ever', async () => {
    expect(canonicalRecipe(recipe)).toBe(
      '{"steps":[{"step":"sec-gain","values":{"attenuationPerNs":0.05,"exponent":1,"largestGain":500}}]}',
    );
    expect(await recipeSha256(recipe)).toBe(
      '173e5a29fd1ed0bfe618231b43e103c69ea67c17cc0faa20451d911891205537',
    );
  });

  it('does not depend on the order of keys, nor on what else came along', async () => {
    const shuffled = {
      note: 'from a form',
      steps: [{ values: { largestGain: 500, exponent: 1, attenuationPerNs: 0.05 }, step: 'sec-gain' }],
    };
    expect(await recipeSha256(shuffled)).toBe(await recipeSha256(recipe));
  });

  it('depends on the order of steps and on every value', async () => {
    const [dewow, dc] = [
      { step: 'dewow', values: { windowNs: 10 } },
      { step: 'dc-removal', values: {} },
    ];
    const hashes = await Promise.all([
      recipeSha256({ steps: [dewow, dc] }),
      recipeSha256({ steps: [dc, dewow] }),
      recipeSha256({ steps: [dc, { step: 'dewow', values: { windowNs: 10.5 } }] }),
    ]);
    expect(new Set(hashes).size).toBe(3);
  });
});
