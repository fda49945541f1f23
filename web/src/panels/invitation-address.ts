import { useEffect, useState } from 'react';

const name = 'invitation';

/** The token of an invitation's link; it stands behind the `#`, which no browser sends to a server or into a log. */
function invitationInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get(name);
}

/** The token in the address, also when another link is opened in the same window; and the call that forgets it. */
export function useInvitation(): [token: string | null, forget: () => void] {
  const [token, setToken] = useState(invitationInAddress);
  useEffect(() => {
    const follow = () => setToken(invitationInAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const forget = () => {
    forgetInvitation();
    setToken(null);
  };
  return [token, forget];
}

/** The link for whoever is invited. */
export function linkOfInvitation(token: string): string {
  return `${location.origin}/#${name}=${token}`;
}

function forgetInvitation(): void {
  history.replaceState(null, '', `${location.pathname}${location.search}`);
}
