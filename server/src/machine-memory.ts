import { totalmem } from 'node:os';

/** What this process may use: the machine's memory, or less where a container allows less. */
export function memoryByteCount(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
