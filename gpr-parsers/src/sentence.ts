/** Values and names are quoted as files have them; a page of text, or a number of a thousand digits, is cut. */
const mostLetters = 600;
const endLetters = 200;

const firstPicture = 0x2400;
const pictureOfDelete = 0x2421;

/**
 * A sentence that may quote a file, fit for a screen, a terminal or a log: control characters become their pictures
 * (␀, ␛ …), and what is too long loses its middle. Its end stays, for it says what was done.
 */
export function readable(sentence: string): string {
  const shown = sentence.replace(/\p{Cc}/gu, pictureOf);
  if (shown.length <= mostLetters) return shown;
  return `${shown.slice(0, mostLetters - endLetters)} … ${shown.slice(-endLetters)}`.toWellFormed();
}

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(firstPicture + code);
  return code === 0x7f ? String.fromCharCode(pictureOfDelete) : '\ufffd';
}
