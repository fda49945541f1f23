import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Extension, PGlite } from '@electric-sql/pglite';
import { DurableNodeFs, fsyncPath, fsyncTree } from './durable-nodefs.ts';
import { slimPostgisBundle } from './slim-postgis.ts';

/** One backend and no helpers beside it; every commit reaches the disk; WAL is recycled early. */
const settings = [
  'search_path=app,public',
  'exit_on_error=false',
  'log_checkpoints=false',
  'max_worker_processes=0',
  'max_parallel_workers=0',
  'max_parallel_workers_per_gather=0',
  'max_parallel_maintenance_workers=0',
  'io_method=sync',
  'fsync=on',
  'wal_sync_method=fsync',
  'max_wal_size=128MB',
  'min_wal_size=32MB',
];

const startParams = ['--single', '-O', '-j', ...settings.flatMap((setting) => ['-c', setting])];

function postgisFrom(cacheFolder: string): Extension {
  return {
    name: 'postgis',
    setup: async (_pg, emscriptenOpts) => {
      emscriptenOpts.PGLITE_ENV.PROJ_DATA = '/pglite/share/proj';
      return { emscriptenOpts, bundlePath: slimPostgisBundle(cacheFolder) };
    },
  };
}

function startCluster(folder: string, cacheFolder: string): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableNodeFs(folder),
    extensions: { postgis: postgisFrom(cacheFolder) },
    startParams,
  });
}

/**
 * Opens the cluster, made first when there is none. A new one is built beside its place and renamed when it is whole:
 * a kill during the first start leaves nothing that looks like a cluster.
 */
export async function openCluster(folder: string, cacheFolder: string): Promise<PGlite> {
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    const unfinished = `${folder}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    const cluster = await startCluster(unfinished, cacheFolder);
    await cluster.exec('create extension postgis with schema public; checkpoint');
    await cluster.close();
    fsyncTree(unfinished);
    renameSync(unfinished, folder);
    fsyncPath(dirname(folder));
  }
  return startCluster(folder, cacheFolder);
}

/**
 * Runs wire-protocol messages. The streaming call is taken because the other one parses every reply and keeps
 * the parsed rows for ever (PGlite 0.5.8).
 */
export async function runMessages(cluster: PGlite, messages: Uint8Array): Promise<Uint8Array> {
  const replies: Uint8Array[] = [];
  await cluster.execProtocolRawStream(messages, {
    syncToFs: false,
    onRawData: (bytes) => replies.push(new Uint8Array(bytes)),
  });
  return replies.length === 1 ? replies[0] : Buffer.concat(replies);
}
