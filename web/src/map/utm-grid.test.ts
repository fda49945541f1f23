import { describe, expect, it } from 'vitest';
import { fromUtm34, toUtm34 } from './utm.ts';
import { utmGrid } from './utm-grid.ts';
import { metresPerPixel, roundStep } from './web-mercator.ts';

/** A view of 1000 × 700 pixels around a fictional place. */
function viewAt(zoom: number) {
  const [longitude, latitude] = [21.05, 42.2];
  const heightDegrees = (700 * metresPerPixel(latitude, zoom)) / 111_195;
  const widthDegrees = (1000 * 360) / (512 * 2 ** zoom);
  return {
    west: longitude - widthDegrees / 2,
    east: longitude + widthDegrees / 2,
    south: latitude - heightDegrees / 2,
    north: latitude + heightDegrees / 2,
    zoom,
    labelsAt: [longitude - widthDegrees / 2.1, latitude - heightDegrees / 2.1] as [number, number],
  };
}

describe('UTM zone 34N', () => {
  it('agrees with PROJ at the check point to a millimetre', () => {
    const [eastingM, northingM] = toUtm34([21.1655, 42.6629]);
    expect(eastingM).toBeCloseTo(513563.143, 3);
    expect(northingM).toBeCloseTo(4723394.796, 3);
  });

  it('comes back to where it started', () => {
    const [longitude, latitude] = fromUtm34(toUtm34([20.95, 43.1]));
    expect(longitude).toBeCloseTo(20.95, 10);
    expect(latitude).toBeCloseTo(43.1, 10);
  });
});

describe('utmGrid', () => {
  it('steps from kilometres at field zoom down to one metre', () => {
    expect([11, 14, 17, 20, 23].map((zoom) => utmGrid(viewAt(zoom)).stepM)).toEqual([5000, 500, 50, 5, 1]);
  });

  it('keeps lines at least 90 pixels apart', () => {
    for (let zoom = 11; zoom <= 22; zoom += 0.5) {
      const spacingPx = (utmGrid(viewAt(zoom)).stepM ?? 0) / metresPerPixel(42.2, zoom);
      expect(spacingPx).toBeGreaterThanOrEqual(89.9);
      expect(spacingPx).toBeLessThan(250);
    }
  });

  it('draws every line on a whole multiple of its step', () => {
    const { lines, stepM } = utmGrid(viewAt(17));
    expect(lines.length).toBeGreaterThan(10);
    for (const { geometry } of lines) {
      const [from, to] = [
        toUtm34(geometry.coordinates[0] as [number, number]),
        toUtm34(geometry.coordinates[8] as [number, number]),
      ];
      const axis = Math.abs(from[0] - to[0]) < 0.001 ? 0 : 1;
      expect(Math.abs(from[axis] / (stepM ?? 1) - Math.round(from[axis] / (stepM ?? 1)))).toBeLessThan(1e-5);
    }
  });

  it('writes the number of the line on which the label stands', () => {
    const view = viewAt(15);
    for (const { properties, geometry } of utmGrid(view).labels) {
      const [longitude, latitude] = geometry.coordinates;
      const [eastingM, northingM] = toUtm34([longitude, latitude]);
      const written = Number(properties.text.replace(/\D/g, ''));
      expect(Math.abs(written - (properties.axis === 'easting' ? eastingM : northingM))).toBeLessThan(0.5);
      expect(properties.axis === 'easting' ? latitude : longitude).toBe(
        view.labelsAt[properties.axis === 'easting' ? 1 : 0],
      );
    }
  });

  it('is absent from the region view and outside the zone', () => {
    expect(utmGrid(viewAt(10.9)).stepM).toBeNull();
    expect(utmGrid({ ...viewAt(15), west: 2, east: 2.1 }).stepM).toBeNull();
  });
});

describe('roundStep', () => {
  it('goes up by 1, 2 and 5', () => {
    expect([0.7, 1, 1.2, 3, 5, 6, 90, 2000].map(roundStep)).toEqual([1, 1, 2, 5, 5, 10, 100, 2000]);
  });
});
