import { display } from '#i18n/sr-latn/display.ts';
import { findings } from '#i18n/sr-latn/findings.ts';
import { map } from '#i18n/sr-latn/map.ts';
import { radargram } from '#i18n/sr-latn/radargram.ts';
import { recordings } from '#i18n/sr-latn/recordings.ts';
import { shell } from '#i18n/sr-latn/shell.ts';
import { sites } from '#i18n/sr-latn/sites.ts';
import { steps } from '#i18n/sr-latn/steps.ts';
import { upload } from '#i18n/sr-latn/upload.ts';

export const srLatn = {
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
