/** Memory that kernels work in, seen as numbers of all kinds. Places in it are counted in values of four bytes. */
export type KernelRoom = {
  readonly floats: Float32Array;
  readonly integers: Int32Array;
  /** A place, even then, is twice the index here. */
  readonly doubles: Float64Array;
};

/** A buffer, a multiple of eight bytes long, as a room. */
export function roomIn(buffer: ArrayBuffer): KernelRoom {
  return {
    floats: new Float32Array(buffer),
    integers: new Int32Array(buffer),
    doubles: new Float64Array(buffer),
  };
}

/** Room for so many values outside of any module. */
export function plainRoom(valueCount: number): KernelRoom {
  return roomIn(new ArrayBuffer(8 * Math.ceil(valueCount / 2)));
}

/** The next place at which a vector, and a line of the processor's cache, begins. */
export function evenPlace(place: number): number {
  return Math.ceil(place / 16) * 16;
}
