import type { JointReport, Reading, ReadingBoard, ReadingContent, Survey } from '@jsa/contract';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { standInForServer } from '#panels/server-under-test.ts';
import { ReadingsTab } from './index.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  sessionStorage.clear();
});

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const [siteId, missionId, surveyId, recordingId] = [id('1'), id('2'), id('3'), id('4')];

const survey = {
  ...{ id: surveyId, number: 1, kind: 'track' },
  lines: [
    {
      id: id('5'),
      name: 'L01',
      direction: null,
      position: 0,
      recordings: [{ id: recordingId, name: 'FILE_1' }],
    },
  ],
} as unknown as Survey;

const board = (change: Partial<ReadingBoard> = {}): ReadingBoard => ({
  ...{ surveyId, areRevealed: false, mine: [], readings: [], may: { write: true } },
  signs: (['belgrade', 'neutral', 'pristina'] as const).map((party) => ({ party, isSealed: false })),
  ...change,
});

const blank: ReadingContent = {
  ...{ anomalies: [], quality: [], nothingOfInterest: 'Undisturbed layers.', note: '' },
  ...{ detectability: 'D2', usefulDepthM: 1.8, detectabilityReason: 'Clay.' },
};

const reading = (change: Partial<Reading> = {}): Reading => ({
  ...{ id: id('6'), surveyId, party: 'belgrade', reader: 'The analyst', isInformed: false, version: 2 },
  ...{ content: blank, sealedAt: '2018-09-20T08:00:00.000Z', sha256: 'a'.repeat(64), ...change },
});

function open(answer: ReadingBoard, replies = {}) {
  const server = standInForServer({
    [`GET /api/sites/${siteId}/joint-assessments`]: () => [{ id: missionId, number: 1 }],
    [`GET /api/joint-assessments/${missionId}/surveys`]: () => [survey],
    [`GET /api/surveys/${surveyId}/readings`]: () => answer,
    ...replies,
  });
  closers.push(showPanel(<ReadingsTab siteId={siteId} />, createTestParts()), server.close);
  return server;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa'] });
  return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`);
}

describe('a reading', () => {
  it('asks what is seen before it asks what it may be', async () => {
    open(board());
    await userEvent.click(button('Add an anomaly'));
    await expect.element(page.getByText('Say first what is seen.', { exact: false })).toBeVisible();
    expect(page.getByText('Confidence', { exact: true }).elements()).toEqual([]);
    await userEvent.click(button('Add an observation'));
    await expect.element(page.getByText('Confidence', { exact: true })).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  it('says what it lacks before it can be sealed, and is kept all the same', async () => {
    const written = board({ mine: [reading({ version: 1, sealedAt: null, sha256: null })] });
    const { asked } = open(board(), { [`PUT /api/surveys/${surveyId}/reading`]: () => written });
    await userEvent.click(button('Add an anomaly'));
    await userEvent.click(button('Seal the reading'));
    for (const sentence of [
      'It has no place',
      'Say what is seen.',
      'Give at least one alternative',
      'Say what this survey could see.',
    ])
      await expect.element(page.getByText(sentence, { exact: false })).toBeVisible();
    expect(asked.some(({ method }) => method !== 'GET')).toBe(false);
    await userEvent.click(button('Keep the draft'));
    await expect
      .poll(() => asked.find(({ method }) => method === 'PUT')?.body)
      .toMatchObject({
        anomalies: [{ name: 'A1', interpretiveClass: null, confidence: null }],
      });
  });

  it('of nothing is a statement, and is sealed after one more question', async () => {
    const draft = reading({ version: 3, sealedAt: null, sha256: null });
    const { asked } = open(board({ mine: [draft] }), {
      [`PUT /api/surveys/${surveyId}/reading`]: () => board({ mine: [{ ...draft, version: 4 }] }),
      [`POST /api/surveys/${surveyId}/reading/seal`]: () =>
        board({ mine: [reading()], may: { write: false } }),
    });
    await userEvent.click(button('Seal the reading'));
    await expect.element(page.getByText('Once sealed it never changes.', { exact: false })).toBeVisible();
    await userEvent.click(button('Seal for ever'));
    await expect.element(page.getByText('Undisturbed layers.')).toBeVisible();
    expect(asked.filter(({ method }) => method !== 'GET').map(({ method }) => method)).toEqual([
      'PUT',
      'POST',
    ]);
  });
});

describe('a joint report', () => {
  const each = (text: string) => ({ en: text, sq: `${text} sq`, 'sr-Latn': `${text} sr` });
  const report: JointReport = {
    ...{ surveyId, version: 2, state: 'offered', contentSha256: 'b'.repeat(64), answers: [] },
    ...{ reportSha256: null, frozenAt: null },
    may: { write: false, offer: false, takeBack: false, answer: true },
    content: {
      ...{ format: 'jsa-joint-report/1', revision: 1, surveyId, siteCode: 'JSA-2026-001', surveyNumber: 1 },
      ...{ missionNumber: 1, readings: [], usefulDepthM: 1.8, coverage: { agreedM2: 400, coveredM2: 300 } },
      agreement: { alpha: 0.41, cellCount: 400 },
      groups: [
        {
          ...{ number: 1, overlap: 0.33, areClassesAgreed: false, topSpreadM: 0.4 },
          members: (['belgrade', 'pristina'] as const).map((party, at) => ({
            ...{ party, readingSha256: 'c'.repeat(64), anomalyId: id(String(7 + at)), name: `A${at}` },
            ...{
              interpretiveClass: at === 0 ? 'burial-scale-cut' : 'natural',
              confidence: 2,
              topM: 1,
              baseM: 2,
            },
          })),
        },
      ],
      written: {
        ...{ summary: each('The summary.'), statements: [{ number: 1, words: each('The statement.') }] },
        ...{ detectability: 'D2', detectabilityReason: each('Clay.') },
      },
    } as JointReport['content'],
  };

  it('shows where readers differ, the limits of what radar can say, and takes a dissent word for word', async () => {
    const revealed = board({ areRevealed: true, readings: [reading()], may: { write: false } });
    const { asked } = open(revealed, {
      [`GET /api/surveys/${surveyId}/report`]: () => report,
      [`POST /api/surveys/${surveyId}/report/answers`]: () => ({
        ...report,
        may: { ...report.may, answer: false },
      }),
    });
    for (const said of [
      'alpha 0.41 over 400 cells',
      'to about 1.8 m in 75 %',
      'Overlap 0.33. The classes differ.',
      'The statement.',
    ])
      await expect.element(page.getByText(said, { exact: false })).toBeVisible();
    expect(await faults()).toEqual([]);
    await userEvent.fill(page.getByLabelText('Dissent of your delegation (may stay empty)'), 'A1 is water.');
    await userEvent.click(button('Answer with this dissent'));
    await expect
      .poll(() => asked.find(({ method }) => method === 'POST')?.body)
      .toEqual({ contentSha256: 'b'.repeat(64), dissent: 'A1 is water.', language: 'en' });
  });
});
