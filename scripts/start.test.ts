import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the product with settings that it has to refuse, and gives what it said. */
async function refusal(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const start = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], {
    env: { DATA_DIR: join(folder, 'data'), PORT: '0', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  start.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve) => start.on('close', resolve));
  return { code, said };
}

describe('npm start', () => {
  it.each([
    ['a port that is no number', { PORT: 'eighty' }, 'PORT'],
    ['a folder that cannot be made', { DATA_DIR: '/dev/null/data' }, 'DATA_DIR'],
    ['a database address of another kind', { DATABASE_URL: 'mysql://127.0.0.1/jsa' }, 'DATABASE_URL'],
  ])('refuses %s in one sentence', async (_, settings, name) => {
    const { code, said } = await refusal(settings);
    expect(code).toBe(1);
    expect(said).toContain(name);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a file in place of a folder in one sentence', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { code, said } = await refusal({ DATA_DIR: file });
    expect(code).toBe(1);
    expect(said.trim()).toBe(`DATA_DIR is ${file}, which cannot be written (EEXIST); choose another folder.`);
  });

  it('refuses a port that another program has in one sentence', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port: 0 }, resolve));
    const port = String((other.address() as AddressInfo).port);
    const { code, said } = await refusal({ PORT: port });
    other.close();
    expect(code).toBe(1);
    expect(said.trim()).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program; set PORT to a free one.`,
    );
  });
});
