import type { TilePlace } from './tile-plan.ts';

export type TileAddress = TilePlace & { readonly radargramId: string };

export function tileKey({ radargramId, level, traceBlock, sampleBlock }: TileAddress): string {
  return `${radargramId}/${level}/${traceBlock}/${sampleBlock}`;
}

export type TileTrouble = {
  readonly reason: string;
  /** False while it is still tried again. */
  readonly isGivenUp: boolean;
};

export type TileCache = {
  /** Replaces the list of what is wanted, the most urgent first. Requests for anything else are given up. */
  want(addresses: readonly TileAddress[]): void;
  /** Null while it is not here. */
  read(address: TileAddress): Int16Array | null;
  /** What keeps wanted tiles away; null when nothing does, or when it failed but once so far. */
  trouble(): TileTrouble | null;
  /** Asks again for all that had been given up. */
  retry(): void;
  destroy(): void;
};

export type TileCacheParts = {
  load(address: TileAddress, signal: AbortSignal): Promise<Int16Array>;
  /** A tile came, or one failed. */
  onChange(): void;
  readonly mostBytes: number;
  readonly mostAtOnce: number;
  /** How long to wait after the first, second, … failure; then the tile is given up. */
  readonly retryDelaysMs: readonly number[];
};

/** One failure is bad luck and not worth a word. */
const troublingFailureCount = 2;

type Failure = {
  readonly count: number;
  readonly reason: string;
  readonly timer: ReturnType<typeof setTimeout> | null;
};

type CacheState = {
  readonly parts: TileCacheParts;
  /** Oldest use first, which is the order in which a Map keeps its keys. */
  readonly tiles: Map<string, Int16Array>;
  readonly underWay: Map<string, AbortController>;
  readonly failures: Map<string, Failure>;
  wanted: Map<string, TileAddress>;
  byteCount: number;
};

function makeRoom(state: CacheState): void {
  for (const [key, tile] of state.tiles) {
    if (state.byteCount <= state.parts.mostBytes) return;
    if (state.wanted.has(key)) continue;
    state.tiles.delete(key);
    state.byteCount -= tile.byteLength;
  }
}

function noteFailure(state: CacheState, key: string, error: unknown): void {
  const count = (state.failures.get(key)?.count ?? 0) + 1;
  const reason = error instanceof Error ? error.message : String(error);
  const delayMs = state.parts.retryDelaysMs[count - 1];
  const again = () => {
    state.failures.set(key, { count, reason, timer: null });
    request(state, key);
  };
  const timer = delayMs === undefined ? null : setTimeout(again, delayMs);
  state.failures.set(key, { count, reason, timer });
  state.parts.onChange();
}

function isGivenUp(state: CacheState, key: string): boolean {
  return (state.failures.get(key)?.count ?? 0) > state.parts.retryDelaysMs.length;
}

async function fetchTile(state: CacheState, key: string, address: TileAddress): Promise<void> {
  const controller = new AbortController();
  state.underWay.set(key, controller);
  try {
    const tile = await state.parts.load(address, controller.signal);
    if (controller.signal.aborted) return;
    state.failures.delete(key);
    state.tiles.set(key, tile);
    state.byteCount += tile.byteLength;
    makeRoom(state);
    state.parts.onChange();
  } catch (error) {
    if (!controller.signal.aborted) noteFailure(state, key, error);
  } finally {
    if (state.underWay.get(key) === controller) state.underWay.delete(key);
    fill(state);
  }
}

function request(state: CacheState, key: string): void {
  const address = state.wanted.get(key);
  if (!address || state.underWay.has(key) || state.tiles.has(key)) return;
  if (state.underWay.size >= state.parts.mostAtOnce) return;
  void fetchTile(state, key, address);
}

/** Starts as many requests as may run, in the order of `wanted`. */
function fill(state: CacheState): void {
  for (const key of state.wanted.keys()) {
    if (state.underWay.size >= state.parts.mostAtOnce) return;
    const isWaiting = (state.failures.get(key)?.timer ?? null) !== null;
    if (!isWaiting && !isGivenUp(state, key)) request(state, key);
  }
}

function worstTrouble(state: CacheState): TileTrouble | null {
  const failures = [...state.failures].map(([key, { count, reason }]) => ({
    count,
    reason,
    isGivenUp: isGivenUp(state, key),
  }));
  const worst =
    failures.find((failure) => failure.isGivenUp) ??
    failures.find(({ count }) => count >= troublingFailureCount);
  return worst ? { reason: worst.reason, isGivenUp: worst.isGivenUp } : null;
}

function forgetFailure(state: CacheState, key: string): void {
  const timer = state.failures.get(key)?.timer ?? null;
  if (timer !== null) clearTimeout(timer);
  state.failures.delete(key);
}

function want(state: CacheState, addresses: readonly TileAddress[]): void {
  state.wanted = new Map(addresses.map((address) => [tileKey(address), address]));
  for (const [key, controller] of [...state.underWay]) {
    if (state.wanted.has(key)) continue;
    state.underWay.delete(key);
    controller.abort();
  }
  for (const key of [...state.failures.keys()]) if (!state.wanted.has(key)) forgetFailure(state, key);
  for (const key of state.wanted.keys()) {
    const tile = state.tiles.get(key);
    if (!tile) continue;
    state.tiles.delete(key);
    state.tiles.set(key, tile);
  }
  makeRoom(state);
  fill(state);
}

/** Keeps tiles in memory, the longest unused go first; what is wanted now never goes. */
export function createTileCache(parts: TileCacheParts): TileCache {
  const state: CacheState = {
    parts,
    tiles: new Map(),
    underWay: new Map(),
    failures: new Map(),
    wanted: new Map(),
    byteCount: 0,
  };
  return {
    want: (addresses) => want(state, addresses),
    read: (address) => state.tiles.get(tileKey(address)) ?? null,
    trouble: () => worstTrouble(state),
    retry() {
      for (const key of [...state.failures.keys()]) if (isGivenUp(state, key)) forgetFailure(state, key);
      fill(state);
    },
    destroy() {
      want(state, []);
      state.tiles.clear();
    },
  };
}
