/** Memory that kernels work in, seen as numbers of both kinds. Places in it are counted in values of four bytes. */
export type KernelRoom = { readonly floats: Float32Array; readonly integers: Int32Array };

/** Room for so many values outside of any module. */
export function plainRoom(valueCount: number): KernelRoom {
  const floats = new Float32Array(valueCount);
  return { floats, integers: new Int32Array(floats.buffer) };
}

/** The next place at which a vector, and a line of the processor's cache, begins. */
export function evenPlace(place: number): number {
  return Math.ceil(place / 16) * 16;
}
