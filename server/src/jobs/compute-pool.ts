export type ComputeOptions = {
  /** Called with 0–1 while the task runs; never after its promise is settled. */
  onProgress?: (fraction: number) => void;
  /** Aborting ends the thread at once and rejects with an AbortError. */
  signal?: AbortSignal;
  /** Buffers in `input` that are moved to the thread instead of copied; they are empty here afterwards. */
  transfer?: readonly ArrayBuffer[];
};

/**
 * Threads for heavy computing. A task file exports
 * `async function run(input: Input, progress: (fraction: number) => void): Promise<Result>`;
 * input and result are copied between threads, so both are plain data.
 */
export type ComputePool = {
  run<Result>(taskFile: URL, input: unknown, options?: ComputeOptions): Promise<Result>;
  /** Ends all threads at once; tasks that still run are rejected. */
  close(): Promise<void>;
};

export function openComputePool(_threads: number): ComputePool {
  throw new Error('not built yet');
}
