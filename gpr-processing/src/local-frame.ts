/** Where x and y of a local frame are 0: x runs east, y north, in metres. */
export type FrameOrigin = { readonly latitudeDeg: number; readonly longitudeDeg: number };

const equatorRadiusM = 6378137;
const eccentricitySquared = 0.00669437999014;

/** A place on the WGS 84 ellipsoid in a flat frame around the origin; within a kilometre of it millimetres to centimetres off. */
export function placeInLocalFrame(
  origin: FrameOrigin,
  { latitudeDeg, longitudeDeg }: FrameOrigin,
): { xM: number; yM: number } {
  const radians = Math.PI / 180;
  const middle = ((origin.latitudeDeg + latitudeDeg) / 2) * radians;
  const bulge = 1 - eccentricitySquared * Math.sin(middle) ** 2;
  const meridianRadiusM = (equatorRadiusM * (1 - eccentricitySquared)) / bulge ** 1.5;
  const parallelRadiusM = (equatorRadiusM / Math.sqrt(bulge)) * Math.cos(middle);
  // The shorter way round, also across the date line.
  const eastDeg = ((((longitudeDeg - origin.longitudeDeg + 180) % 360) + 360) % 360) - 180;
  return {
    xM: eastDeg * radians * parallelRadiusM,
    yM: (latitudeDeg - origin.latitudeDeg) * radians * meridianRadiusM,
  };
}
