import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './exit-code.ts';
import { standardOutput } from './output-file.ts';

/** Where the result of one recording goes: the named file, a file in the named folder, or one in this folder. */
export async function outputPathOf(
  given: string | null,
  { name, extension, isOnly }: { name: string; extension: string; isOnly: boolean },
): Promise<string> {
  const fileName = `${name}.${extension}`;
  if (given === null) return fileName;
  if (/[/\\]$/.test(given)) {
    await mkdir(given, { recursive: true });
    return join(given, fileName);
  }
  const there = await stat(given).catch(() => null);
  if (there?.isDirectory()) return join(given, fileName);
  if (isOnly) return given;
  const what = given === standardOutput ? 'standard output' : given;
  throw new CommandError(
    `${what} cannot hold several recordings; name a folder for them, with a slash at its end: -o results/`,
  );
}
