export const digs = {
  'dig.plan': 'Plan iskopavanja',
  'dig.needed': 'Ovo je potrebno.',
  'dig.area-none': 'Još nije nacrtano',
  'dig.metres': '{value} m',
  'dig.depth-m': 'Dubina ispod površine, m',
  'dig.depth-fault': 'Dubina u metrima, veća od 0 i najviše {most}.',
  'dig.method-note': 'Više o načinu (može ostati prazno)',
  'dig.stop-help': 'Šta sve zaustavlja: ostaci, eksplozivna sredstva, voda, opasnost, nalog.',
  'dig.residual-help': 'Šta biva sa delom koji nije dosegnut.',
  'dig.keep-plan': 'Sačuvaj plan',
  'dig.write-plan': 'Napiši plan',
  'dig.change-plan': 'Izmeni plan',
  'dig.plan-none': 'Još niko nije napisao plan. Krug o iskopavanju ga zahteva.',
  'dig.plan-none-yours': 'Krug o iskopavanju zahteva plan: gde, koliko duboko, kako i kada se staje.',
  'dig.frozen-in': '{code} odlučuje o ovom planu. Ne menja se dok se taj krug ne završi.',
  'dig.written': 'Piše {name}, {date}',
  'dig.list-intro':
    'Ono što su obe delegacije dogovorile da se iskopava, a još nije obavljeno: najpre ono što su obe rangirale za sezonu, zatim po danu dogovora.',
  'dig.list-none':
    'Nema dogovorenog iskopavanja koje još nije obavljeno. Kada se obe delegacije saglase u krugu o iskopavanju, lokacija se pojavljuje ovde.',
  'dig.list-pdf': 'Otvori kao PDF za teren',
  'dig.list-calendar': 'Sačuvaj kalendar',
  'dig.paper-why': 'PDF pokazuje mesta. Kalendar pokazuje oznake i dane, a nijedno mesto.',
  'dig.on-map': 'Prikaži {code} na mapi',
  'dig-find.report': 'Prijavi ostatke',
  'dig-find.report-now': 'Prijavi sada',
  'dig-find.ask':
    'Šefovi obe delegacije i predsedavajući obaveštavaju se u ovom trenutku i počinje embargo: mimo delegacija i predsedavajućeg lokacija se nikome ne pokazuje dok ga sve tri strane ne okončaju. Zaustavite rad i zaštitite mesto.',
  'dig-find.reported':
    'Ostaci su prijavljeni {date}, prijavio {name}. Šefovi obe delegacije i predsedavajući obavešteni su u tom trenutku.',
  'dig-find.embargo':
    'Embargo je na snazi: mimo delegacija i predsedavajućeg ova lokacija se nikome ne pokazuje, bez obzira na ranija otkrivanja.',
  'dig-find.waits': 'Prestaje kada se sve tri strane saglase. Još se čeka: {parties}',
  'dig-find.end': 'Saglasi se da embargo prestane',
  'dig-find.end-now': 'Saglasi se sada',
  'dig-find.end-ask':
    'Vaša strana se slaže da otkrivanja ponovo važe. Embargo prestaje kada se sve tri strane saglase.',
};
