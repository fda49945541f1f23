/**
 * EBCDIC, code page 037, from 0x40 on; below it are control characters, which stand for nothing in a header.
 * Code page 1148 differs in the euro and in `[ ] ! ^ ¢ ¬ |`, none of which a header needs to be understood.
 */
const fromBlank =
  '  âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@\'="Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×{ABCDEFGHI ôöòóõ}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ ';

/** Each byte as the character that it has in EBCDIC; control characters become blanks. */
export function decodeEbcdic(bytes: Uint8Array): string {
  let decoded = '';
  for (const byte of bytes) decoded += byte < 0x40 ? ' ' : fromBlank[byte - 0x40];
  return decoded;
}
