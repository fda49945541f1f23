import { highDoubles, lowDoubles } from './lanes.ts';

/** Adds to each sum a weighted value of a row and one of the row `later` bytes behind it. */
export function addRow(
  row: usize,
  later: usize,
  weight: f64,
  laterWeight: f64,
  count: i32,
  sums: usize,
): void {
  const weights = f64x2.splat(weight);
  const laterWeights = f64x2.splat(laterWeight);
  for (let index = 0; index < count; index += 4) {
    const four = v128.load(row);
    const laterFour = v128.load(row + later);
    addTo(sums, f64x2.mul(weights, lowDoubles(four)), f64x2.mul(laterWeights, lowDoubles(laterFour)));
    addTo(sums + 16, f64x2.mul(weights, highDoubles(four)), f64x2.mul(laterWeights, highDoubles(laterFour)));
    row += 16;
    sums += 32;
  }
}

/** The same for two places in those rows, whose values are added before they are weighted. */
export function addRowPair(
  before: usize,
  after: usize,
  later: usize,
  weight: f64,
  laterWeight: f64,
  count: i32,
  sums: usize,
): void {
  const weights = f64x2.splat(weight);
  const laterWeights = f64x2.splat(laterWeight);
  for (let index = 0; index < count; index += 4) {
    const one = v128.load(before);
    const other = v128.load(after);
    const laterOne = v128.load(before + later);
    const laterOther = v128.load(after + later);
    addTo(
      sums,
      f64x2.mul(weights, f64x2.add(lowDoubles(one), lowDoubles(other))),
      f64x2.mul(laterWeights, f64x2.add(lowDoubles(laterOne), lowDoubles(laterOther))),
    );
    addTo(
      sums + 16,
      f64x2.mul(weights, f64x2.add(highDoubles(one), highDoubles(other))),
      f64x2.mul(laterWeights, f64x2.add(highDoubles(laterOne), highDoubles(laterOther))),
    );
    before += 16;
    after += 16;
    sums += 32;
  }
}

function addTo(sums: usize, one: v128, other: v128): void {
  v128.store(sums, f64x2.add(v128.load(sums), f64x2.add(one, other)));
}
