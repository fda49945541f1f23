import { paperWords } from '@jsa/papers';
import { account } from '#i18n/sq/account.ts';
import { assessments } from '#i18n/sq/assessments.ts';
import { audit } from '#i18n/sq/audit.ts';
import { boundaries } from '#i18n/sq/boundaries.ts';
import { conflicts } from '#i18n/sq/conflicts.ts';
import { digRecords } from '#i18n/sq/dig-records.ts';
import { digs } from '#i18n/sq/digs.ts';
import { display } from '#i18n/sq/display.ts';
import { findings } from '#i18n/sq/findings.ts';
import { leads } from '#i18n/sq/leads.ts';
import { map } from '#i18n/sq/map.ts';
import { minutesActs } from '#i18n/sq/minutes.ts';
import { notifications } from '#i18n/sq/notifications.ts';
import { people } from '#i18n/sq/people.ts';
import { progress } from '#i18n/sq/progress.ts';
import { radargram } from '#i18n/sq/radargram.ts';
import { readingWords } from '#i18n/sq/reading-words.ts';
import { readings } from '#i18n/sq/readings.ts';
import { recordings } from '#i18n/sq/recordings.ts';
import { rounds } from '#i18n/sq/rounds.ts';
import { search } from '#i18n/sq/search.ts';
import { shell } from '#i18n/sq/shell.ts';
import { sitePanel } from '#i18n/sq/site-panel.ts';
import { sites } from '#i18n/sq/sites.ts';
import { steps } from '#i18n/sq/steps.ts';
import { surveys } from '#i18n/sq/surveys.ts';
import { upload } from '#i18n/sq/upload.ts';

export const sq = {
  ...paperWords.sq,
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
