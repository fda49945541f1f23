import { type BlockKernels, plainKernels } from '#signal/plain-kernels.ts';
import { type KernelsModule, openKernelsModule } from './module.ts';
import {
  eachPiece,
  longestRow,
  longestTransform,
  type Rooms,
  roomAt,
  roomsOf,
  rowsAt,
  rowsAtOnce,
  tableAt,
} from './rooms.ts';

let opened: BlockKernels | null = null;

/** The fastest kernels that there are in this thread; made when they are first asked for. */
export function blockKernels(): BlockKernels {
  if (opened === null) {
    const module = openKernelsModule();
    opened = module ? vectorKernels(module) : plainKernels;
  }
  return opened;
}

/** The kernels of an instance of the module: the bytes of the plain ones, in a fraction of the time. */
function vectorKernels(module: KernelsModule): BlockKernels {
  const rooms = roomsOf(module);
  return {
    ...traceKernels(module, rooms),
    ...rowKernels(module, rooms),
    ...pairKernels(module, rooms),
    ...pyramidKernels(module, rooms),
  };
}

function traceKernels(
  module: KernelsModule,
  { inPlace }: Rooms,
): Pick<BlockKernels, 'subtractMovingMeans' | 'divideByMovingRms'> {
  return {
    subtractMovingMeans(traces, length, reach, out) {
      if (length > longestRow) return plainKernels.subtractMovingMeans(traces, length, reach, out);
      const within = Math.min(reach, length);
      inPlace(traces, length, { firstOwn: 0, out }, (count) =>
        module.subtractMovingMeans(rowsAt, count, length, within, roomAt),
      );
    },
    divideByMovingRms(traces, length, { reach, floorRatio }, out) {
      if (length > longestRow) {
        return plainKernels.divideByMovingRms(traces, length, { reach, floorRatio }, out);
      }
      const within = Math.min(reach, length);
      inPlace(traces, length, { firstOwn: 0, out }, (count) =>
        module.divideByMovingRms(rowsAt, count, length, within, floorRatio, roomAt),
      );
    },
  };
}

function rowKernels(
  module: KernelsModule,
  { doubles, bringIn, inPlace }: Rooms,
): Pick<BlockKernels, 'addRows' | 'subtractFromRows' | 'multiplyRows'> {
  return {
    addRows(traces, sums) {
      const { length } = sums;
      if (length > longestRow) return plainKernels.addRows(traces, sums);
      doubles.set(sums, tableAt / 8);
      const step = rowsAtOnce(length) * length;
      for (let start = 0; start < traces.length; start += step) {
        const rows = traces.subarray(start, start + step);
        bringIn(rows);
        module.addRows(rowsAt, rows.length / length, length, tableAt);
      }
      sums.set(doubles.subarray(tableAt / 8, tableAt / 8 + length));
      return sums;
    },
    subtractFromRows(traces, values, out) {
      const { length } = values;
      if (length > longestRow) return plainKernels.subtractFromRows(traces, values, out);
      doubles.set(values, tableAt / 8);
      inPlace(traces, length, { firstOwn: 0, out }, (count) =>
        module.subtractFromRows(rowsAt, count, length, tableAt),
      );
    },
    multiplyRows(traces, factors, out) {
      const { length } = factors;
      if (length > longestRow) return plainKernels.multiplyRows(traces, factors, out);
      doubles.set(factors, tableAt / 8);
      inPlace(traces, length, { firstOwn: 0, out }, (count) =>
        module.multiplyRows(rowsAt, count, length, tableAt),
      );
    },
  };
}

function pairKernels(
  module: KernelsModule,
  { floats, inPlace }: Rooms,
): Pick<BlockKernels, 'filterZeroPhase' | 'envelopes'> {
  return {
    filterZeroPhase(traces, length, table, firstOwn, out) {
      if (table.length > longestTransform || length > longestRow) {
        return plainKernels.filterZeroPhase(traces, length, table, firstOwn, out);
      }
      floats.set(table.turns, tableAt / 4);
      floats.set(table.factors, tableAt / 4 + table.turns.length);
      const factorsAt = tableAt + 4 * table.turns.length;
      inPlace(traces, length, { firstOwn, out }, (count) =>
        module.filterZeroPhase(rowsAt, count, length, table.length, tableAt, factorsAt, roomAt),
      );
    },
    envelopes(traces, length, table, firstOwn, out) {
      if (length > longestRow) return plainKernels.envelopes(traces, length, table, firstOwn, out);
      floats.set(table.turns, tableAt / 4);
      floats.set(table.factors, tableAt / 4 + table.turns.length);
      const signsAt = tableAt + 4 * table.turns.length;
      inPlace(traces, length, { firstOwn, out }, (count) =>
        module.envelopes(rowsAt, count, length, tableAt, signsAt, roomAt),
      );
    },
  };
}

function pyramidKernels(
  module: KernelsModule,
  { floats, integers }: Rooms,
): Pick<BlockKernels, 'quantize' | 'largerOfPairs'> {
  return {
    quantize(samples, amplitudeScale, whole) {
      eachPiece(samples.length, (start, end) => {
        floats.set(samples.subarray(start, end), rowsAt / 4);
        module.quantize(rowsAt, end - start, 1 / amplitudeScale, roomAt);
        whole.set(integers.subarray(roomAt / 2, roomAt / 2 + end - start), start);
      });
    },
    largerOfPairs(rows, length, out) {
      if (length > longestRow) return plainKernels.largerOfPairs(rows, length, out);
      const step = rowsAtOnce(length) * length;
      for (let start = 0; start < rows.length; start += step) {
        const part = rows.subarray(start, start + step);
        integers.set(part, rowsAt / 2);
        module.largerOfPairs(rowsAt, part.length / length, length, roomAt);
        const halfLength = Math.ceil(part.length / length / 2) * length;
        out.set(integers.subarray(roomAt / 2, roomAt / 2 + halfLength), start / 2);
      }
    },
  };
}
