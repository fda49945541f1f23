import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addFiles } from '#api/inspect-files.ts';
import { changeGroup, type LocalFile } from '#state/uploads.ts';
import { createTestParts, showPanel } from './panels-under-test.tsx';
import { UploadPanel } from './upload-panel.tsx';

let close = () => {};
afterEach(() => close());

function local(name: string, content: BlobPart): LocalFile {
  return { path: name, file: new File([content], name, { lastModified: 1 }) };
}

const rad = 'SAMPLES:4\r\nFREQUENCY:5000.0\r\nLAST TRACE:2\r\nTIMEWINDOW:0.8\r\n';
const samples = new Int16Array([1, 2, 3, 4, 5, 6, 7, 8]);

describe('handing over', () => {
  it('shows what the files are before anything is sent, and what is missing or refused', async () => {
    const parts = createTestParts();
    close = showPanel(<UploadPanel />, parts);
    await addFiles(parts.uploads, [
      local('LINE01.rad', rad),
      local('LINE01.rd3', samples),
      local('LINE07.rd3', samples),
      local('minutes.pdf', '%PDF-1.7 and so on'),
    ]);
    await expect.element(page.getByText('MALÅ RAMAC · 2 traces × 4 samples')).toBeVisible();
    await expect.element(page.getByText('LINE07.rad is missing', { exact: false })).toBeVisible();
    await expect.element(page.getByText('minutes.pdf is a PDF', { exact: false })).toBeVisible();
  });

  it('sends what is ticked, and nothing that lacks a companion unless it is ticked', async () => {
    const sent: (readonly string[])[] = [];
    const sendQueue = { send: (ids: readonly string[]) => void sent.push(ids), stop: () => {} };
    const parts = createTestParts({ sendQueue });
    close = showPanel(<UploadPanel />, parts);
    await addFiles(parts.uploads, [
      local('LINE01.rad', rad),
      local('LINE01.rd3', samples),
      local('LINE07.rd3', samples),
    ]);
    await userEvent.click(page.getByRole('button', { name: 'Send 1 recording' }));
    const whole = parts.uploads.get().groups.find(({ name }) => name === 'LINE01');
    expect(sent).toEqual([[whole?.id]]);
    await userEvent.click(page.getByText('LINE07', { exact: true }));
    await expect.element(page.getByRole('button', { name: 'Send 2 recordings' })).toBeVisible();
  });

  it('ends with a receipt that carries the hash of every file and says when nothing was new', async () => {
    const parts = createTestParts();
    close = showPanel(<UploadPanel />, parts);
    await addFiles(parts.uploads, [local('LINE01.rad', rad), local('LINE01.rd3', samples)]);
    const [group] = parts.uploads.get().groups;
    const sha256 = 'ab'.repeat(32);
    changeGroup(parts.uploads, group?.id ?? '', {
      stage: 'handed-over',
      receipt: {
        recordingId: '00000000-0000-4000-8000-000000000001',
        name: 'LINE01',
        receivedAt: '2026-11-22T09:15:31Z',
        receivedFrom: 'Field team',
        wasAlreadyHere: true,
        files: [{ name: 'LINE01.rd3', byteLength: 16, sha256 }],
      },
    });
    await expect.element(page.getByText(sha256)).toBeVisible();
    await expect
      .element(page.getByText('were already here', { exact: false }))
      .toMatchTextContent('09:15:31 UTC');
  });

  it('puts what is new above the receipts of what was handed over before', async () => {
    const parts = createTestParts();
    close = showPanel(<UploadPanel />, parts);
    await addFiles(parts.uploads, [local('LINE01.rad', rad), local('LINE01.rd3', samples)]);
    const receipt = {
      recordingId: '00000000-0000-4000-8000-000000000001',
      name: 'LINE01',
      receivedAt: '2026-11-22T09:15:31Z',
      receivedFrom: 'Field team',
      wasAlreadyHere: false,
      files: [],
    };
    changeGroup(parts.uploads, parts.uploads.get().groups[0]?.id ?? '', { stage: 'handed-over', receipt });
    await addFiles(parts.uploads, [local('minutes.pdf', '%PDF-1.7'), local('LINE07.rd3', samples)]);
    await expect.element(page.getByRole('alert')).toMatchTextContent('minutes.pdf is a PDF');
    const text = document.body.textContent ?? '';
    const places = ['minutes.pdf', 'LINE07', 'Received 22'].map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const name = '1 recording to send, 1 file not to be sent';
    await expect.element(page.getByRole('region', { name })).toHaveFocus();
  });

  it('stays calm when the connection is lost', async () => {
    const parts = createTestParts();
    close = showPanel(<UploadPanel />, parts);
    await addFiles(parts.uploads, [local('LINE01.rad', rad), local('LINE01.rd3', samples)]);
    changeGroup(parts.uploads, parts.uploads.get().groups[0]?.id ?? '', { stage: 'waiting', bytesSent: 8 });
    await expect.element(page.getByText('goes on by itself', { exact: false })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Stop sending' })).toBeVisible();
  });
});
