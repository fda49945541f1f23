import { paperWords } from '@jsa/papers';
import { account } from '#i18n/en/account.ts';
import { assessments } from '#i18n/en/assessments.ts';
import { audit } from '#i18n/en/audit.ts';
import { boundaries } from '#i18n/en/boundaries.ts';
import { conflicts } from '#i18n/en/conflicts.ts';
import { digRecords } from '#i18n/en/dig-records.ts';
import { digs } from '#i18n/en/digs.ts';
import { display } from '#i18n/en/display.ts';
import { findings } from '#i18n/en/findings.ts';
import { leads } from '#i18n/en/leads.ts';
import { map } from '#i18n/en/map.ts';
import { minutesActs } from '#i18n/en/minutes.ts';
import { notifications } from '#i18n/en/notifications.ts';
import { people } from '#i18n/en/people.ts';
import { progress } from '#i18n/en/progress.ts';
import { radargram } from '#i18n/en/radargram.ts';
import { readingWords } from '#i18n/en/reading-words.ts';
import { readings } from '#i18n/en/readings.ts';
import { recordings } from '#i18n/en/recordings.ts';
import { rounds } from '#i18n/en/rounds.ts';
import { search } from '#i18n/en/search.ts';
import { shell } from '#i18n/en/shell.ts';
import { sitePanel } from '#i18n/en/site-panel.ts';
import { sites } from '#i18n/en/sites.ts';
import { steps } from '#i18n/en/steps.ts';
import { surveys } from '#i18n/en/surveys.ts';
import { upload } from '#i18n/en/upload.ts';

export const en = {
  ...paperWords.en,
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
