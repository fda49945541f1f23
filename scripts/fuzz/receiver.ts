/** The GGA of a receiver that stood at a whole intersection and went a little east with each trace. */
export function nmeaSentence(trace: number): string {
  const body = `GPGGA,1015${String(trace).padStart(2, '0')}.00,4230.0000000,N,02100.00${trace}0000,E,4,12,0.8,512.2,M,40.1,M,,`;
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum ^= body.charCodeAt(at);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
}
