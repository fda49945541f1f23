/** The day of an .hd; `other` is the day that the same digits mean where the day stands first. */
export type HdDate = { readonly date: string; readonly isDayFirst: boolean; readonly other: string | null };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * `2014-03-11`, `2007-Sep-26` or `10/06/2011`, in which the month stands first: the receiver of a console that wrote
 * so said 6 October. Null when the text is none of these, or no day of the calendar.
 */
export function readHdDate(printed: string): HdDate | null {
  const dashed = /^(\d{4})-(\d{1,2}|[a-z]{3})-(\d{1,2})$/i.exec(printed.trim());
  if (dashed) {
    const [, year, month, day] = dashed;
    const date = dateOf(Number(year), monthOf(month), Number(day));
    return date === null ? null : { date, isDayFirst: false, other: null };
  }
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(printed.trim());
  if (!slashed) return null;
  const [first, second, year] = slashed.slice(1).map(Number);
  const monthFirst = dateOf(year, first, second);
  const dayFirst = dateOf(year, second, first);
  if (monthFirst === null) {
    return dayFirst === null ? null : { date: dayFirst, isDayFirst: true, other: null };
  }
  return { date: monthFirst, isDayFirst: false, other: dayFirst === monthFirst ? null : dayFirst };
}

function monthOf(printed: string): number {
  return /^\d/.test(printed) ? Number(printed) : months.indexOf(printed.toLowerCase()) + 1;
}

function dateOf(year: number, month: number, day: number): string | null {
  const printed = [
    String(year).padStart(4, '0'),
    ...[month, day].map((part) => String(part).padStart(2, '0')),
  ];
  const date = printed.join('-');
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}
