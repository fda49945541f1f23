/**
 * Prints a part of the page alone: what is folded is opened, and what is there to be pressed or filled in is left out.
 * Returns when the browser's own dialogue is closed.
 */
export function printPart(part: HTMLElement): void {
  const sheet = document.createElement('div');
  sheet.id = 'printed';
  sheet.append(part.cloneNode(true));
  for (const folded of sheet.querySelectorAll('details')) folded.open = true;
  for (const control of sheet.querySelectorAll('button, form, input, textarea')) control.remove();
  document.body.append(sheet);
  try {
    window.print();
  } finally {
    sheet.remove();
  }
}
