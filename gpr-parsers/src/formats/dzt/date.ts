/**
 * The console's packed date (from the lowest bit: half seconds 5, minutes 6, hours 5, day 5, month 4, year - 1980 7)
 * as `YYYY-MM-DDThh:mm:ss`; null when it is 0 or no date of the calendar.
 */
export function readPackedDate(packed: number): string | null {
  const [second, minute, hour] = [(packed & 31) * 2, (packed >>> 5) & 63, (packed >>> 11) & 31];
  const [day, month, year] = [(packed >>> 16) & 31, (packed >>> 21) & 15, 1980 + (packed >>> 25)];
  const printed = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  return isOfTheCalendar(printed) ? printed : null;
}

/** Packs `YYYY-MM-DDThh:mm:ss`; odd seconds lose one, for the clock ticks every two. Null when it cannot be packed. */
export function packDate(dateTime: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(dateTime);
  if (!match || !isOfTheCalendar(dateTime)) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  if (year < 1980 || year > 2107) return null;
  return (
    (((year - 1980) << 25) | (month << 21) | (day << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The 31st of February survives parsing as a day of March; it does not survive being printed again. */
function isOfTheCalendar(dateTime: string): boolean {
  const time = Date.parse(`${dateTime}Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(dateTime);
}
