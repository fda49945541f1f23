/** Not there yet. */
export function BoundariesScreen() {
  return null;
}
