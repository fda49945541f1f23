import { type Group, File as Hdf5File, ready } from 'h5wasm';
import type { Seed } from './seed.ts';

/** Times in rows, runs of the model in columns. */
const shape = [12, 5];

const floats = Float32Array.from({ length: shape[0] * shape[1] }, (_, at) => Math.sin(at) * 100);
const doubles = Float64Array.from(floats, (value) => value / 3);

const attributes = {
  ...{ Title: 'DEMO', gprMax: '3.1.6', Iterations: shape[0], dt: 1.25e-11, nrx: 1 },
  ...{ rxsteps: [10, 0, 0], srcsteps: [10, 0, 0], dx_dy_dz: Float64Array.of(0.002, 0.002, 0.002) },
};

type Table = {
  readonly name: string;
  readonly data: Float32Array | Float64Array;
  readonly chunks?: number[];
  readonly compression?: number;
};

/** What gprMax writes at either width, and what other programs may make of it: that component is left out. */
const kinds: readonly { readonly what: string; readonly tables: readonly Table[] }[] = [
  { what: 'floats', tables: [{ name: 'Ez', data: floats }] },
  {
    what: 'doubles',
    tables: [
      { name: 'Ex', data: doubles },
      { name: 'Ez', data: doubles },
    ],
  },
  {
    what: 'one component compressed',
    tables: [
      { name: 'Ex', data: floats, chunks: [4, 5], compression: 4 },
      { name: 'Ez', data: floats },
    ],
  },
];

/** Outputs of a model, written by HDF5 itself. It stamps what it writes with the time: for it the clock stands still. */
export async function gprmaxSeeds(): Promise<Seed[]> {
  const { FS } = await ready;
  const { now } = Date;
  Date.now = () => 0;
  try {
    return kinds.map(({ what, tables }, index) => {
      const path = `seed${index}.out`;
      writeModel(path, tables);
      const files = [{ name: 'MODEL.out', bytes: FS.readFile(path).slice() }];
      return { name: `built gprmax, ${what}`, family: 'gprmax', files };
    });
  } finally {
    Date.now = now;
  }
}

/** In the layout that h5py asks HDF5 for. */
function writeModel(path: string, tables: readonly Table[]) {
  const file = new Hdf5File(path, 'w', { libver: ['earliest', 'latest'] });
  for (const [name, value] of Object.entries(attributes)) file.create_attribute(name, value);
  const receiver: Group = file.create_group('rxs').create_group('rx1');
  receiver.create_attribute('Name', 'Rx(50,85,0)');
  receiver.create_attribute('Position', Float64Array.of(0.1, 0.17, 0));
  for (const table of tables) receiver.create_dataset({ ...table, shape });
  file.close();
}
