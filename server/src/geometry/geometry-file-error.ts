import type { GeometryFileFault } from '@jsa/contract';

/** Where in a file it is: which file of an archive, which feature and vertex, both counted from 0. */
export type FaultPlace = { file?: string | undefined; feature?: number; vertex?: number };

/** A geometry file that cannot be read; the message is for people. Crosses threads as plain data. */
export class GeometryFileError extends Error {
  override readonly name = 'GeometryFileError';
  readonly fault: GeometryFileFault;
  readonly place: FaultPlace;

  constructor(fault: GeometryFileFault, message: string, place: FaultPlace = {}) {
    super(message);
    this.fault = fault;
    this.place = place;
  }
}
