import { display } from '#i18n/en/display.ts';
import { findings } from '#i18n/en/findings.ts';
import { map } from '#i18n/en/map.ts';
import { radargram } from '#i18n/en/radargram.ts';
import { recordings } from '#i18n/en/recordings.ts';
import { shell } from '#i18n/en/shell.ts';
import { sites } from '#i18n/en/sites.ts';
import { steps } from '#i18n/en/steps.ts';
import { upload } from '#i18n/en/upload.ts';

export const en = {
  ...display,
  ...findings,
  ...map,
  ...radargram,
  ...recordings,
  ...shell,
  ...sites,
  ...steps,
  ...upload,
};
