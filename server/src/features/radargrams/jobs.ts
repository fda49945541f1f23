import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RadargramSummary } from '@jsa/contract';
import type { GiveUp, JobHandler } from '#jobs/queue.ts';
import type { ServerParts } from '#parts.ts';
import { OriginalMissingError, originalsOnDisk } from '#storage/originals-on-disk.ts';
import { pyramidKey } from '#storage/store.ts';
import {
  failProcessing,
  finishProcessing,
  giveUpProcessing,
  processRadargramJob,
  startProcessing,
} from './actions.ts';
import { inputSha256Of } from './input-sha256.ts';
import { type ProcessInput, type ProcessResult, tilingBegins } from './process-task.ts';
import { readPyramidIndex } from './pyramid-file.ts';
import { findOriginalsOf } from './queries.ts';
import { progressTeller } from './work-progress.ts';

const processTask = new URL('./process-task.ts', import.meta.url);

export function radargramJobs(parts: ServerParts): Record<string, JobHandler> {
  return {
    [processRadargramJob]: (payload) =>
      processRadargram(parts, (payload as { radargramId: string }).radargramId),
  };
}

export function radargramGiveUps({ db }: ServerParts): Record<string, GiveUp> {
  return {
    [processRadargramJob]: (payload, why) =>
      giveUpProcessing(db, (payload as { radargramId: string }).radargramId, why),
  };
}

/**
 * May be repeated at any point. The kept pyramid is the truth: when a killed server had already kept it,
 * only the row is missing, and the row is filled from the pyramid's own header.
 */
async function processRadargram(parts: ServerParts, radargramId: string): Promise<void> {
  const radargram = await startProcessing(parts.db, radargramId);
  if (!radargram) return;

  const key = pyramidKey(radargramId);
  if (!(await parts.store.has(key))) {
    const result = await makePyramid(parts, radargram);
    if (result.outcome === 'failed') {
      await failProcessing(parts.db, radargramId, result.reason);
      return;
    }
  }
  const made = await readPyramidIndex((start, end) => parts.store.range(key, start, end));
  await finishProcessing(parts.db, radargramId, made);
}

async function makePyramid(parts: ServerParts, radargram: RadargramSummary): Promise<ProcessResult> {
  const { id, recordingId, channel } = radargram;
  const originals = await findOriginalsOf(parts.db, recordingId);
  const pyramidPath = join(parts.workFolder, `${id}.${randomUUID()}.pyramid`);
  const inputSha256 = inputSha256Of(originals);
  try {
    const files = await originalsOnDisk(parts.store, originals);
    const input: ProcessInput = { radargramId: id, files, inputSha256, channel, pyramidPath };
    const result = await parts.compute.run<ProcessResult>(processTask, input, {
      onProgress: tellProgress(parts, radargram),
    });
    if (result.outcome === 'written') await parts.store.keep(pyramidKey(id), pyramidPath);
    return result;
  } catch (error) {
    if (error instanceof OriginalMissingError) return { outcome: 'failed', reason: error.message };
    throw error;
  } finally {
    await rm(pyramidPath, { force: true });
  }
}

function tellProgress(parts: ServerParts, { id, recordingId }: RadargramSummary): (fraction: number) => void {
  const tell = progressTeller(parts.db);
  return (fraction) => {
    const isTiling = fraction >= tilingBegins;
    tell({
      recordingId,
      radargramId: id,
      stage: isTiling ? 'tiling' : 'processing',
      fraction: isTiling ? (fraction - tilingBegins) / (1 - tilingBegins) : fraction / tilingBegins,
    });
  };
}
