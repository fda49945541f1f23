/** Keeps the largest block of memory that anybody asked for since the last look. */
export type WatchedMemory = {
  /** Bytes of the largest block since the last look. */
  takeLargestBytes(): number;
  /** Puts the true constructors back. */
  stop(): void;
};

const watched = [
  ...(['ArrayBuffer', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'] as const),
  ...([
    'Int32Array',
    'Uint32Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
    'BigUint64Array',
  ] as const),
] as const;

type Place = Record<string, unknown>;

type Constructor = (new (...values: unknown[]) => object) & { readonly BYTES_PER_ELEMENT?: number };

/**
 * Stands in for the constructors of blocks of memory in this thread, and for Array.from, whose lists cost as much.
 * A block asked for by its length is counted, whether it is granted or not; views of other blocks are not.
 */
export function watchMemory(): WatchedMemory {
  const place = globalThis as unknown as Place;
  let largestBytes = 0;
  const count = (bytes: number) => {
    if (bytes > largestBytes) largestBytes = bytes;
  };
  const originals = watched.map((name) => [name, place[name] as Constructor] as const);
  for (const [name, original] of originals) place[name] = countingConstructor(original, count);
  const { from } = Array;
  Array.from = ((source: { length?: number }, ...more: []) => {
    if (typeof source === 'object' && source !== null) count(8 * (source.length ?? 0));
    return from(source as ArrayLike<unknown>, ...more);
  }) as typeof Array.from;
  return {
    takeLargestBytes: () => {
      const taken = largestBytes;
      largestBytes = 0;
      return taken;
    },
    stop: () => {
      Array.from = from;
      for (const [name, original] of originals) place[name] = original;
    },
  };
}

function countingConstructor(original: Constructor, count: (bytes: number) => void): Constructor {
  const stand: Constructor = new Proxy(original, {
    construct(target, values: unknown[], newTarget) {
      const [length] = values;
      const elementCount = typeof length === 'number' ? length : Array.isArray(length) ? length.length : 0;
      count(elementCount * (target.BYTES_PER_ELEMENT ?? 1));
      return Reflect.construct(target, values, newTarget === stand ? target : newTarget);
    },
  });
  return stand;
}
