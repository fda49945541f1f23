/** Not there yet. */
export function AccountScreen() {
  return null;
}
