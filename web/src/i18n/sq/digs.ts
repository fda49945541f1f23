export const digs = {
  'dig.plan': 'Plani i gërmimit',
  'dig.needed': 'Kjo nevojitet.',
  'dig.area-none': 'Ende e pavizatuar',
  'dig.metres': '{value} m',
  'dig.depth-m': 'Thellësia nën sipërfaqe, m',
  'dig.depth-fault': 'Një thellësi në metra, mbi 0 dhe jo më shumë se {most}.',
  'dig.method-note': 'Më shumë për mënyrën (mund të mbetet bosh)',
  'dig.stop-help': 'Çfarë i ndal të gjithë: mbetje, mjete shpërthyese, uji, rreziku, një udhëzim.',
  'dig.residual-help': 'Çfarë bëhet me pjesën që nuk arrihet.',
  'dig.keep-plan': 'Ruaj planin',
  'dig.write-plan': 'Shkruaj planin',
  'dig.change-plan': 'Ndrysho planin',
  'dig.plan-none': 'Askush ende nuk ka shkruar plan. Raundi për gërmim e kërkon një të tillë.',
  'dig.plan-none-yours': 'Raundi për gërmim kërkon një plan: ku, sa thellë, si dhe kur ndalet.',
  'dig.frozen-in': '{code} vendos për këtë plan. Nuk ndryshohet derisa të përfundojë ai raund.',
  'dig.written': 'Shkruar nga {name}, {date}',
  'dig.list-intro':
    'Ajo që të dy delegacionet u pajtuan të gërmohet dhe ende nuk është kryer: së pari ajo që e radhitën të dy për sezonin, pastaj sipas ditës së marrëveshjes.',
  'dig.list-none':
    'Nuk ka gërmim për të cilin u ra dakord dhe që ende nuk është kryer. Kur të dy delegacionet pajtohen në një raund për gërmim, lokacioni shfaqet këtu.',
  'dig.list-pdf': 'Hap si PDF për terren',
  'dig.list-calendar': 'Ruaj kalendarin',
  'dig.paper-why': 'PDF-ja tregon vende. Kalendari tregon kode dhe ditë dhe asnjë vend.',
  'dig.on-map': 'Trego {code} në hartë',
  'dig-find.report': 'Raporto mbetje',
  'dig-find.report-now': 'Raporto tani',
  'dig-find.ask':
    'Të dy kryesuesit e delegacioneve dhe kryesuesi njoftohen në këtë çast dhe fillon embargoja: përtej delegacioneve dhe kryesuesit askujt nuk i tregohet lokacioni derisa ta përfundojnë të tre. Ndalni punën dhe mbrojeni vendin.',
  'dig-find.reported':
    'Mbetjet u raportuan më {date} nga {name}. Të dy kryesuesit e delegacioneve dhe kryesuesi u njoftuan në atë çast.',
  'dig-find.embargo':
    'Embargoja është në fuqi: përtej delegacioneve dhe kryesuesit askujt nuk i tregohet ky lokacion, çfarëdo që u lejua më parë.',
  'dig-find.waits': 'Përfundon kur të pajtohen të tre. Ende pritet: {parties}',
  'dig-find.end': 'Pajtohu që embargoja të përfundojë',
  'dig-find.end-now': 'Pajtohu tani',
  'dig-find.end-ask':
    'Pala juaj pajtohet që lejimet të vlejnë përsëri. Embargoja përfundon kur të jenë pajtuar të tre.',
};
