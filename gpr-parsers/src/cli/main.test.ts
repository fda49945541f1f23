import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fictionalAmplitudes } from '#fictional-recording.ts';
import { createFixtureFolder, type FixtureFolder, gpr, gprHere } from './testing.ts';

let folder: FixtureFolder;

beforeAll(async () => {
  folder = await createFixtureFolder();
  await folder.addDzt({ name: 'LINE01' });
  await folder.addRamac({ name: 'Line02' });
  await folder.add('notes.txt', 'the weather was fine');
});
afterAll(() => folder.remove());

const at = (name: string) => join(folder.path, name);

describe('the tool gpr', () => {
  it('tells its commands and its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await gpr(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    for (const words of [['--help'], ['-h'], ['help']]) {
      const { code, stdout } = await gprHere(words);
      expect(code).toBe(0);
      for (const command of ['info', 'check', 'convert', 'plot', 'tracks', 'process', 'steps']) {
        expect(stdout).toContain(`  gpr ${command} `);
      }
    }
  });

  it('tells the options of each command, asked in either way', async () => {
    for (const command of ['info', 'check', 'convert', 'plot', 'tracks', 'process', 'steps']) {
      const asked = await gprHere(['help', command]);
      expect(asked).toMatchObject({ code: 0, stderr: '' });
      expect(asked.stdout).toContain(`Usage: gpr ${command} `);
      expect(asked.stdout).toContain('-h, --help');
      expect(await gprHere([command, '--help'])).toEqual(asked);
    }
  });

  it('tells its commands on standard error when none is given', async () => {
    const { code, stdout, stderr } = await gpr([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: gpr COMMAND');
  });

  it.each([
    [
      ['read', 'x.dzt'],
      'gpr: there is no command "read". The commands are info, check, convert, plot, tracks, process, steps. See gpr help.',
    ],
    [
      ['help', 'read'],
      'gpr: there is no command "read". The commands are info, check, convert, plot, tracks, process, steps. See gpr help.',
    ],
    [
      ['--json'],
      'gpr: there is no option "--json". The commands are info, check, convert, plot, tracks, process, steps. See gpr help.',
    ],
    [['info'], 'gpr: no file is named. See gpr help info.'],
    [['info', '--jsn', 'x'], 'gpr: there is no option --jsn. See gpr help info.'],
    [['info', '-x'], 'gpr: there is no option -x. See gpr help info.'],
    [['info', '--json=yes', 'x'], 'gpr: --json takes no value. See gpr help info.'],
    [['info', '--json', '--json', 'x'], 'gpr: --json is given twice. See gpr help info.'],
    [['plot', 'x', '-o'], 'gpr: -o needs a value: -o OUT. See gpr help plot.'],
    [['plot', '--output', '--force', 'x'], 'gpr: --output needs a value: --output OUT. See gpr help plot.'],
    [['plot', '--gain', 'much', 'x'], 'gpr: --gain is "much", not a number from 0 to 5. See gpr help plot.'],
    [
      ['plot', '--width', '2.5', 'x'],
      'gpr: --width is "2.5", not a whole number from 16 to 10000. See gpr help plot.',
    ],
    [
      ['plot', '--channel=-1', 'x'],
      'gpr: --channel is "-1", not a whole number of 0 or more. See gpr help plot.',
    ],
    [['convert', 'x'], 'gpr: say what to write with --to: npy, csv, segy, rd3, dzt. See gpr help convert.'],
    [
      ['convert', '--to', 'xls', 'x'],
      'gpr: "xls" cannot be written, only npy, csv, segy, rd3, dzt. See gpr help convert.',
    ],
    [['tracks', '--to', 'kml', 'x'], 'gpr: --to is "kml", neither geojson nor gpx. See gpr help tracks.'],
  ])('refuses gpr %j in a sentence', async (words, sentence) => {
    expect(await gprHere(words)).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('takes everything after -- for a file', async () => {
    await folder.addDzt({ name: '--json' });
    const { code, stdout } = await gpr(['info', '--', '--json.DZT'], { cwd: folder.path });
    expect(code).toBe(0);
    expect(stdout).toContain('--json: GSSI');
  });

  it('speaks without colours where nobody sees them', async () => {
    const { stdout } = await gpr(['info', at('LINE01.DZT')]);
    expect(stdout).not.toContain('\u001b');
  });

  it('ends quietly when nobody reads on', async () => {
    await folder.addDzt({
      name: 'LONG',
      samplesPerTrace: 512,
      channels: [fictionalAmplitudes(512 * 2000, 16)],
    });
    const words = [join(import.meta.dirname, 'main.ts'), 'convert', '--to', 'csv', '-o', '-', at('LONG.DZT')];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('a file on the command line', () => {
  const namesOf = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).name);

  it('may be any file of its recording, which then comes once', async () => {
    for (const words of [['Line02.rad'], ['Line02.rd3'], ['Line02.rd3', 'Line02.rad', 'Line02.rad']]) {
      const { code, stdout } = await gpr(['info', '--json', ...words], { cwd: folder.path });
      expect(code).toBe(0);
      expect(namesOf(stdout)).toEqual(['Line02']);
    }
  });

  it('has companions whatever the case of their letters', async () => {
    const other = await createFixtureFolder();
    const bytes = (name: string) => readFileSync(at(name));
    await other.add('Mixed.rD3', bytes('Line02.rd3'));
    await other.add('MIXED.RAD', bytes('Line02.rad'));
    expect(await gpr(['info', '--json', join(other.path, 'Mixed.rD3')])).toMatchObject({ code: 0 });
    await other.remove();
  });

  it('may be a folder: all recordings in it', async () => {
    const { code, stdout } = await gpr(['info', '--json', folder.path]);
    expect(code).toBe(0);
    expect(namesOf(stdout).sort()).toEqual(expect.arrayContaining(['LINE01', 'Line02']));
  });

  it('may be a pattern that the shell has left as it is', async () => {
    const sub = await folder.add('day2/placeholder.txt', '');
    await folder.add('day2/LINE09.DZT', readFileSync(at('LINE01.DZT')));
    const byStars = await gpr(['info', '--json', join(folder.path, '**', 'LINE0*.DZT')]);
    expect(namesOf(byStars.stdout).sort()).toEqual(['LINE01', 'LINE09']);
    expect(byStars.code).toBe(0);
    expect(sub).toContain('day2');
  });

  it('is itself, whatever signs of a pattern its name has', async () => {
    await folder.addDzt({ name: 'LINE[1]' });
    const { stdout } = await gpr(['info', '--json', at('LINE[1].DZT')]);
    expect(namesOf(stdout)).toEqual(['LINE[1]']);
  });

  it.each([
    [['nowhere.DZT'], 'gpr: nowhere.DZT: there is no such file or folder.'],
    [['line01.dzt'], 'gpr: line01.dzt: there is no such file or folder. There is LINE01.DZT.'],
    [['*.sgy'], 'gpr: *.sgy: no radar file matches this pattern.'],
    [['notes.txt'], 'gpr: notes.txt: this is no file of a known radar.'],
  ])('%j leads to nothing, in a sentence', async (words, sentence) => {
    const { code, stdout, stderr } = await gpr(['info', ...words], { cwd: folder.path });
    expect([code, stdout, stderr]).toEqual([2, '', `${sentence}\n`]);
  });

  it('that is an empty folder is told, with the way to look deeper', async () => {
    const empty = await createFixtureFolder();
    await empty.add('inner/notes.txt', '');
    const { code, stderr } = await gpr(['info', empty.path]);
    expect(code).toBe(2);
    expect(stderr).toContain('the folder holds no radar recording. To look into its folders too, ask for');
    await empty.remove();
  });

  it('that lacks a companion is told which', async () => {
    const alone = await createFixtureFolder();
    await alone.add('LINE07.rd3', readFileSync(at('Line02.rd3')));
    const { code, stderr } = await gpr(['info', join(alone.path, 'LINE07.rd3')]);
    expect(code).toBe(2);
    expect(stderr).toBe('gpr: LINE07.rad: the header of the recording is missing; send LINE07.rad too.\n');
    await alone.remove();
  });

  it('does not keep the others from being read', async () => {
    const { code, stdout, stderr } = await gpr(['info', '--json', 'gone.DZT', 'LINE01.DZT'], {
      cwd: folder.path,
    });
    expect(code).toBe(2);
    expect(stderr).toBe('gpr: gone.DZT: there is no such file or folder.\n');
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is told so', async () => {
    const locked = await folder.addDzt({ name: 'LOCKED' });
    await chmod(locked, 0);
    const { code, stderr } = await gpr(['info', locked]);
    expect([code, stderr]).toEqual([2, `gpr: ${locked}: permission denied.\n`]);
  });

  it('goes without a companion that cannot be opened, and says so', async () => {
    await folder.addDzt({ name: 'LINE03' });
    await symlink(at('nowhere.dzg'), at('LINE03.DZG'));
    const { code, stderr } = await gpr(['info', '--json', at('LINE03.DZT')]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `gpr: ${at('LINE03.DZG')} cannot be opened (there is no such file or folder); it is not read.\n`,
    );
  });
});
