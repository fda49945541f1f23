import { display } from '#i18n/sq/display.ts';
import { findings } from '#i18n/sq/findings.ts';
import { map } from '#i18n/sq/map.ts';
import { radargram } from '#i18n/sq/radargram.ts';
import { recordings } from '#i18n/sq/recordings.ts';
import { shell } from '#i18n/sq/shell.ts';
import { sites } from '#i18n/sq/sites.ts';
import { steps } from '#i18n/sq/steps.ts';
import { upload } from '#i18n/sq/upload.ts';

export const sq = {
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
