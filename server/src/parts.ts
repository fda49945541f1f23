import type { Config } from '#config.ts';
import type { OpenDatabase } from '#db/open-database.ts';
import type { ComputePool } from '#jobs/compute-pool.ts';
import type { Store } from '#storage/store.ts';

/** What the features are built on: made once at the start, wired by hand. */
export type ServerParts = {
  readonly config: Config;
  readonly db: OpenDatabase;
  readonly store: Store;
  readonly compute: ComputePool;
  /** Unfinished uploads lie here. */
  readonly uploadFolder: string;
  /** Half-made results lie here; whatever a killed process left may be deleted. */
  readonly workFolder: string;
};
