import { map } from '#i18n/sr-latn/map.ts';
import { radargram } from '#i18n/sr-latn/radargram.ts';
import { shell } from '#i18n/sr-latn/shell.ts';
import { sites } from '#i18n/sr-latn/sites.ts';

export const srLatn = { ...map, ...radargram, ...shell, ...sites };
