import type { ProgressReport, SiteStatus, UnaccountedCount } from '@jsa/contract';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import type { Picture, PictureMark } from './picture.ts';
import { momentText, type Speaker } from './speak.ts';

const round = (value: number) => Math.round(value * 10) / 10;

/** Bars from one zero, each with its number: lengths that can be compared, and no percentages. */
export function barMarks(
  rows: readonly { name: string; count: number }[],
  { x, y, width, nameWidth }: { x: number; y: number; width: number; nameWidth: number },
): { marks: PictureMark[]; height: number } {
  const rowHeight = 24;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const length = scaleLinear([0, most], [0, width - nameWidth - 40]);
  const marks = rows.flatMap(({ name, count }, at): PictureMark[] => {
    const top = y + at * rowHeight;
    const barX = x + nameWidth;
    return [
      { kind: 'words', x: barX - 8, y: top + 15, text: name, size: 'plain', anchor: 'end' },
      ...(count > 0
        ? [{ kind: 'bar' as const, x: barX, y: top + 4, width: round(length(count)), height: 15 }]
        : []),
      {
        kind: 'words',
        x: round(barX + length(count) + 6),
        y: top + 16,
        text: String(count),
        size: 'plain',
        anchor: 'start',
      },
    ];
  });
  return { marks, height: rows.length * rowHeight };
}

/** A line from a zero that is shown, through points that each say their number. */
export function seriesMarks(
  counts: readonly UnaccountedCount[],
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): PictureMark[] {
  if (counts.length === 0) return [];
  const days = counts.map(({ on }) => new Date(on));
  const first = days[0] ?? new Date(0);
  const last = days.at(-1) ?? first;
  const across =
    first.getTime() === last.getTime()
      ? () => x + width / 2
      : (day: Date) => scaleUtc([first, last], [x + 24, x + width - 24])(day);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const up = scaleLinear([0, most], [y + height, y + 22]).nice();
  const points = counts.map(({ count, on }): [number, number] => [
    round(across(new Date(on))),
    round(up(count)),
  ]);
  return [
    { kind: 'rule', x1: x, y1: y + height, x2: x + width, y2: y + height },
    { kind: 'words', x, y: y + height + 14, text: '0', size: 'small', anchor: 'start' },
    { kind: 'path', d: line()(points) ?? '' },
    ...points.flatMap(([px, py], at): PictureMark[] => [
      { kind: 'dot', x: px, y: py },
      {
        kind: 'words',
        x: px,
        y: py - 9,
        text: String(counts[at]?.count ?? ''),
        size: 'plain',
        anchor: 'middle',
      },
      {
        kind: 'words',
        x: px,
        y: y + height + 14,
        text: (counts[at]?.on ?? '').slice(0, 7),
        size: 'small',
        anchor: 'middle',
      },
    ]),
  ];
}

type Told = Pick<ProgressReport, 'at' | 'siteCount' | 'byStatus' | 'unaccounted'>;

const width = 760;
const margin = 28;
const inner = width - 2 * margin;

function siteMarks({ byStatus, siteCount, at }: Told, { say }: Speaker, y: number) {
  const heading: PictureMark = {
    ...{ kind: 'words', x: margin, y: y + 14, text: say('progress.sites'), size: 'plain', anchor: 'start' },
  };
  const rows = byStatus
    .filter(({ count }) => count > 0)
    .map(({ status, count }: { status: SiteStatus; count: number }) => ({
      name: say(`site.status.${status}`),
      count,
    }));
  const bars = barMarks(rows, { x: margin, y: y + 26, width: inner, nameWidth: 345 });
  const below = y + 26 + bars.height + 18;
  const source =
    siteCount === 0 ? say('progress.sites-none') : say('progress.sites-source', { at: momentText(at) });
  const said: PictureMark = {
    ...{ kind: 'words', x: margin, y: below, text: source, size: 'small', anchor: 'start' },
  };
  return { marks: [heading, ...bars.marks, said], bottom: below };
}

function countMarks({ unaccounted }: Told, { say }: Speaker, y: number) {
  const heading: PictureMark = {
    ...{
      kind: 'words',
      x: margin,
      y: y + 14,
      text: say('progress.unaccounted'),
      size: 'plain',
      anchor: 'start',
    },
  };
  const height = unaccounted.length === 0 ? 0 : 150;
  const series = seriesMarks(unaccounted, { x: margin, y: y + 20, width: inner, height });
  const from = y + 20 + height + (height === 0 ? 14 : 34);
  const sources = unaccounted.map(({ count, on, source }) =>
    say('progress.source-of', { count, date: on, source }),
  );
  const lines = sources.length === 0 ? [say('progress.unaccounted-none')] : sources;
  const said = lines.map(
    (text, at): PictureMark => ({
      ...{ kind: 'words', x: margin, y: from + at * 16, text, size: 'small', anchor: 'start' },
    }),
  );
  return { marks: [heading, ...series, ...said], bottom: from + (lines.length - 1) * 16 };
}

/** A sentence on at most so many characters a line. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What observers may be shown, as one picture with a source and a day beside every number. */
export function progressPicture(told: Told, speaker: Speaker): Picture {
  const { say } = speaker;
  const title = say('progress.picture-title');
  const sites = siteMarks(told, speaker, 56);
  const counts = countMarks(told, speaker, sites.bottom + 24);
  const footnote = wrapped(say('app.footnote'), 118).map(
    (text, at): PictureMark => ({
      ...{ kind: 'words', x: margin, y: counts.bottom + 30 + at * 15, text, size: 'small', anchor: 'start' },
    }),
  );
  const sentences = [
    ...told.byStatus
      .filter(({ count }) => count > 0)
      .map(({ status, count }) => `${say(`site.status.${status}`)}: ${count}`),
    ...told.unaccounted.map(
      ({ count, on, source }) =>
        `${say('progress.unaccounted')}: ${say('progress.source-of', { count, date: on, source })}`,
    ),
  ];
  return {
    title,
    description: sentences.join('. '),
    width,
    height: counts.bottom + 30 + footnote.length * 15 + 12,
    marks: [
      { kind: 'words', x: margin, y: 36, text: title, size: 'large', anchor: 'start' },
      ...sites.marks,
      ...counts.marks,
      ...footnote,
    ],
  };
}
