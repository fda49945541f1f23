import { type Static, Type } from 'typebox';
import { Id, nullable } from './common.ts';

export const workStages = ['parsing', 'processing', 'tiling'] as const;

/**
 * Sent over `GET /api/events` (server-sent events, event name `work`) when a recording or one of its
 * radargrams moves on. `fraction` is 0–1 within the stage. A browser that missed events asks for the list again.
 */
export const WorkEvent = Type.Object({
  recordingId: Id,
  radargramId: nullable(Id),
  stage: nullable(Type.Enum(workStages)),
  fraction: Type.Number(),
  /** True when a stored state changed: ask for the recording again. */
  stateChanged: Type.Boolean(),
});
export type WorkEvent = Static<typeof WorkEvent>;

/**
 * Sent over the same stream (event name `site`) when something about a candidate site changed, to those who see where it
 * lies. What it is they ask for, with their own rights.
 */
export const SiteNews = Type.Object({ siteId: Id });
export type SiteNews = Static<typeof SiteNews>;

/** Sent over the same stream (event name `round`) to those who know of decision rounds, when one of them changed. */
export const RoundNews = Type.Object({ roundId: Id });
export type RoundNews = Static<typeof RoundNews>;

export const eventsPath = '/api/events';
