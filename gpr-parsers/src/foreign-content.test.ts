import { describe, expect, it } from 'vitest';
import { foreignContent } from './foreign-content.ts';

function latin(content: string): Uint8Array {
  return Uint8Array.from(content.padEnd(512, '\0'), (character) => character.charCodeAt(0));
}

function what(content: string | Uint8Array): string | undefined {
  const bytes = typeof content === 'string' ? latin(content) : content;
  return foreignContent(bytes, bytes.byteLength)?.what;
}

/** A program for Windows: `MZ`, and the place of its second signature. */
function windowsProgram(): Uint8Array {
  const bytes = latin('MZ');
  bytes[60] = 128;
  bytes.set([0x50, 0x45, 0, 0], 128);
  return bytes;
}

describe('foreignContent', () => {
  it.each([
    ['%PDF-1.7', 'a PDF document'],
    ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
    ['\xff\xd8\xff\xe1..Exif', 'a JPEG picture'],
    ['GIF89a', 'a GIF picture'],
    ['PK\x03\x04....LINE01.DZT', 'a ZIP archive'],
    ['PK\x03\x04....word/document.xml', 'a Word document'],
    ['PK\x03\x04....xl/workbook.xml', 'an Excel workbook'],
    ['PK\x03\x04....[Content_Types].xml', 'an Office document'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an older Office document'],
    ['\x1f\x8b\x08\x00', 'a gzip archive'],
    ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
    ['\x7fELF', 'a program for Linux'],
    ['\0\0\0\x20ftypisom', 'an MP4 film'],
    ['RIFF....WAVE', 'a sound file'],
    ['<!DOCTYPE html><html>', 'an HTML page'],
    ['\xef\xbb\xbf\r\n<html lang="en">', 'an HTML page'],
    ['<?xml version="1.0"?><kml xmlns="x">', 'a KML map'],
    ['<?xml version="1.0"?>\n<!-- a note --><gpx>', 'a GPX track'],
    ['<svg xmlns="x">', 'an SVG drawing'],
    ['<svg\n  xmlns="x"/>', 'an SVG drawing'],
    [`<svg ${'a="b" '.repeat(200)}`, 'an SVG drawing'],
    ['<invoice>', 'an XML document'],
    ['<?xml version="1.0"?><invoice>', 'an XML document'],
  ])('knows by %j that a file is %s', (start, name) => expect(what(start)).toBe(name));

  it('knows a program for Windows by its second signature', () => {
    expect(what(windowsProgram())).toBe('a program for Windows');
  });

  it('says which of them may hold recordings', () => {
    expect(foreignContent(latin('PK\x03\x04....LINE01.DZT'), 512)?.isArchive).toBe(true);
    expect(foreignContent(latin('PK\x03\x04....word/document.xml'), 512)?.isArchive).toBe(false);
  });

  it.each([
    ['a header of a SIR-3000', '\x00\x07\x00\x04\x00\x02\x10\x00'],
    ['a header of an older console', '\xff\x00\x80\x00\x00\x02\x08\x00'],
    ['a .rad', 'SAMPLES:512\r\nFREQUENCY:2426'],
    ['a .dzg', '$GSSIS,23,-1\n$GPGGA,000320'],
    ['a .dzx', '<?xml version="1.0" encoding="utf-8"?><DZX xmlns="www.geophysical.com/DZX/1.02">'],
    ['samples that begin like a program', 'MZ\x90\x00\x03'],
    ['samples that begin like a bitmap', 'BM\x01\x02\x03\x04'],
    ['samples that begin like gzip', '\x1f\x8b\x08\xff'],
    ['samples that begin like bzip2', 'BZh\x00\x01\x02'],
    ['samples that begin like a tag', '<x\x12\x00\xff\xfe>'],
    ['samples that begin like a tag with its blank', '<x \x12\x00\xff\xfe>'],
    ['nothing', ''],
  ])('takes %s for nothing foreign', (_, start) => expect(what(start)).toBeUndefined());

  it.each(['<!---->', '<!-- a -->\n', '<!doctype a>', '<a>', '<?xml?>', '<svg ', '<a b=" '])(
    'comes to an end where a file is nothing but %j',
    (piece) => expect(() => what(piece.repeat(1000))).not.toThrow(),
  );

  it('looks at files that end at every byte of a signature', () => {
    for (let end = 0; end < 140; end++) expect(() => what(windowsProgram().subarray(0, end))).not.toThrow();
  });
});
