import type { NamedSource } from '@jsa/gpr-parsers';
import { bytesInFile } from '@jsa/gpr-parsers/node';

/** An original under the name that it came with, and where its bytes lie on this machine. */
export type FileOnDisk = { name: string; path: string; sha256: string };

/** Holds the files of a recording open for as long as `work` takes; runs in compute threads only. */
export async function withFilesOnDisk<Result>(
  files: readonly FileOnDisk[],
  work: (files: readonly NamedSource[]) => Promise<Result>,
): Promise<Result> {
  const open: Array<NamedSource & { close(): Promise<void> }> = [];
  try {
    for (const { name, path } of files) {
      const bytes = await bytesInFile(path);
      open.push({ name, bytes, close: bytes.close });
    }
    return await work(open);
  } finally {
    await Promise.all(open.map((file) => file.close()));
  }
}
