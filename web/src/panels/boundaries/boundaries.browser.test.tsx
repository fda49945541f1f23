import type { Person } from '@jsa/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { previewedBoundary } from '#state/previewed-boundary.ts';
import {
  answerWith,
  difference,
  fineCheck,
  head,
  imported,
  inForce,
  line,
  metresFile,
  secretary,
} from './editions-under-test.ts';
import { importStore, noImport } from './import-store.ts';
import { BoundariesScreen } from './index.tsx';

let close = () => {};
let leave = () => {};
afterEach(() => {
  close();
  leave();
  sessionStorage.clear();
  previewedBoundary.set({ shown: null });
  importStore.set(noImport);
});

const list = 'GET /api/boundary-editions';
const differencePath = `GET /api/boundary-editions/${imported.id}/difference`;
const activation = `/api/boundary-editions/${imported.id}/activation`;

function open(person: Person, answers: Parameters<typeof answerWith>[0]) {
  const answering = answerWith({ 'GET /api/boundary-editions/current': null, ...answers });
  leave = answering.leave;
  const parts = createTestParts();
  parts.session.set({ person });
  close = showPanel(<BoundariesScreen />, parts);
  return { ...answering, parts };
}

const button = (name: string) => page.getByRole('button', { name });

describe('the editions of the ABL on screen', () => {
  it('say what to do where there is none', async () => {
    open(secretary, { [list]: [] });
    await expect.element(page.getByText('Import one.', { exact: false })).toBeVisible();
  });

  it('stand with source, date and accuracy, and which is in force', async () => {
    open(head, { [list]: [inForce, imported] });
    await expect.element(page.getByText('In force', { exact: true })).toBeVisible();
    await expect.element(page.getByText('30 November 2017').first()).toBeVisible();
    await expect.element(page.getByText('worst point 1,500 m, 95 % within 320 m')).toBeVisible();
    await expect.element(page.getByText('Imported, not in force')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Import an edition' })).not.toBeInTheDocument();
  });

  it('can be tried again when they do not load', async () => {
    const { asked } = open(head, { [list]: { code: 'unexpected', message: 'It broke.' } });
    await expect.element(page.getByRole('alert')).toBeVisible();
    await userEvent.click(button('Try again'));
    await expect.poll(() => asked.length).toBeGreaterThan(1);
  });
});

describe('an edition that was imported', () => {
  it('is proposed by the report that stands on the screen', async () => {
    const { asked } = open(secretary, {
      [list]: [inForce, imported],
      [differencePath]: difference,
      [`POST ${activation}`]: 204,
    });
    await userEvent.click(button('Show what would change'));
    await expect.element(page.getByText('JSA-2026-003')).toBeVisible();
    await expect
      .element(page.getByText('Undetermined: within the uncertainty of the ABL → Kosovo* side of the ABL'))
      .toBeVisible();
    await userEvent.click(button('Propose that it come into force'));
    await expect
      .poll(() => asked.find(({ method }) => method === 'POST')?.body)
      .toEqual({ reportSha256: difference.reportSha256 });
  });

  const proposal = {
    proposedBy: 'The secretary',
    organisationId: secretary.organisation.id,
    organisation: 'Chair',
    proposedAt: '2026-11-26T08:00:00Z',
    reportSha256: difference.reportSha256,
  };

  it('is confirmed by another organisation only', async () => {
    const answers = { [list]: [inForce, { ...imported, proposal }], [differencePath]: difference };
    open(secretary, answers);
    await userEvent.click(button('Show what would change'));
    await expect.element(button('Withdraw the proposal')).toBeVisible();
    await expect.element(button('Confirm: bring it into force')).not.toBeInTheDocument();
    close();
    leave();
    const { asked } = open(head, { ...answers, [`POST ${activation}/confirmation`]: 204 });
    await expect.element(page.getByText('Proposed by The secretary (Chair)', { exact: false })).toBeVisible();
    await userEvent.click(button('Show what would change'));
    await userEvent.click(button('Confirm: bring it into force'));
    await expect.poll(() => asked.filter(({ path }) => path.endsWith('/confirmation')).length).toBe(1);
  });

  it('whose difference is no longer what was shown is looked at again', async () => {
    const { asked } = open(head, {
      [list]: [inForce, imported],
      [differencePath]: difference,
      [`POST ${activation}`]: { code: 'stale', message: 'It changed.' },
    });
    await userEvent.click(button('Show what would change'));
    await userEvent.click(button('Propose that it come into force'));
    await expect.poll(() => asked.filter(({ path }) => path.endsWith('/difference')).length).toBe(2);
  });
});

describe('an import', () => {
  it('asks for the system, draws the line, and sends what was typed', async () => {
    const { asked, parts } = open(secretary, {
      [list]: [inForce],
      'POST /api/boundary-files': metresFile,
      'POST /api/boundary-lines': fineCheck,
      'POST /api/boundary-editions': { id: imported.id },
    });
    await userEvent.click(button('Import an edition'));
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    await userEvent.upload(input as HTMLInputElement, new File(['x'], 'line.gpkg'));
    await expect.element(page.getByText('The file says: srs_id 0', { exact: false })).toBeVisible();
    await expect.element(button('Check the line')).toBeDisabled();
    await userEvent.click(page.getByText('UTM 34N (EPSG:32634, 25834)'));
    await userEvent.click(button('Check the line'));
    await expect.element(page.getByRole('img')).toBeVisible();
    await expect.element(page.getByText('to be looked at')).toBeVisible();

    await userEvent.click(button('Show on the map').first());
    expect(previewedBoundary.get().shown?.line).toEqual(line);
    expect(parts.view.get().screen).toBe('map');
    // The map takes the screen's place; whoever comes back finds the import as it was.
    close();
    close = showPanel(<BoundariesScreen />, parts);
    await expect.element(page.getByRole('img')).toBeVisible();

    await expect.element(button('Import it (it is not yet in force)')).toBeDisabled();
    await userEvent.click(page.getByText('I looked at the line', { exact: false }));
    await userEvent.click(button('Import it (it is not yet in force)'));
    await expect.element(page.getByText('Fill this in.').first()).toBeVisible();
    expect(asked.some(({ path, method }) => method === 'POST' && path === '/api/boundary-editions')).toBe(
      false,
    );

    for (const [label, value] of [
      ['Name', 'A made-up official line'],
      ['Source', 'A test'],
      ['Publisher', 'An office'],
      ['Licence', 'MIT'],
      ['Data of', '2021-05-23'],
      ['Worst accuracy, metres', '10'],
      ['Accuracy of 95 % of the line, metres', '2,6'],
    ] as const) {
      await userEvent.fill(
        page
          .getByRole('textbox', { name: label, exact: true })
          .or(page.getByLabelText(label, { exact: true }))
          .first(),
        value,
      );
    }
    await userEvent.click(button('Import it (it is not yet in force)'));
    await expect.element(page.getByText('Imported. Next:', { exact: false })).toBeVisible();
    const sent = asked.find(({ path, method }) => method === 'POST' && path === '/api/boundary-editions');
    expect(sent?.body).toMatchObject({
      crs: 'utm34n',
      isSeenOnMap: true,
      dataDate: '2021-05-23',
      accuracyP95M: 2.6,
      validFrom: null,
    });
  });

  it('says why a file cannot be read, and where', async () => {
    open(secretary, {
      [list]: [inForce],
      'POST /api/boundary-files': {
        code: 'unreadable-geometry',
        message: 'In English.',
        details: { reason: 'not-a-number', feature: 0, vertex: 2 },
      },
    });
    await userEvent.click(button('Import an edition'));
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    await userEvent.upload(input as HTMLInputElement, new File(['x'], 'line.geojson'));
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent('A vertex is not two numbers. Feature 1, vertex 3.');
  });
});
