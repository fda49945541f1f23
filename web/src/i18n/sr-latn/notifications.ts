export const notifications = {
  'notification.title': 'Šta vas čeka',
  'notification.bell':
    '{count, plural, one {# stvar vas čeka} few {# stvari vas čekaju} other {# stvari vas čeka}}',
  'notification.bell-none': 'Ništa vas ne čeka',
  'notification.none': 'Još ništa. Kada vas nešto čeka, pojavljuje se ovde.',
  'notification.read-all': 'Označi sve kao pročitano',
  'notification.unread': 'Novo:',
  'notification.kind.round-opened': '{code} je otvoren',
  'notification.kind.round-extended': '{code} ima kasniji rok',
  'notification.kind.both-positions-in': 'Oba stava su primljena za jednu tačku kruga {code}',
  'notification.kind.positions-published': 'Stavovi u {code} su otvoreni',
  'notification.kind.minutes-offered': 'Zapisnik kruga {code} čeka vaš odgovor',
  'notification.kind.minutes-frozen': 'Zapisnik kruga {code} je zamrznut',
  'notification.kind.remains-found': '{code}: prijavljeno je nešto što vas se odmah tiče',
  'notification.kind.dig-record-written': '{code}: ono što je iskopano čeka vaš potpis',
  'notification.kind.embargo-ended': '{code}: embargo je prestao',
  'notification.mail': 'Pošta',
  'notification.mail-why':
    'Poruka kaže da vas nešto čeka i gde da se prijavite, i ništa više. Ovde u programu ste u svakom slučaju o svemu obavešteni.',
  'notification.mail-how': 'Piši mi',
  'notification.mail.each': 'Svaki put',
  'notification.mail.daily': 'Jednom dnevno',
  'notification.mail.never': 'Nikada',
  'notification.mail-not-set':
    'Ova instalacija nema server za poštu. Nikome se ne piše dok ga administrator ne postavi.',
};
