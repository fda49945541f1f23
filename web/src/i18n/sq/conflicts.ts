/** Why a change was refused, by the reason that the server gives. */
export const conflicts = {
  'problem.conflict.attendance-handed-over':
    'Ky mision është dorëzuar bashkë me praninë. Tërhiqeni dorëzimin para se ta ndryshoni.',
  'problem.conflict.mission-received':
    'Të dy delegacionet e kanë marrë këtë mision: ai mbetet ashtu siç është.',
  'problem.conflict.mission-handed-over':
    'Ky mision është dorëzuar dhe pret përgjigjet e të dy delegacioneve. Tërhiqeni dorëzimin para se ta ndryshoni.',
  'problem.conflict.handed-over-already': 'Ky mision është dorëzuar tashmë.',
  'problem.conflict.not-handed-over': 'Ky mision ende nuk është dorëzuar.',
  'problem.conflict.answered-already': 'Delegacioni juaj është përgjigjur tashmë; përgjigjja mbetet.',
  'problem.conflict.file-not-of-mission':
    'Konfirmuat një skedar që nuk gjendet në asnjë vijë të këtij misioni. Vendoseni së pari regjistrimin në një vijë, ose krahasoni përsëri.',
  'problem.conflict.file-unconfirmed':
    '{unconfirmed} nuk është konfirmuar. Krahasoni SHA-256 të tij me kopjen tuaj.',
  'problem.conflict.file-changed-here':
    '{files} nuk e ka më SHA-256 të vet këtu. Duhet të rikthehet nga një kopje rezervë para se të dorëzohet.',
  'problem.conflict.address-taken': 'Tashmë ekziston një person me këtë adresë e-mail.',
  'problem.conflict.no-second-factor': 'Nuk ka faktor të dytë.',
  'problem.conflict.second-factor-there': 'Tashmë ka një faktor të dytë.',
  'problem.conflict.edition-in-force': 'Ky edicion është tashmë në fuqi.',
  'problem.conflict.edition-proposed':
    'Një edicion është propozuar tashmë. Së pari ai konfirmohet ose tërhiqet.',
  'problem.conflict.edition-not-proposed': 'Askush nuk e propozon këtë edicion për momentin.',
  'problem.conflict.side-told-by-line': 'Anën e këtij vendi e tregon vetë vija; nuk ka çfarë të vendoset.',
  'problem.conflict.consent-not-asked': 'Askujt nuk i kërkohet më pëlqim për këtë lëshim.',
  'problem.conflict.consented-already': 'Pala juaj e ka dhënë tashmë pëlqimin për këtë lëshim.',
  'problem.conflict.other-terms':
    'Ky pëlqim është për kushte të tjera. Lexoni kushtet, pastaj jepeni pëlqimin.',
  'problem.conflict.release-over': 'Ky lëshim ka përfunduar tashmë.',
  'problem.conflict.opening-asked': 'Ju e keni kërkuar tashmë këtë hapje.',
  'problem.conflict.last-administrator': 'Ky është administratori i fundit. Së pari emëroni një tjetër.',
  'problem.conflict.person-deactivated': 'Ky person është çaktivizuar.',
  'problem.conflict.person-active': 'Ky person nuk është çaktivizuar.',
  'problem.conflict.appointed-already':
    'Ky person është emëruar tashmë në këtë rol për disa prej këtyre ditëve.',
  'problem.conflict.appointment-over': 'Ky emërim ka përfunduar tashmë.',
  'problem.conflict.organisation-name-taken': 'Tashmë ekziston një organizatë me këtë emër.',
  'problem.conflict.recording-not-yours':
    'Këto bajte janë tashmë këtu, në një regjistrim që nuk është për ju. Asgjë nuk u ruajt përsëri dhe asgjë nuk humbi.',
  'problem.conflict.files-in-other-set':
    '{files} është dorëzuar tashmë, me skedarë të tjerë. Dërgojeni edhe një herë për këtë grup.',
  'problem.conflict.round-frozen':
    'Ky raund është hapur: përmbajtja e tij është e ngrirë. Për çdo gjë tjetër përgatitni një raund të ri.',
  'problem.conflict.no-chair-key':
    'Kryesuesi ende nuk ka çelës vulosjeje; qëndrimet nuk do të mund të vuloseshin. Së pari krijoni një.',
  'problem.conflict.round-not-open': 'Vetëm një raund i hapur ka afat që mund të zgjatet.',
  'problem.conflict.not-without-position':
    'Një pikë mbyllet pa qëndrim vetëm pas afatit, kur një qëndrim mungon ose asgjë nuk është publikuar.',
  'problem.conflict.settled-by-round': 'Referohet vetëm ajo që raundi nuk e zgjidhi.',
  'problem.conflict.other-key':
    'Dikush ka tashmë një çelës tjetër vulosjeje. Krahasoni gjurmën e tij, pastaj vulosni përsëri.',
  'problem.conflict.not-open':
    'Kjo pikë nuk pranon qëndrim tani; asgjë nuk u depozitua. Pas afatit, kryesuesi mund ta zgjatë atë.',
  'problem.conflict.other-position':
    'Ndërkohë u depozitua një qëndrim tjetër. Shikojeni, pastaj mbështilleni çelësin e tij përsëri.',
  'problem.conflict.no-site-to-move': 'Këtu nuk pret asnjë vend për t’u zhvendosur në status tjetër.',
  'problem.conflict.other-status':
    'Raundi nuk u hap. {code} është në një status tjetër nga ai për të cilin është ky lloj raundi.',
  'problem.conflict.in-open-round':
    'Raundi nuk u hap. Për {code} po vendoset në {round}. Le të përfundojë së pari ai raund.',
  'problem.conflict.plan-closed':
    'Plani i {code} nuk ndryshohet tani: gërmimi planifikohet kur lokacioni është matur ose raportuar dhe asnjë raund i hapur nuk vendos për të.',
  'problem.conflict.round-not-ended': 'Procesverbali shkruhet kur të ketë përfunduar çdo pikë e raundit.',
  'problem.conflict.minutes-not-draft':
    'Ky procesverbal u është paraqitur të dy kryesuesve të delegacioneve, ose është ngrirë. Ai i paraqitur mund të tërhiqet për ta ndryshuar.',
  'problem.conflict.minutes-not-offered': 'Ky procesverbal nuk pret përgjigje tani.',
  'problem.conflict.minutes-untranslated':
    'Ajo që shkruhet në një gjuhë shkruhet në të trija para se procesverbali të paraqitet. Ende mungon: {what}',
  'problem.conflict.other-minutes':
    'Procesverbali u ndryshua pasi e lexuat. Lexojeni përsëri, pastaj përgjigjuni.',
  'problem.conflict.not-excavating':
    'Gërmimi regjistrohet ndërsa lokacioni po gërmohet; {code} nuk po gërmohet.',
  'problem.conflict.dig-record-signed':
    'Një kryesues delegacioni e ka nënshkruar ose refuzuar këtë regjistrim. Nuk ndryshohet më.',
  'problem.conflict.dig-record-answered':
    'Delegacioni juaj e ka nënshkruar ose refuzuar tashmë këtë regjistrim.',
  'problem.conflict.no-dig-record': 'Ende nuk është regjistruar asgjë që mund të refuzohet.',
  'problem.conflict.find-reported':
    'Kjo u raportua tashmë; të dy kryesuesit e delegacioneve dhe kryesuesi u njoftuan atëherë.',
  'problem.conflict.no-embargo': 'Nuk ka embargo për këtë lokacion.',
  'problem.conflict.reading-not-allowed-yet': 'Matja lexohet kur ta kenë pranuar të dy delegacionet.',
  'problem.conflict.reading-sealed':
    'Leximi juaj është vulosur dhe nuk ndryshon kurrë. Një i dytë, i informuar, mund të vijojë kur të gjithë të jenë të hapur.',
  'problem.conflict.reading-incomplete':
    'Leximi ende nuk është i plotë. Ajo që mungon qëndron pranë çdo anomalie.',
  'problem.conflict.readings-not-revealed':
    'Raporti i përbashkët bëhet kur nga një analist i secilit delegacion ka vulosur leximin.',
  'problem.conflict.report-not-draft':
    'Ky raport u është paraqitur analistëve, ose është ngrirë. I paraqituri mund të tërhiqet për ta ndryshuar.',
  'problem.conflict.report-not-offered': 'Ky raport nuk pret përgjigje tani.',
  'problem.conflict.report-incomplete': 'Raporti nuk është i plotë në të trija gjuhët. Mungon: {what}',
  'problem.conflict.other-report': 'Raporti u ndryshua pasi e lexuat. Lexojeni përsëri, pastaj përgjigjuni.',
  'problem.conflict.no-site': 'Raundi nuk u hap. Njëri nga vendet e tij nuk është më aty.',
  'problem.conflict.not-both':
    'Të dy qëndrimet hapen së bashku, kur të dyja kanë mbërritur dhe mund të tregohen si të marra.',
  'problem.conflict.not-released':
    'Qëndrimet për këtë pikë nuk janë liruar, ose janë publikuar a mbyllur tashmë.',
  'problem.conflict.key-known': 'Ky çelës është regjistruar më parë. Krijoni një të ri.',
  'problem.conflict.site-not-editable': 'Përmbajtja e këtij vendi nuk ndryshohet më në statusin e tanishëm.',
  'problem.conflict.track-has-no-grid': 'Një matje përgjatë gjurmëve nuk ka rrjet.',
  'problem.conflict.line-of-grid': 'Vijat e një rrjeti rrjedhin nga rrjeti: ndryshoni rrjetin.',
  'problem.conflict.line-name-taken': 'Kjo matje ka tashmë një vijë me këtë emër.',
  'problem.conflict.recordings-sealed':
    'Të dy delegacionet e kanë marrë këtë mision: regjistrimet e tij janë të vulosura. Planifikoni një mision tjetër për atë që mungon.',
  'problem.conflict.lies-on-other-line': '{name} gjendet në një vijë tjetër. Hiqeni së pari nga atje.',
  'problem.conflict.nothing-to-explain':
    'Në këtë vend nuk ka mbetur asgjë e hapur: është mbuluar, e shpjegon një pengesë, ose gjendet jashtë zonës së dakorduar.',
  'problem.conflict.lines-in-use':
    'Rrjeti i ri nuk ka {lines}, por aty ka regjistrime. Vendosini së pari në vija të tjera.',
  'problem.conflict.there-already': 'Kjo ekziston tashmë.',
  'problem.conflict.tried-at-once': 'Dikush tjetër bëri të njëjtën gjë në të njëjtin çast. Provoni përsëri.',
  'problem.conflict.conditions': 'Raundi nuk u hap. {code}: {missing}',
  'problem.conflict.caveat-against-tabling':
    'Një kufizim i trajtimit nuk lejon që kjo informatë fillestare të vihet në tryezë.',
  'problem.conflict.not-tabled-before': 'Kjo informatë fillestare nuk vihet në tryezë para datës {day}.',
};
