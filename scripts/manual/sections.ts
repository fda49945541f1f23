import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Format, formats } from '@jsa/gpr-parsers';
import { gprmax } from '@jsa/gpr-parsers/gprmax';
import { cell, fieldTable } from './field-table.ts';
import { findingTable } from './finding-table.ts';

const source = 'gpr-parsers/src';

/** A part of the manual that is made from the code, by the word that stands for it in the page, and what follows it. */
const sections: Readonly<Record<string, (words: readonly string[]) => string | Promise<string>>> = {
  formats: () => formatTable([...formats, gprmax]),
  findings: () => findingTable(source),
  fields: ([file, name]) => fieldTable(join(source, 'formats', file), name),
  keys: ([file, name]) => keyTable(file, name),
  help: (command) => `\`\`\`\n${helpOf(command)}\n\`\`\``,
};

/** `<!-- made from the code: fields dzt/header.ts dztFields -->` up to `<!-- up to here -->`. */
const section = /(<!-- made from the code: ([^>]+?) -->\n).*?(<!-- up to here -->)/gs;

/** A page with all its sections made anew. */
export async function withFreshSections(page: string): Promise<string> {
  let fresh = '';
  let done = 0;
  for (const match of page.matchAll(section)) {
    const [whole, begin, called, end] = match;
    const [kind, ...words] = called.split(' ');
    if (!Object.hasOwn(sections, kind))
      throw new Error(`The manual asks for "${called}", which is not made.`);
    fresh += `${page.slice(done, match.index)}${begin}\n${await sections[kind](words)}\n\n${end}`;
    done = match.index + whole.length;
  }
  return fresh + page.slice(done);
}

function formatTable(all: readonly Format[]): string {
  return [
    '| format | id | files |',
    '|---|---|---|',
    ...all.map(({ label, id, files }) => {
      const told = files.map(
        ({ extension, role, required }) => `\`.${extension}\` ${role}${required ? '' : ' (optional)'}`,
      );
      return `| ${cell(label)} | \`${id}\` | ${told.join(', ')} |`;
    }),
  ].join('\n');
}

type Key = { readonly key: string; readonly meaning: string; readonly unit: string | null };

async function keyTable(file: string, name: string): Promise<string> {
  const module: Record<string, readonly Key[]> = await import(join(process.cwd(), source, 'formats', file));
  return [
    '| key | meaning | unit |',
    '|---|---|---|',
    ...module[name].map(({ key, meaning, unit }) => `| \`${key}\` | ${cell(meaning)} | ${unit ?? ''} |`),
  ].join('\n');
}

/** What the tool itself prints. */
function helpOf(words: readonly string[]): string {
  const tool = join(source, 'cli/main.ts');
  const { stdout, status } = spawnSync(process.execPath, [tool, 'help', ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gpr help ${words.join(' ')} ended with ${status}.`);
  return stdout.trimEnd();
}
