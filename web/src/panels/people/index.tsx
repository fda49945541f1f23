/** Not there yet. */
export function PeopleScreen() {
  return null;
}
