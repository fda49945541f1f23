import { ApiProblem } from '#api/client.ts';
import { sendRecording } from '#api/upload.ts';
import { changeGroup, type UploadGroup, type UploadsStore } from '#state/uploads.ts';

export type SendQueue = {
  /** Puts the groups in line; they go one after the other, as one bad connection carries one best. */
  send(groupIds: readonly string[], siteId: string | null): void;
  /** Stops what is under way; what was sent so far is kept and resumed by a later attempt. */
  stop(): void;
};

/** Sends queued groups and writes their progress into the store; `handedOver` hears of each receipt. */
export function createSendQueue(uploads: UploadsStore, handedOver: () => void): SendQueue {
  const line: { groupId: string; siteId: string | null }[] = [];
  let underWay: AbortController | null = null;

  function groupOf(id: string): UploadGroup | undefined {
    return uploads.get().groups.find((group) => group.id === id);
  }

  async function sendOne(group: UploadGroup, siteId: string | null, signal: AbortSignal): Promise<void> {
    const progress = {
      sent: (bytesSent: number) => {
        const stage = bytesSent >= group.byteLength ? ('handing-over' as const) : ('sending' as const);
        changeGroup(uploads, group.id, { stage, bytesSent });
      },
      waiting: () => changeGroup(uploads, group.id, { stage: 'waiting' }),
    };
    changeGroup(uploads, group.id, { stage: 'sending', problem: null });
    try {
      const receipt = await sendRecording(
        group.files.map(({ file }) => file),
        { siteId, progress, signal },
      );
      changeGroup(uploads, group.id, { stage: 'handed-over', bytesSent: group.byteLength, receipt });
      handedOver();
    } catch (problem) {
      if (signal.aborted) return changeGroup(uploads, group.id, { stage: 'ready' });
      const code = problem instanceof ApiProblem ? problem.code : 'unexpected';
      const message = problem instanceof Error ? problem.message : String(problem);
      changeGroup(uploads, group.id, { stage: 'failed', problem: { code, message } });
    }
  }

  async function run(): Promise<void> {
    if (underWay !== null) return;
    for (let next = line.shift(); next !== undefined; next = line.shift()) {
      const group = groupOf(next.groupId);
      if (!group) continue;
      underWay = new AbortController();
      await sendOne(group, next.siteId, underWay.signal);
    }
    underWay = null;
  }

  return {
    send(groupIds, siteId) {
      for (const groupId of groupIds) {
        line.push({ groupId, siteId });
        changeGroup(uploads, groupId, { stage: 'queued', problem: null });
      }
      void run();
    },
    stop() {
      for (const { groupId } of line.splice(0)) changeGroup(uploads, groupId, { stage: 'ready' });
      underWay?.abort(new DOMException('Stopped by the reader.', 'AbortError'));
    },
  };
}
