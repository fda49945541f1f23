/** Why a change was refused, by the reason that the server gives. */
export const conflicts = {
  'problem.conflict.attendance-handed-over':
    'Ova misija je predata zajedno s prisustvom. Povucite predaju pre nego što je menjate.',
  'problem.conflict.mission-received': 'Obe delegacije su primile ovu misiju: ona ostaje kakva jeste.',
  'problem.conflict.mission-handed-over':
    'Ova misija je predata i čeka odgovore obeju delegacija. Povucite predaju pre nego što je menjate.',
  'problem.conflict.handed-over-already': 'Ova misija je već predata.',
  'problem.conflict.not-handed-over': 'Ova misija još nije predata.',
  'problem.conflict.answered-already': 'Vaša delegacija je već odgovorila; odgovor ostaje.',
  'problem.conflict.file-not-of-mission':
    'Potvrdili ste datoteku koja nije ni na jednom profilu ove misije. Najpre stavite njen snimak na profil, ili ponovo uporedite.',
  'problem.conflict.file-unconfirmed': '{unconfirmed} nije potvrđeno. Uporedite SHA-256 sa svojom kopijom.',
  'problem.conflict.file-changed-here':
    '{files} ovde više nema svoj SHA-256. Mora se vratiti iz rezervne kopije pre predaje.',
  'problem.conflict.address-taken': 'Već postoji osoba s ovom adresom e-pošte.',
  'problem.conflict.no-second-factor': 'Nema drugog faktora.',
  'problem.conflict.second-factor-there': 'Drugi faktor već postoji.',
  'problem.conflict.edition-in-force': 'Ovo izdanje je već na snazi.',
  'problem.conflict.edition-proposed':
    'Jedno izdanje je već predloženo. Najpre se ono potvrđuje ili povlači.',
  'problem.conflict.edition-not-proposed': 'Ovo izdanje trenutno niko ne predlaže.',
  'problem.conflict.side-told-by-line': 'Stranu ove lokacije određuje sama linija; nema šta da se odlučuje.',
  'problem.conflict.consent-not-asked': 'Ni od koga se više ne traži saglasnost za ovo otkrivanje.',
  'problem.conflict.consented-already': 'Vaša strana je već dala saglasnost za ovo otkrivanje.',
  'problem.conflict.other-terms':
    'Ova saglasnost se odnosi na druge uslove. Pročitajte uslove, pa dajte saglasnost.',
  'problem.conflict.release-over': 'Ovo otkrivanje je već završeno.',
  'problem.conflict.opening-asked': 'Već ste zatražili ovo otvaranje.',
  'problem.conflict.last-administrator': 'Ovo je poslednji administrator. Najpre imenujte drugog.',
  'problem.conflict.person-deactivated': 'Ova osoba je deaktivirana.',
  'problem.conflict.person-active': 'Ova osoba nije deaktivirana.',
  'problem.conflict.appointed-already': 'Ova osoba je za neke od ovih dana već imenovana na ovu ulogu.',
  'problem.conflict.appointment-over': 'Ovo imenovanje je već završeno.',
  'problem.conflict.organisation-name-taken': 'Već postoji organizacija s ovim imenom.',
  'problem.conflict.recording-not-yours':
    'Ovi bajtovi su već ovde, u snimku koji nije za vas. Ništa nije ponovo sačuvano i ništa nije izgubljeno.',
  'problem.conflict.files-in-other-set':
    '{files} je već predato, s drugim datotekama. Pošaljite još jednom za ovaj skup.',
  'problem.conflict.round-frozen':
    'Ova runda je otvorena: njen sadržaj je zamrznut. Za sve drugo pripremite novu rundu.',
  'problem.conflict.no-chair-key':
    'Predsedavajući još nema ključ za pečaćenje; stavovi se ne bi mogli zapečatiti. Najpre ga napravite.',
  'problem.conflict.round-not-open': 'Samo otvorena runda ima rok koji se može produžiti.',
  'problem.conflict.not-without-position':
    'Tačka se zatvara bez stava samo posle roka, kada neki stav nedostaje ili ništa nije objavljeno.',
  'problem.conflict.settled-by-round': 'Upućuje se samo ono što runda nije rešila.',
  'problem.conflict.other-key':
    'Neko sada ima drugi ključ za pečaćenje. Uporedite njegov otisak, pa ponovo zapečatite.',
  'problem.conflict.not-open':
    'Ova tačka sada ne prima stav; ništa nije položeno. Posle roka predsedavajući ga može produžiti.',
  'problem.conflict.other-position':
    'U međuvremenu je položen drugi stav. Pogledajte ga, pa ponovo umotajte njegov ključ.',
  'problem.conflict.no-site-to-move': 'Ovde nijedna lokacija ne čeka promenu statusa.',
  'problem.conflict.other-status':
    'Runda nije otvorena. {code} je u drugom statusu nego što je predviđeno za ovu vrstu runde.',
  'problem.conflict.in-open-round':
    'Runda nije otvorena. O {code} se odlučuje u {round}. Neka se ta runda najpre završi.',
  'problem.conflict.plan-closed':
    'Plan za {code} se sada ne menja: iskopavanje se planira dok je lokacija ispitana ili je o njoj izvešteno, a nijedan otvoren krug o njoj ne odlučuje.',
  'problem.conflict.round-not-ended': 'Zapisnik se piše kada se završi svaka tačka kruga.',
  'problem.conflict.minutes-not-draft':
    'Ovaj zapisnik je ponuđen šefovima obe delegacije ili je zamrznut. Ponuđeni zapisnik može da se povuče radi izmene.',
  'problem.conflict.minutes-not-offered': 'Ovaj zapisnik sada ne čeka odgovor.',
  'problem.conflict.minutes-untranslated':
    'Ono što je napisano na jednom jeziku piše se na sva tri pre nego što se zapisnik ponudi. Još nedostaje: {what}',
  'problem.conflict.other-minutes':
    'Zapisnik je izmenjen pošto ste ga pročitali. Pročitajte ga ponovo, pa odgovorite.',
  'problem.conflict.not-excavating': 'Iskopavanje se beleži dok se na lokaciji kopa; na {code} se ne kopa.',
  'problem.conflict.dig-record-signed':
    'Šef jedne delegacije je potpisao ili odbio ovaj zapis. Više se ne menja.',
  'problem.conflict.dig-record-answered': 'Vaša delegacija je već potpisala ili odbila ovaj zapis.',
  'problem.conflict.no-dig-record': 'Još nije zabeleženo ništa što bi moglo da se odbije.',
  'problem.conflict.find-reported':
    'To je već prijavljeno; šefovi obe delegacije i predsedavajući tada su obavešteni.',
  'problem.conflict.no-embargo': 'Za ovu lokaciju nema embarga.',
  'problem.conflict.reading-not-allowed-yet': 'Snimanje se očitava kada ga prime obe delegacije.',
  'problem.conflict.reading-sealed':
    'Vaše očitavanje je zapečaćeno i nikada se ne menja. Drugo, upućeno, može da usledi kada sva budu otvorena.',
  'problem.conflict.reading-incomplete':
    'Očitavanje još nije potpuno. Ono što nedostaje stoji uz svaku anomaliju.',
  'problem.conflict.readings-not-revealed':
    'Zajednički izveštaj se pravi kada po jedan analitičar svake delegacije zapečati očitavanje.',
  'problem.conflict.report-not-draft':
    'Ovaj izveštaj je ponuđen analitičarima ili je zamrznut. Ponuđeni može da se povuče radi izmene.',
  'problem.conflict.report-not-offered': 'Ovaj izveštaj sada ne čeka odgovor.',
  'problem.conflict.report-incomplete': 'Izveštaj nije potpun na sva tri jezika. Nedostaje: {what}',
  'problem.conflict.other-report':
    'Izveštaj je izmenjen pošto ste ga pročitali. Pročitajte ga ponovo, pa odgovorite.',
  'problem.conflict.no-site': 'Runda nije otvorena. Jedna od njenih lokacija više nije tu.',
  'problem.conflict.not-both':
    'Oba stava se otvaraju zajedno, kada su oba stigla i smeju da se pokažu kao primljena.',
  'problem.conflict.not-released':
    'Stavovi o ovoj tački nisu oslobođeni, ili su već objavljeni ili zatvoreni.',
  'problem.conflict.key-known': 'Ovaj ključ je već registrovan. Napravite novi.',
  'problem.conflict.site-not-editable': 'Sadržaj ove lokacije se u sadašnjem statusu više ne menja.',
  'problem.conflict.track-has-no-grid': 'Snimanje po tragovima nema mrežu.',
  'problem.conflict.line-of-grid': 'Profili mreže proizlaze iz mreže: promenite mrežu.',
  'problem.conflict.line-name-taken': 'Ovo snimanje već ima profil s ovim imenom.',
  'problem.conflict.recordings-sealed':
    'Obe delegacije su primile ovu misiju: njeni snimci su zapečaćeni. Za ono što nedostaje planirajte novu misiju.',
  'problem.conflict.lies-on-other-line': '{name} je na drugom profilu. Najpre ga odande skinite.',
  'problem.conflict.nothing-to-explain':
    'Na ovom mestu ništa nije ostalo otvoreno: pokriveno je, objašnjava ga prepreka, ili je van dogovorenog područja.',
  'problem.conflict.lines-in-use':
    'Nova mreža nema {lines}, a tamo ima snimaka. Najpre ih stavite na druge profile.',
  'problem.conflict.there-already': 'Ovo već postoji.',
  'problem.conflict.tried-at-once': 'Neko drugi je u istom trenutku uradio isto. Pokušajte ponovo.',
  'problem.conflict.conditions': 'Runda nije otvorena. {code}: {missing}',
  'problem.conflict.caveat-against-tabling':
    'Ograničenje postupanja ne dozvoljava da se ovo početno saznanje iznese na sto.',
  'problem.conflict.not-tabled-before': 'Ovo početno saznanje se ne iznosi na sto pre {day}.',
};
