import { type KernelRoom, roomIn } from '#signal/kernel-room.ts';
import type { KernelsModule } from './module.ts';

const pageBytes = 2 ** 16;

/** The memory of an instance that nobody else uses, grown to so many values; null where so much is not to be had. */
export function roomInModule({ memory }: KernelsModule, valueCount: number): KernelRoom | null {
  const missing = Math.ceil((4 * valueCount - memory.buffer.byteLength) / pageBytes);
  try {
    if (missing > 0) memory.grow(missing);
  } catch {
    return null;
  }
  return roomIn(memory.buffer as ArrayBuffer);
}
