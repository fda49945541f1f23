export const minutesActs = {
  'minutes-act.title': 'Procesverbali',
  'minutes-act.not-yet':
    'Kryesuesi po e përgatit procesverbalin. Të dy kryesuesit e delegacioneve pyeten në të njëjtin çast.',
  'minutes-act.state.draft': 'Draft',
  'minutes-act.state.offered': 'Pyeten të dy kryesuesit e delegacioneve',
  'minutes-act.state.frozen': 'I ngrirë',
  'minutes-act.why.draft':
    'Plotësohet nga të dhënat e raundit. Ajo që shkruani qëndron pranë tyre; draftin e shohin vetëm kryesuesi dhe sekretaria.',
  'minutes-act.why.offered':
    'Fjalët janë të pandryshueshme. Secili kryesues miraton për delegacionin e vet ose shton një rezervë; kur të kenë përgjigjur të dy, procesverbali ngrihet.',
  'minutes-act.why.frozen': 'Të dy kryesuesit e delegacioneve janë përgjigjur. Asgjë nuk ndryshon më.',
  'minutes-act.pdf': 'Hap PDF-në, në të gjitha gjuhët',
  'minutes-act.json': 'Ruaj JSON-in e nënshkruar',
  'minutes-act.pdf-hash': 'SHA-256 i PDF-së:',
  'minutes-act.language': 'Lexo në',
  'minutes-act.write': 'Çfarë thotë procesverbali pranë të dhënave',
  'minutes-act.held-on': 'Dita e takimit',
  'minutes-act.held-on-help': 'Bosh kur raundi u mbajt pa takim.',
  'minutes-act.place': 'Ku u mbajt',
  'minutes-act.names': 'Pjesëmarrësit: {party}',
  'minutes-act.names-help': 'Një emër për rresht.',
  'minutes-act.opening': 'Hapja',
  'minutes-act.note': 'Çfarë u tha për pikën {number} ({sites})',
  'minutes-act.closing': 'Mbyllja',
  'minutes-act.three':
    'Ajo që shkruhet në një gjuhë duhet në të trija. Serbishtja shkruhet me shkronja latine dhe shtypet në të dy shkrimet.',
  'minutes-act.keep': 'Ruaj draftin',
  'minutes-act.offer': 'Pyet të dy kryesuesit e delegacioneve',
  'minutes-act.offer-now': 'Përcakto fjalët dhe pyet tani',
  'minutes-act.offer-ask':
    'Të dy kryesuesit e delegacioneve pyeten në të njëjtin çast. Lexojeni më parë procesverbalin në secilën gjuhë; ajo që shkruat dhe nuk e ruajtët nuk bën pjesë në të.',
  'minutes-act.take-back': 'Tërhiq procesverbalin',
  'minutes-act.take-back-why':
    'Bëhet përsëri draft. Përgjigjet e dhëna mbeten të regjistruara dhe nuk vlejnë për fjalët e reja.',
  'minutes-act.answer': 'Përgjigja e delegacionit tuaj',
  'minutes-act.answer-label': 'Delegacioni juaj',
  'minutes-act.answer.approves': 'E miraton procesverbalin',
  'minutes-act.answer.reserves': 'E miraton me rezervë',
  'minutes-act.reservation': 'Rezerva',
  'minutes-act.reservation-help':
    'Qëndron në procesverbal fjalë për fjalë, në gjuhën në të cilën e shkruani.',
  'minutes-act.answer-why':
    'Përgjigjeni pikërisht për fjalët e mësipërme, në çdo gjuhë. Përgjigja nuk tërhiqet.',
  'minutes-act.send.approves': 'Mirato',
  'minutes-act.send.reserves': 'Mirato me këtë rezervë',
};
