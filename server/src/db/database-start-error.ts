/** The database cannot be used. The message is a sentence for whoever starts the server: print it, exit with 1. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
}
