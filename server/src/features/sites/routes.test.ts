import { listSites, listSurveyLines } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { addSite } from './index.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
  await addSite(test.parts.db, {
    code: 'JSA-2026-001',
    title: 'DEMO: a fictional place',
    status: 'surveyed',
    isFictional: true,
    position: [20.6, 42.9],
    horizontalUncertaintyM: 50,
  });
});

afterAll(() => test.close());

describe('sites', () => {
  it('are shown with their place to those who work with the evidence', async () => {
    for (const role of ['chair', 'analyst'] as const) {
      const sites = (await (await test.as(role)).ask(listSites)).json();
      expect(sites).toEqual([
        {
          id: expect.any(String),
          code: 'JSA-2026-001',
          title: 'DEMO: a fictional place',
          status: 'surveyed',
          precision: 'P4',
          isFictional: true,
          location: { position: [20.6, 42.9], horizontalUncertaintyM: 50 },
          recordingCount: 0,
        },
      ]);
    }
  });

  it('leave no coordinate in what an observer or administrator is answered', async () => {
    for (const role of ['observer', 'admin'] as const) {
      for (const endpoint of [listSites, listSurveyLines]) {
        const { body } = await (await test.as(role)).ask(endpoint);
        expect(body).not.toMatch(/20\.6|42\.9/);
      }
    }
  });

  it('are not added with a status that is none', async () => {
    const site = {
      code: 'JSA-2026-002',
      title: 'DEMO',
      status: 'dug' as 'surveyed',
      isFictional: true,
      position: [20.6, 42.9] as [number, number],
      horizontalUncertaintyM: 50,
    };
    await expect(addSite(test.parts.db, site)).rejects.toThrow();
    expect((await (await test.as('chair')).ask(listSites)).json()).toHaveLength(1);
  });
});
