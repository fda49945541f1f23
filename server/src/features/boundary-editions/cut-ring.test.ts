import { readFileSync } from 'node:fs';
import type { Position } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { cutBetweenTripoints } from './cut-ring.ts';
import { tripoints } from './tripoints.ts';

const asset = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../assets/boundary/${name}`, import.meta.url), 'utf8')).geometry
    .coordinates;
const builtIn: Position[] = [...asset('abl-osm2017-s.geojson')].reverse();

/** An area that the line closes by a way round the south, as a province's outline does. */
const south: Position[] = [
  [21.5, 41.9],
  [20.6, 41.9],
  [20.1, 42.5],
];
const outline: Position[] = [...builtIn, ...south, builtIn[0]];

describe('an area that is cut between the tripoints', () => {
  it('leaves the line from west to east, whichever way round and from wherever it was written', () => {
    const turned = [...outline.slice(700), ...outline.slice(1, 701)];
    for (const ring of [outline, turned, [...outline].reverse()]) {
      expect(cutBetweenTripoints([ring])).toEqual(builtIn);
    }
  });

  it('is the one of several that passes by both of them', () => {
    const other: Position[] = [
      [21, 43],
      [21.1, 43],
      [21.1, 43.1],
      [21, 43],
    ];
    const line = cutBetweenTripoints([other, outline]);
    expect(line[0]).toEqual(tripoints[0]);
    expect(line.at(-1)).toEqual(tripoints[1]);
  });
});
