import type { Position } from '@jsa/contract';
import { halfway, roughDistanceM, tripoints } from './tripoints.ts';

function nearestIndex(ring: readonly Position[], place: Position): number {
  let nearest = 0;
  for (let index = 1; index < ring.length; index++) {
    if (roughDistanceM(ring[index], place) < roughDistanceM(ring[nearest], place)) nearest = index;
  }
  return nearest;
}

function missM(ring: readonly Position[]): number {
  const misses = tripoints.map((tripoint) => roughDistanceM(ring[nearestIndex(ring, tripoint)], tripoint));
  return Math.max(...misses);
}

/** Of the edges of areas the one that passes nearest to both tripoints, cut there; from west to east. */
export function cutBetweenTripoints(rings: readonly Position[][]): Position[] {
  const [ring] = [...rings].sort((a, b) => missM(a) - missM(b));
  const open = ring.slice(0, -1);
  const [west, east] = tripoints.map((tripoint) => nearestIndex(open, tripoint));
  const forwards = walk(open, west, east);
  const backwards = walk(open, east, west).reverse();
  const [nearer] = [forwards, backwards].sort((a, b) => passesBy(a) - passesBy(b));
  return nearer;
}

function walk(open: readonly Position[], from: number, to: number): Position[] {
  const length = ((to - from + open.length) % open.length) + 1;
  return Array.from({ length }, (_, step) => open[(from + step) % open.length]);
}

function passesBy(line: readonly Position[]): number {
  return Math.min(...line.map((position) => roughDistanceM(position, halfway)));
}
