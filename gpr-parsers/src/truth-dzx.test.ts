import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesInMemory, type NamedSource, readRecording } from './index.ts';

/** Real recordings and what another program decoded from them lie beside the repository; they are not part of it. */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');
const isThere = existsSync(join(corpus, 'truth.json'));
if (!isThere)
  console.warn('The corpus of real recordings is not beside the repository: its tests are skipped.');

type DzxTruth = {
  global_properties: Record<string, string>;
  first_waypoint: Record<string, string>;
  last_waypoint: Record<string, string>;
  layer_points: number;
  namespace: string;
  scan_range: string;
  software: string;
  system: string;
  targets: number;
  waypoints: number;
  waypoints_with_mark: number;
};

const path = 'ImpDAR/test_gssi.DZX';

function sourceOf(name: string): NamedSource {
  return { name, bytes: bytesInMemory(readFileSync(join(corpus, name))) };
}

describe.runIf(isThere)('the DZX beside a real recording', () => {
  const truth: DzxTruth = isThere ? JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8'))[path] : null;
  const open = () => readRecording([sourceOf('ImpDAR/test_gssi.DZT'), sourceOf(path)]);

  it('holds the properties that another program found', async () => {
    const { rawHeader } = await open();
    for (const [name, value] of Object.entries(truth.global_properties)) {
      expect(rawHeader[`DZX/GlobalProperties/${name}`]).toBe(value);
    }
    expect(rawHeader['DZX/DataCollection/system']).toBe(truth.system);
    expect(rawHeader['DZX/DataCollection/softwareVersion']).toBe(truth.software);
    expect(rawHeader['DZX/File/scanRange']).toBe(truth.scan_range);
  });

  it('holds the waypoints that another program found, all of them ends of profiles', async () => {
    const { rawHeader, marks, picks } = await open();
    const waypoints = Object.keys(rawHeader).filter((key) => /WayPt\/scan/.test(key));
    expect(waypoints).toHaveLength(truth.waypoints);
    for (const [number, waypoint] of [
      ['', truth.first_waypoint],
      [' (2)', truth.last_waypoint],
    ] as const) {
      for (const [name, value] of Object.entries(waypoint)) {
        expect(rawHeader[`DZX/File/Profile/WayPt/${name}${number}`]).toBe(value);
      }
    }
    expect(marks).toHaveLength(truth.waypoints_with_mark);
    expect(picks).toHaveLength(truth.targets + truth.layer_points);
  });

  it('changes nothing of what the DZT says, and is told where it says otherwise', async () => {
    const { traceCount, traceSpacingM, traceDistancesM, instrument, findings } = await open();
    expect({ traceCount, traceSpacingM, traceDistancesM, instrument }).toEqual({
      traceCount: 345,
      traceSpacingM: null,
      traceDistancesM: null,
      instrument: 'SIR-4000',
    });
    expect(findings.filter(({ file }) => file === path).map(({ code }) => code)).toEqual([
      'trace-count-contradicted',
      'trace-spacing-unusable',
    ]);
  });
});
