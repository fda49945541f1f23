import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { surveyMetadataPage } from './manual/survey-metadata.ts';

it('docs/survey-metadata.md says what the schema says', async () => {
  const page = join(import.meta.dirname, '..', 'docs', 'survey-metadata.md');
  expect(await readFile(page, 'utf8')).toBe(surveyMetadataPage());
});
