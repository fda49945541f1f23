import type { ProgressReport } from '@jsa/contract';
import { type PaperLanguage, speakerOf } from '@jsa/papers';
import { csvFormatRows } from 'd3-dsv';

/** Of each number what it is, its value, who counted it and when. Begins with a byte order mark, for spreadsheets. */
export function progressCsv(report: ProgressReport, language: PaperLanguage): string {
  const { say } = speakerOf(language);
  const { at, byStatus, byMunicipality, unaccounted } = report;
  const record = say('progress.csv.record');
  const today = at.slice(0, 10);
  const rows = [
    (['what', 'value', 'source', 'date'] as const).map((name) => say(`progress.csv.${name}`)),
    ...byStatus
      .filter(({ count }) => count > 0)
      .map(({ status, count }) => [say(`site.status.${status}`), String(count), record, today]),
    ...byMunicipality.map(({ municipality, count }) => [
      ...[say('progress.csv.municipality', { name: municipality }), String(count), record, today],
    ]),
    ...unaccounted.map(({ on, count, source }) => [say('progress.unaccounted'), String(count), source, on]),
  ];
  return `\uFEFF${csvFormatRows(rows)}\r\n`;
}
