import cyrillic400 from '@fontsource/inter/files/inter-cyrillic-400-normal.woff2?url';
import cyrillic600 from '@fontsource/inter/files/inter-cyrillic-600-normal.woff2?url';
import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import latinExt400 from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?url';
import latinExt600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2?url';
import type { FontFacesSpecification } from 'maplibre-gl';

// The ranges keep MapLibre from asking the Latin file for every letter, and Cyrillic from a system font.
// Static weights, because MapLibre draws a variable font at its default weight only.
const ranges = {
  cyrillic: ['U+0301', 'U+0400-045F', 'U+0490-0491', 'U+2116'],
  latin: ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+02BB-02BC', 'U+02C6', 'U+02DA', 'U+02DC', 'U+2000-206F'],
  latinExt: ['U+0100-0130', 'U+0132-0151', 'U+0154-02BA', 'U+1E00-1E9F'],
};

type Files = Readonly<Record<keyof typeof ranges, string>>;

function faces(files: Files, base: string) {
  return (Object.keys(ranges) as (keyof typeof ranges)[]).map((script) => ({
    url: new URL(files[script], base).href,
    'unicode-range': ranges[script],
  }));
}

/** The two weights of the labels, from our own origin: no glyph server, and nothing of the reader's machine. */
export function mapFontFaces(base: string): FontFacesSpecification {
  return {
    'Inter Regular': faces({ cyrillic: cyrillic400, latin: latin400, latinExt: latinExt400 }, base),
    'Inter SemiBold': faces({ cyrillic: cyrillic600, latin: latin600, latinExt: latinExt600 }, base),
  };
}
