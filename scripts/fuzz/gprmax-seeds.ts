import { type Group, File as Hdf5File, ready } from 'h5wasm';
import type { Seed } from './seed.ts';

/** Times in rows, runs of the model in columns. */
const shape = [12, 5];

const amplitudes = Float32Array.from({ length: shape[0] * shape[1] }, (_, at) => Math.sin(at) * 100);

const attributes = {
  ...{ Title: 'DEMO', gprMax: '3.1.6', Iterations: shape[0], dt: 1.25e-11, nrx: 1 },
  ...{ rxsteps: [10, 0, 0], srcsteps: [10, 0, 0], dx_dy_dz: Float64Array.of(0.002, 0.002, 0.002) },
};

type Kind = {
  readonly what: string;
  readonly components: readonly string[];
  readonly libver: readonly ['earliest' | 'latest', 'latest'];
  /** Tables may lie in compressed pieces. */
  readonly pieces: { readonly chunks?: number[]; readonly compression?: number };
};

const kinds: readonly Kind[] = [
  { what: 'one table', components: ['Ez'], libver: ['earliest', 'latest'], pieces: {} },
  {
    what: 'compressed pieces',
    components: ['Ex', 'Ez'],
    libver: ['earliest', 'latest'],
    pieces: { chunks: [4, 5], compression: 4 },
  },
  { what: 'the newest layout', components: ['Ez', 'Hx'], libver: ['latest', 'latest'], pieces: {} },
];

/** Outputs of a model, written by HDF5 itself. It stamps what it writes with the time: for it the clock stands still. */
export async function gprmaxSeeds(): Promise<Seed[]> {
  const { FS } = await ready;
  const { now } = Date;
  Date.now = () => 0;
  try {
    return kinds.map((kind, index) => {
      const path = `seed${index}.out`;
      writeModel(path, kind);
      const files = [{ name: 'MODEL.out', bytes: FS.readFile(path).slice() }];
      return { name: `built gprmax, ${kind.what}`, family: 'gprmax', files };
    });
  } finally {
    Date.now = now;
  }
}

function writeModel(path: string, { components, libver: [oldest, newest], pieces }: Kind) {
  const file = new Hdf5File(path, 'w', { libver: [oldest, newest] });
  for (const [name, value] of Object.entries(attributes)) file.create_attribute(name, value);
  const receiver: Group = file.create_group('rxs').create_group('rx1');
  receiver.create_attribute('Name', 'Rx(50,85,0)');
  receiver.create_attribute('Position', Float64Array.of(0.1, 0.17, 0));
  for (const name of components) receiver.create_dataset({ name, data: amplitudes, shape, ...pieces });
  file.close();
}
