import { map } from '#i18n/sq/map.ts';
import { radargram } from '#i18n/sq/radargram.ts';
import { shell } from '#i18n/sq/shell.ts';
import { sites } from '#i18n/sq/sites.ts';

export const sq = { ...map, ...radargram, ...shell, ...sites };
