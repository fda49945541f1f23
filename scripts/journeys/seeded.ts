import type { TestProject } from 'vitest/node';
import { removeDataDirs, startProduct } from './product.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the demonstration in it, whose product was stopped: to be copied, never used. */
    seededDataDir: string;
  }
}

/** Seeds the demonstration once for all journeys, as the first `npm start` of a newcomer does. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const product = await startProduct();
  await product.stop();
  provide('seededDataDir', product.dataDir);
  return removeDataDirs;
}
