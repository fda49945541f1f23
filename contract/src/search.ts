import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { PreviewQuery } from './previews.ts';
import { SiteSummary } from './sites.ts';

export const mostSitesFound = 8;

/**
 * Sites for a search box, the likeliest first, and never how many more there are. Towns and typed coordinates are found by
 * the browser itself: what somebody looks for on the map is then told to nobody.
 */
export const search = endpoint({
  method: 'GET',
  url: '/api/search',
  schema: {
    summary: 'Sites that the reader may see, by what they may read of them: code, title, municipality',
    tags: ['sites'],
    querystring: Type.Object({
      text: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
      ...PreviewQuery,
    }),
    response: { 200: Type.Object({ sites: Type.Array(SiteSummary, { maxItems: mostSitesFound }) }) },
  },
});
