/** What a picture is made of: the same for a page in the browser and for a file. Lengths in pixels of the picture. */
export type PictureMark =
  | { kind: 'bar'; x: number; y: number; width: number; height: number }
  | { kind: 'rule'; x1: number; y1: number; x2: number; y2: number }
  | { kind: 'path'; d: string }
  | { kind: 'dot'; x: number; y: number }
  | {
      kind: 'words';
      x: number;
      y: number;
      text: string;
      size: 'small' | 'plain' | 'large';
      anchor: 'start' | 'middle' | 'end';
    };

export type Picture = {
  title: string;
  /** What somebody is told who does not see it. */
  description: string;
  width: number;
  height: number;
  marks: PictureMark[];
};

const sizes = { small: 11, plain: 13, large: 18 } as const;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function markSvg(mark: PictureMark): string {
  switch (mark.kind) {
    case 'bar':
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" fill="#0b5c66"/>`;
    case 'rule':
      return `<line x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}" stroke="#c9d0d6"/>`;
    case 'path':
      return `<path d="${mark.d}" fill="none" stroke="#0b5c66" stroke-width="2"/>`;
    case 'dot':
      return `<circle cx="${mark.x}" cy="${mark.y}" r="4" fill="#0b5c66"/>`;
    case 'words': {
      const weight = mark.size === 'large' ? ' font-weight="600"' : '';
      const fill = mark.size === 'small' ? '#55606a' : '#1a1f24';
      return `<text x="${mark.x}" y="${mark.y}" font-size="${sizes[mark.size]}" fill="${fill}" text-anchor="${mark.anchor}"${weight}>${escaped(mark.text)}</text>`;
    }
  }
}

/** The picture as a file that stands alone: no script, no font, nothing that is asked for elsewhere. */
export function pictureSvg({ title, description, width, height, marks }: Picture, language: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" xml:lang="${language}" font-family="Inter, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks.map(markSvg),
    '</svg>',
    '',
  ].join('\n');
}
