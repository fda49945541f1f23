import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { writeDzg } from '#formats/dzt/write-positions.ts';
import { writeRamac } from '#formats/ramac/write.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { run } from './run.ts';

const main = join(import.meta.dirname, 'main.ts');

export type GprResult = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the tool as a person would, in a process of its own. */
export function gpr(words: readonly string[], options: { cwd?: string } = {}): Promise<GprResult> {
  return gprIn(main, words, options);
}

/** The same with another copy of the tool. */
export function gprIn(
  main: string,
  words: readonly string[],
  { cwd = tmpdir() }: { cwd?: string } = {},
): Promise<GprResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The same within this process, for what touches no file by a relative path: a process takes its time to start. */
export async function gprHere(words: readonly string[]): Promise<GprResult> {
  let stdout = '';
  let stderr = '';
  const code = await run(words, {
    print(line) {
      stdout += `${line}\n`;
    },
    complain(line) {
      stderr += `${line}\n`;
    },
    paint: (_, text) => text,
    paintComplaint: (_, text) => text,
  });
  return { code, stdout, stderr };
}

/** A folder for the files of one test file. */
export type FixtureFolder = {
  readonly path: string;
  add(name: string, bytes: Uint8Array | string): Promise<string>;
  /** A DZT, and a DZG where there are fixes. */
  addDzt(changes?: Partial<RecordingToWrite>): Promise<string>;
  /** An rd3 with its .rad, and a .cor where there are fixes. */
  addRamac(changes?: Partial<RecordingToWrite>): Promise<string>;
  remove(): Promise<void>;
};

/** An empty folder that is filled by the writers of this package. */
export async function createFixtureFolder(): Promise<FixtureFolder> {
  const path = await mkdtemp(join(tmpdir(), 'gpr-cli-'));
  async function add(name: string, bytes: Uint8Array | string): Promise<string> {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    return file;
  }
  return {
    path,
    add,
    async addDzt(changes) {
      const recording = fictionalRecording({ recordedAt: '2026-11-22T10:15:00', ...changes });
      if (recording.positions.length > 0) await add(`${recording.name}.DZG`, writeDzg(recording.positions));
      return add(`${recording.name}.DZT`, writeDzt(recording));
    },
    async addRamac(changes) {
      const recording = fictionalRecording(changes);
      const { rad, samples, cor } = writeRamac(recording);
      await add(`${recording.name}.rad`, rad);
      if (cor) await add(`${recording.name}.cor`, cor);
      return add(`${recording.name}.${recording.bitsPerSample === 32 ? 'rd7' : 'rd3'}`, samples);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
