/** Where on the map (0 to 1) and which colour there (red, green, blue, 0 to 1); straight lines in between. */
export type ColourStop = readonly [at: number, red: number, green: number, blue: number];

export const colourCount = 256;

export const greyStops: readonly ColourStop[] = [
  [0, 0, 0, 0],
  [1, 1, 1, 1],
];

/** Blue, white, red: Matplotlib's "seismic". */
export const seismicStops: readonly ColourStop[] = [
  [0, 0, 0, 0.3],
  [0.25, 0, 0, 1],
  [0.5, 1, 1, 1],
  [0.75, 1, 0, 0],
  [1, 0.5, 0, 0],
];

/**
 * Cividis, made to look the same with and without red-green colour blindness and to grow evenly in lightness:
 * Nuñez, Anderton, Renslow (2018), doi:10.1371/journal.pone.0199239; 18 of its 256 published colours.
 */
export const cividisStops: readonly ColourStop[] = [
  [0, 0, 0.135112, 0.304751],
  [18 / 255, 0, 0.18455, 0.428802],
  [22 / 255, 0, 0.193366, 0.441561],
  [34 / 255, 0.117612, 0.225935, 0.434308],
  [51 / 255, 0.208926, 0.272546, 0.424809],
  [68 / 255, 0.279411, 0.318677, 0.423031],
  [85 / 255, 0.342246, 0.364939, 0.428559],
  [102 / 255, 0.401418, 0.41179, 0.440708],
  [119 / 255, 0.458366, 0.459552, 0.460457],
  [136 / 255, 0.51792, 0.508454, 0.472707],
  [153 / 255, 0.582087, 0.55867, 0.468118],
  [170 / 255, 0.648222, 0.610553, 0.454801],
  [187 / 255, 0.716177, 0.664384, 0.432386],
  [204 / 255, 0.785965, 0.720438, 0.399613],
  [221 / 255, 0.857809, 0.778969, 0.353259],
  [238 / 255, 0.93218, 0.840159, 0.28588],
  [251 / 255, 0.992218, 0.888385, 0.205468],
  [1, 0.995737, 0.909344, 0.217772],
];

function byteBetween(from: number, to: number, share: number): number {
  return Math.round((from + (to - from) * share) * 255);
}

/** 256 opaque colours, red, green, blue, alpha in a byte each. The first stop lies at 0, the last at 1. */
export function spreadColours(stops: readonly ColourStop[]): Uint8Array {
  const colours = new Uint8Array(colourCount * 4);
  let next = 1;
  for (let index = 0; index < colourCount; index++) {
    const at = index / (colourCount - 1);
    while (next < stops.length - 1 && stops[next][0] < at) next++;
    const [from, to] = [stops[next - 1], stops[next]];
    const share = (at - from[0]) / (to[0] - from[0]);
    for (const part of [1, 2, 3] as const) {
      colours[index * 4 + part - 1] = byteBetween(from[part], to[part], share);
    }
    colours[index * 4 + 3] = 255;
  }
  return colours;
}
