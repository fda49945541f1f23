import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failureOf, kindOf, loadFailure, saveFailure } from './failure.ts';
import type { Plan } from './mutate.ts';
import type { Seed } from './seed.ts';
import { shrinkPlan } from './trial.ts';

const seed: Seed = {
  name: 'made here',
  family: 'dzt',
  files: [{ name: 'LINE.DZT', bytes: Uint8Array.of(1, 2, 3) }],
};

const step = (label: string) => ({ label, apply: () => [] });

const plan: Plan = { input: 7, seed, steps: ['a', 'b', 'c', 'd'].map(step) };

const fault = (rule: string, detail = '') => ({ rule, detail });

it('a failure tells which bytes differ, and is loaded as it was saved, whatever its files are called', () => {
  const folder = mkdtempSync(join(tmpdir(), 'failure-'));
  try {
    const files = [
      { name: 'LINE.DZT', bytes: Uint8Array.of(1, 0xff, 3) },
      { name: '../\0/x', bytes: Uint8Array.of(9) },
    ];
    const failure = failureOf(plan, files, [fault('counts are counts')]);
    expect(failure.differences).toEqual(['LINE.DZT byte 1: 02 → ff', '../\0/x is no file of the seed']);
    expect(loadFailure(saveFailure(folder, failure, 'npm run fuzz -- --only 7'))).toEqual(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('failures that differ in numbers and quoted values only are of one kind', () => {
  const kind = (rule: string, detail: string) => kindOf({ faults: [fault(rule, detail)] });
  expect(kind('r', 'SAMPLES is "x" at -1.5e3')).toBe(kind('r', 'SAMPLES is "y" at 77'));
  expect(kind('r', 'SAMPLES is "x"')).not.toBe(kind('r', 'FREQUENCY is "x"'));
  expect(kind('r', '')).not.toBe(kind('s', ''));
});

it('a plan is shrunk to the steps that its first fault needs', async () => {
  const { steps } = await shrinkPlan(plan, async ({ steps: own }) => {
    const labels = own.map(({ label }) => label).join('');
    const other = labels.includes('a') ? [fault('other')] : [];
    return /b.*d/.test(labels) ? [fault('wanted'), ...other] : other;
  });
  expect(steps.map(({ label }) => label)).toEqual(['b', 'd']);
});
