import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { surveyMetadataPage } from './manual/survey-metadata.ts';

/** Writes docs/survey-metadata.md anew from the contract's schema. */
const page = join(import.meta.dirname, '..', 'docs', 'survey-metadata.md');
await writeFile(page, surveyMetadataPage());
console.log(`wrote ${page}`);
