const name = 'invitation';

/** The token of an invitation's link; it stands behind the `#`, which no browser sends to a server or into a log. */
export function invitationInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get(name);
}

/** The link for whoever is invited. */
export function linkOfInvitation(token: string): string {
  return `${location.origin}/#${name}=${token}`;
}

export function forgetInvitation(): void {
  history.replaceState(null, '', `${location.pathname}${location.search}`);
}
