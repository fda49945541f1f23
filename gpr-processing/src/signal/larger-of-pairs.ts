/**
 * Halves the number of rows: of each pair keeps, column by column, the value of larger magnitude, with its sign
 * (the first of equals). An odd last row stands alone. `out` holds half as many rows, rounded up.
 */
export function largerOfPairs(rows: Int16Array, rowLength: number, out: Int16Array): void {
  const outRowCount = out.length / rowLength;
  for (let outRow = 0; outRow < outRowCount; outRow++) {
    const first = 2 * outRow * rowLength;
    const second = first + rowLength < rows.length ? first + rowLength : first;
    const target = outRow * rowLength;
    for (let column = 0; column < rowLength; column++) {
      const a = rows[first + column];
      const b = rows[second + column];
      out[target + column] = Math.abs(b) > Math.abs(a) ? b : a;
    }
  }
}
