import { map } from '#i18n/en/map.ts';
import { radargram } from '#i18n/en/radargram.ts';
import { shell } from '#i18n/en/shell.ts';
import { sites } from '#i18n/en/sites.ts';

export const en = { ...map, ...radargram, ...shell, ...sites };
