import type { GeometryFile, GeometryFileFault } from '@jsa/contract';
import { type FaultPlace, GeometryFileError } from './geometry-file-error.ts';
import { type CrsChoice, interpretFile } from './interpret-file.ts';
import { readGeometryFileAt } from './read-geometry-file.ts';

export type GeometryTaskInput = { path: string; choice: CrsChoice };
export type GeometryTaskResult =
  | { outcome: 'read'; file: Omit<GeometryFile, 'fileName' | 'sha256'> }
  | { outcome: 'unreadable'; fault: GeometryFileFault; message: string; place: FaultPlace };

/** Reads a geometry file in a compute thread: a spoilt one cannot hold up anybody else. */
export async function run({ path, choice }: GeometryTaskInput): Promise<GeometryTaskResult> {
  try {
    const { format, ...raw } = readGeometryFileAt(path);
    return { outcome: 'read', file: { format, ...interpretFile(raw, choice) } };
  } catch (error) {
    if (error instanceof GeometryFileError) {
      const { fault, message, place } = error;
      return { outcome: 'unreadable', fault, message, place };
    }
    if (error instanceof Error && 'code' in error) throw error;
    const message = `The file is damaged in a way that no reader expected (${(error as Error).message}). Export it anew.`;
    return { outcome: 'unreadable', fault: 'damaged', message, place: {} };
  }
}
