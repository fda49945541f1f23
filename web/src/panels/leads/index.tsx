/** Not there yet. */
export function LeadsScreen() {
  return null;
}
