/** What a file plainly is, whatever its name says. */
export type ForeignContent = {
  /** With its article: `a PDF document`. */
  readonly what: string;
  /** Whether it may hold radar files that have to be unpacked first. */
  readonly isArchive: boolean;
};

/** As many bytes as `foreignContent` looks at. */
export const foreignContentBytes = 4096;

type Signature = readonly [what: string, byteOffset: number, bytes: string, isArchive?: 'archive'];

/**
 * Signatures, as Latin-1. Samples of an rd3 may begin with any bytes, so each is long enough (four bytes) not to
 * come about by chance, or is looked at twice in `isLikely`.
 */
const signatures: readonly Signature[] = [
  ['a PDF document', 0, '%PDF-'],
  ['a PNG picture', 0, '\x89PNG\r\n\x1a\n'],
  ['a JPEG picture', 0, '\xff\xd8\xff\xe0'],
  ['a JPEG picture', 0, '\xff\xd8\xff\xe1'],
  ['a JPEG picture', 0, '\xff\xd8\xff\xe2'],
  ['a JPEG picture', 0, '\xff\xd8\xff\xdb'],
  ['a JPEG picture', 0, '\xff\xd8\xff\xee'],
  ['a GIF picture', 0, 'GIF87a'],
  ['a GIF picture', 0, 'GIF89a'],
  ['a TIFF picture', 0, 'II*\0\x08\0\0\0'],
  ['a TIFF picture', 0, 'MM\0*\0\0\0'],
  ['a WebP picture', 8, 'WEBP'],
  ['a Windows bitmap', 0, 'BM'],
  ['a PostScript document', 0, '%!PS'],
  ['an RTF document', 0, '{\\rtf'],
  ['an older Office document', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a ZIP archive', 0, 'PK\x03\x04', 'archive'],
  ['an empty ZIP archive', 0, 'PK\x05\x06'],
  ['a gzip archive', 0, '\x1f\x8b\x08', 'archive'],
  ['a 7-Zip archive', 0, '7z\xbc\xaf\x27\x1c', 'archive'],
  ['a RAR archive', 0, 'Rar!\x1a\x07', 'archive'],
  ['an xz archive', 0, '\xfd7zXZ\0', 'archive'],
  ['a bzip2 archive', 0, 'BZh', 'archive'],
  ['a Zstandard archive', 0, '\x28\xb5\x2f\xfd', 'archive'],
  ['a tar archive', 257, 'ustar', 'archive'],
  ['a program for Linux', 0, '\x7fELF'],
  ['a program for Windows', 0, 'MZ'],
  ['a program for macOS', 0, '\xcf\xfa\xed\xfe'],
  ['a shell script', 0, '#!/'],
  ['an MP4 film', 4, 'ftyp'],
  ['a Matroska film', 0, '\x1a\x45\xdf\xa3'],
  ['an AVI film', 8, 'AVI '],
  ['a sound file', 8, 'WAVE'],
  ['an Ogg file', 0, 'OggS'],
  ['an MP3 sound file', 0, 'ID3'],
  ['an SQLite database', 0, 'SQLite format 3\0'],
];

const zipDocuments: readonly (readonly [entry: string, what: string])[] = [
  ['word/', 'a Word document'],
  ['xl/', 'an Excel workbook'],
  ['ppt/', 'a PowerPoint presentation'],
  ['mimetypeapplication/vnd.oasis', 'an OpenDocument file'],
  ['mimetypeapplication/epub', 'an EPUB book'],
  ['[Content_Types].xml', 'an Office document'],
  ['AndroidManifest.xml', 'an Android program'],
  ['doc.kml', 'a KMZ map'],
];

/** Names what the first bytes of a file plainly are; null when they may well be radar data. */
export function foreignContent(start: Uint8Array, fileBytes: number): ForeignContent | null {
  let latin = '';
  for (const byte of start.subarray(0, foreignContentBytes)) latin += String.fromCharCode(byte);
  for (const [what, byteOffset, bytes, archive] of signatures) {
    if (!latin.startsWith(bytes, byteOffset) || !isLikely(bytes, start, fileBytes)) continue;
    const document =
      archive && bytes.startsWith('PK') ? zipDocuments.find(([entry]) => latin.includes(entry)) : null;
    return document ? { what: document[1], isArchive: false } : { what, isArchive: archive !== undefined };
  }
  return markupContent(latin);
}

/** The short signatures come about by chance in samples; a second look at what must follow them settles it. */
function isLikely(signature: string, start: Uint8Array, fileBytes: number): boolean {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const fits = (byteOffset: number) => byteOffset + 4 <= view.byteLength;
  switch (signature) {
    case 'MZ': {
      const peOffset = fits(60) ? view.getUint32(60, true) : 0;
      return peOffset >= 64 && fits(peOffset) && view.getUint32(peOffset, true) === 0x4550;
    }
    case 'BM':
      return fits(2) && view.getUint32(2, true) === fileBytes;
    case 'BZh':
      return fits(4) && view.getUint32(4, false) === 0x31415926;
    case '\x1f\x8b\x08':
      return view.byteLength > 3 && view.getUint8(3) < 32;
    case 'ID3':
      return view.byteLength > 4 && view.getUint8(3) <= 4 && view.getUint8(4) === 0;
    case 'WEBP':
    case 'AVI ':
    case 'WAVE':
      return fits(0) && view.getUint32(0, false) === 0x52494646;
    default:
      return true;
  }
}

/**
 * Its name and all of it are text, as far as it is there: samples may begin like a tag, one file in a thousand does,
 * but they do not go on like one.
 */
const rootTag =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<!doctype[^>]*>\s*)*<([a-z][\w.:-]*)(?=[\s/>])(?:[^<>\p{Cc}]|[\t\n\v\f\r])*(?:>|$)/su;

/** GSSI's .dzx is XML too, and its own. */
function markupContent(latin: string): ForeignContent | null {
  const markup = latin
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 1024)
    .toLowerCase();
  if (/^(<!--(?:(?!-->).)*-->\s*)?<(!doctype html|html|head|body)\b/s.test(markup)) {
    return { what: 'an HTML page', isArchive: false };
  }
  const root = rootTag.exec(markup)?.[1];
  if (root === undefined || root === 'dzx' || root.endsWith(':dzx')) return null;
  const known: Readonly<Record<string, string>> = {
    svg: 'an SVG drawing',
    kml: 'a KML map',
    gpx: 'a GPX track',
  };
  return { what: known[root] ?? 'an XML document', isArchive: false };
}
