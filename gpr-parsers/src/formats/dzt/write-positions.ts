import { GprFormatError } from '#errors.ts';
import { ggaQualityNumber, nmeaChecksum } from '#nmea.ts';
import type { TracePosition } from '#recording.ts';

/**
 * The fixes as a DZG: one $GSSIS each, an RMC where the date is known, and a GGA. Minutes of arc have seven
 * decimals (0.2 mm), heights and dilutions three.
 */
export function writeDzg(positions: readonly TracePosition[]): Uint8Array {
  return new TextEncoder().encode(positions.map(epochOf).join(''));
}

/** Consoles end their own lines with LF, and pass on the receiver's with the CRLF that it sends. */
function epochOf(position: TracePosition): string {
  const { trace, utc } = position;
  if (!Number.isInteger(trace) || trace < 0)
    refuse(`a fix at trace ${trace}: $GSSIS takes whole numbers from 0`);
  const moment = /^(?:(\d{4})-(\d\d)-(\d\d)T)?(\d\d):(\d\d):(\d\d(?:\.\d+)?)Z?$/.exec(utc ?? '');
  if (utc !== null && !moment)
    refuse(`the time of a fix is "${utc}", neither ISO 8601 in UTC nor hh:mm:ss.sss`);
  const [, year, month, day, hour, minute, second] = moment ?? [];
  const time = moment ? `${hour}${minute}${second}` : '';
  const rmc = year === undefined ? '' : sentence(rmcBody(position, time, `${day}${month}${year.slice(2)}`));
  return `$GSSIS,${trace},-1\n${rmc}${sentence(ggaBody(position, time))}\n`;
}

function ggaBody(position: TracePosition, time: string): string {
  const { quality, horizontalDilution, elevationM } = position;
  const dilution = horizontalDilution === null ? '' : String(round(horizontalDilution));
  const elevation = elevationM === null ? '' : elevationM.toFixed(3);
  return `GPGGA,${time},${placeOf(position)},${ggaQualityNumber(quality)},,${dilution},${elevation},M,,M,,`;
}

function rmcBody(position: TracePosition, time: string, date: string): string {
  return `GPRMC,${time},A,${placeOf(position)},,,${date},,`;
}

function placeOf({ latitudeDeg, longitudeDeg }: TracePosition): string {
  const latitude = angle(latitudeDeg, { degreeDigits: 2, mostDeg: 90 });
  const longitude = angle(longitudeDeg, { degreeDigits: 3, mostDeg: 180 });
  return `${latitude},${latitudeDeg < 0 ? 'S' : 'N'},${longitude},${longitudeDeg < 0 ? 'W' : 'E'}`;
}

/** Counted in the last printed decimal, so that 59.99999999 minutes become a degree and not 60 minutes. */
function angle(
  angleDeg: number,
  { degreeDigits, mostDeg }: { degreeDigits: number; mostDeg: number },
): string {
  if (!(Math.abs(angleDeg) <= mostDeg)) refuse(`an angle of ${angleDeg} degrees is none of the Earth's`);
  const ticksPerMinute = 1e7;
  const ticks = Math.round(Math.abs(angleDeg) * 60 * ticksPerMinute);
  const degrees = Math.floor(ticks / (60 * ticksPerMinute));
  const minutes = (ticks - degrees * 60 * ticksPerMinute) / ticksPerMinute;
  return String(degrees).padStart(degreeDigits, '0') + minutes.toFixed(7).padStart(10, '0');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function sentence(body: string): string {
  return `$${body}*${nmeaChecksum(body)}\r\n`;
}

function refuse(message: string): never {
  throw new GprFormatError('unsupported-variant', message, { format: 'dzt' });
}
