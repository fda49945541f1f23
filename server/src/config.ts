import { resolve } from 'node:path';

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Everything that the product keeps on disk lies under it. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL under `dataDir` is used. */
  readonly databaseUrl: string | null;
  readonly seedsDemo: boolean;
  /** Threads for parsing, processing and hashing; the API's own thread computes nothing. */
  readonly computeThreads: number;
};

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ConfigError(`PORT is "${text}"; it must be a whole number from 0 to 65535.`);
  }
  return port;
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigError('DATABASE_URL must begin with postgres:// or postgresql://.');
  }
  return text;
}

/** The environment, read once, validated and frozen. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  return Object.freeze({
    host: environment['HOST'] || '127.0.0.1',
    port: readPort(environment['PORT']),
    dataDir: resolve(environment['DATA_DIR'] || './data'),
    databaseUrl: readDatabaseUrl(environment['DATABASE_URL']),
    seedsDemo: environment['DEMO'] !== '0',
    computeThreads: 2,
  });
}
