import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('the example in the description of the audit log has the seal that it names', async () => {
  const text = await readFile(new URL('../docs/audit-log.md', import.meta.url), 'utf8');
  const example = /```\n(jsa-audit-entry 1\n.*?)```/s.exec(text)?.[1] ?? '';
  const seal = createHash('sha256').update(example).digest('hex');
  expect(text).toContain(`is\n\`${seal}\``);
  // The lengths are in bytes.
  for (const [, length, value] of example.matchAll(/^\w+=(\d+):(.*)$/gm))
    expect(Buffer.byteLength(value)).toBe(Number(length));
});
