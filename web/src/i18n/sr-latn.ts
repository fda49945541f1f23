import { paperWords } from '@jsa/papers';
import { account } from '#i18n/sr-latn/account.ts';
import { assessments } from '#i18n/sr-latn/assessments.ts';
import { audit } from '#i18n/sr-latn/audit.ts';
import { boundaries } from '#i18n/sr-latn/boundaries.ts';
import { conflicts } from '#i18n/sr-latn/conflicts.ts';
import { digRecords } from '#i18n/sr-latn/dig-records.ts';
import { digs } from '#i18n/sr-latn/digs.ts';
import { display } from '#i18n/sr-latn/display.ts';
import { findings } from '#i18n/sr-latn/findings.ts';
import { leads } from '#i18n/sr-latn/leads.ts';
import { map } from '#i18n/sr-latn/map.ts';
import { minutesActs } from '#i18n/sr-latn/minutes.ts';
import { notifications } from '#i18n/sr-latn/notifications.ts';
import { people } from '#i18n/sr-latn/people.ts';
import { progress } from '#i18n/sr-latn/progress.ts';
import { radargram } from '#i18n/sr-latn/radargram.ts';
import { readingWords } from '#i18n/sr-latn/reading-words.ts';
import { readings } from '#i18n/sr-latn/readings.ts';
import { recordings } from '#i18n/sr-latn/recordings.ts';
import { rounds } from '#i18n/sr-latn/rounds.ts';
import { search } from '#i18n/sr-latn/search.ts';
import { shell } from '#i18n/sr-latn/shell.ts';
import { sitePanel } from '#i18n/sr-latn/site-panel.ts';
import { sites } from '#i18n/sr-latn/sites.ts';
import { steps } from '#i18n/sr-latn/steps.ts';
import { surveys } from '#i18n/sr-latn/surveys.ts';
import { upload } from '#i18n/sr-latn/upload.ts';

export const srLatn = {
  ...paperWords['sr-Latn'],
  ...conflicts,
  ...display,
  ...findings,
  ...map,
  ...readingWords,
  ...readings,
  ...progress,
  ...notifications,
  ...digRecords,
  ...digs,
  ...minutesActs,
  ...radargram,
  ...recordings,
  ...shell,
  ...sites,
  ...steps,
  ...upload,
  ...people,
  ...account,
  ...leads,
  ...sitePanel,
  ...boundaries,
  ...assessments,
  ...surveys,
  ...audit,
  ...search,
  ...rounds,
};
