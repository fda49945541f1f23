/** Below this share of the first autocorrelation the recursion would divide by rounding. */
const leastError = 1e-13;

/**
 * Solves Σ a[j] r[|i − j|] = g[i] for i = 0 … count − 1, the matrix being Toeplitz, symmetric and positive definite:
 * Levinson's recursion, in count² steps. Where the equations so far leave nothing more to tell (silence, a pure wave) it
 * ends, and the remaining coefficients are 0. Made once for one count.
 */
export function createToeplitzSolver(
  count: number,
): (autocorrelation: Float64Array, wanted: Float64Array, solution: Float64Array) => void {
  const error = new Float64Array(count);
  return (autocorrelation, wanted, solution) => {
    const zeroLag = autocorrelation[0];
    solution.fill(0);
    if (!(zeroLag > 0) || count === 0) return;
    error.fill(0);
    error[0] = 1;
    solution[0] = wanted[0] / zeroLag;
    let power = zeroLag;
    for (let order = 1; order < count; order++) {
      let [mismatch, missing] = [0, wanted[order]];
      for (let index = 0; index < order; index++) {
        mismatch += error[index] * autocorrelation[order - index];
        missing -= solution[index] * autocorrelation[order - index];
      }
      const reflection = -mismatch / power;
      power *= 1 - reflection * reflection;
      if (!(power > leastError * zeroLag)) return;
      for (let index = 0; index * 2 <= order; index++) {
        const mirror = order - index;
        const [here, there] = [error[index], error[mirror]];
        error[index] = here + reflection * there;
        error[mirror] = there + reflection * here;
      }
      const share = missing / power;
      for (let index = 0; index <= order; index++) solution[index] += share * error[order - index];
    }
  };
}
