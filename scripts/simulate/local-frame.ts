/** A flat frame over the ground: x along the survey lines (`bearingDeg` from north, clockwise), y to their right. */
export type LocalFrame = {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly bearingDeg: number;
};

const equatorRadiusM = 6378137;
const eccentricitySquared = 0.00669437999014;

/** WGS 84 of a place in the frame, by the ellipsoid's two radii of curvature; millimetres off within a kilometre. */
export function placeInFrame(
  frame: LocalFrame,
  xM: number,
  yM: number,
): { latitudeDeg: number; longitudeDeg: number } {
  const radians = Math.PI / 180;
  const bearing = frame.bearingDeg * radians;
  const northM = xM * Math.cos(bearing) - yM * Math.sin(bearing);
  const eastM = xM * Math.sin(bearing) + yM * Math.cos(bearing);
  const latitude = frame.latitudeDeg * radians;
  const flattening = 1 - eccentricitySquared * Math.sin(latitude) ** 2;
  const meridianRadiusM = (equatorRadiusM * (1 - eccentricitySquared)) / flattening ** 1.5;
  const parallelRadiusM = (equatorRadiusM / Math.sqrt(flattening)) * Math.cos(latitude);
  return {
    latitudeDeg: frame.latitudeDeg + northM / meridianRadiusM / radians,
    longitudeDeg: frame.longitudeDeg + eastM / parallelRadiusM / radians,
  };
}
