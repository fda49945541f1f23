import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The part of Emscripten's file system that is patched; PGlite does not type it. */
type EmscriptenModule = {
  FS: {
    filesystems: {
      NODEFS: {
        realPath(node: unknown): string;
        stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => number };
      };
    };
  };
};

/**
 * Works round Emscripten's NODEFS, which has no fsync: PostgreSQL's fsync() succeeds there without a byte having
 * reached the disk, and a power cut would take what was acknowledged.
 */
function supplyFsync({ FS }: EmscriptenModule): void {
  const nodefs = FS.filesystems.NODEFS;
  nodefs.stream_ops.fsync = (stream) => {
    if (typeof stream.nfd === 'number') fsyncSync(stream.nfd);
    else fsyncPath(nodefs.realPath(stream.node));
    return 0;
  };
}

/** Every file and folder under `folder`: initdb writes a new cluster without reaching the disk. */
export function fsyncTree(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    fsyncPath(join(folder, entry));
  fsyncPath(folder);
}

/** Emscripten opens no descriptor for a folder; without this PostgreSQL waits for ever at the start. */
export function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A folder of this machine as PGlite's disk, on which fsync() means what it says. */
export class DurableNodeFs extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg as PGlite, options);
    const preRun = emscriptenOpts.preRun ?? [];
    const steps = Array.isArray(preRun) ? preRun : [preRun];
    const supply = (module: unknown) => supplyFsync(module as EmscriptenModule);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [supply, ...steps] } };
  }
}
