/**
 * Frequent first names of the region in their base form, without diacritics: enough to recognise most full names.
 * Rare names are found by the form of what follows them, or not at all.
 */
const firstNames = `
  aleksandar aleksandra ana andjela andela andrija aneta bogdan bojan bojana boris borislav boban branislav branka branko
  bratislav cedomir dalibor danica daniel danijel danilo darko dejan desanka dimitrije djordje dorde dragan dragana dragica
  dragisa dragoljub dragoslav drasko dusan dusanka dusica emilija filip goran gordana goranka igor ilija iva ivan ivana ivica
  jasmina jasna jelena jelica jovan jovana jovanka katarina kosta lazar lidija ljiljana ljubica ljubisa ljubomir
  marija marijana marina marko marta mihajlo mihailo milan milana mile milena milenko milica milija milivoje miljan
  milka milorad milos miloje miodrag mirjana mirko miroslav mladen momcilo natasa nebojsa nemanja nenad nevena nikola
  novak novica ognjen olga olivera pavle petar petra predrag radmila rade radivoje radoje radomir radoslav radovan
  ranko ratko sanja sasa simo sinisa slavica slavisa slavko slobodan snezana sofija spasoje srdjan srdan sreten
  stanko stanislav stefan stevan stojan suzana svetlana svetozar tamara tanja tatjana tihomir tomislav uros veljko
  vesna vidosava violeta vladan vladimir vladislav vojin vojislav vukasin zarko zeljko zivko zivorad zoran zvonko
  adem afrim agim agron ahmet albana alban albert ali aliriza alma arben arbnor arber ardian argjend arian arsim astrit
  avdi avni azem bajram bardhyl bashkim beqir besim besnik blerim blerina blerta bujar bukurije burim driton dukagjin
  edi edona elez elira elvira emina enver ermira fadil fahri fatime fatmir fatos faton fehmi feride fitim flamur
  florim fisnik gani gazmend gezim hajdin hajrije halil halim hamdi hamit hamza hasan hatixhe haxhi hava
  haki hysen hysni ibrahim idriz ilaz ilir imer ismail ismet isuf jakup jeton jusuf kadri kastriot kujtim kushtrim
  labinot lavdim leonora lindita liridon luan lulzim lumturije lutfi mahmut mehmet mejreme mentor merita mimoza
  minire muhamet muharrem mustafa myrvete naim naser nazmi nexhat nexhmije nysret osman qamil qazim qerim rama
  ramadan rame ramiz rasim refik remzi rexhep rifat rrahman rrustem rushit sabit sabri sadik safet salih sali sami
  sanije sefer selim selman selvete sevdije shaban shefqet shemsi shkelzen shpend shpetim shpresa shqipe skender
  smajl sokol sulejman syla tafil tahir teuta ukshin valdet valon vehbi veton vjollca xhafer xhavit xhemajl ylber
  zana zef zeqir zenel ymer emin senad sead elvis enes mirsad nermin amra fikret
`;

/** Names that are as often a word, a river or a month: by themselves they say nothing. */
const ambiguousNames = `
  besa drita dita era liria mira nada vera zora slava sava vuk luka jagoda ruza zlata mark ora lule rame sali rama mile
  hava ali iva edi marta petra zana rade ratko mentor burim sokol slavko simo lazar sanja sami alma
`;

const endingsOfVowelNames =
  'a e i o u om em in it es en ja jes jen on iu it ine ina inu in inom ije iji iju'.split(' ');
const endingsOfConsonantNames =
  'a e i u om em in it ut un ov ova ove ovo ovog ovoj ovom ovi iv iu e es'.split(' ');

/** Every form in which the name may stand: Serbian cases and possessives, Albanian definite forms. */
function formsOf(name: string): string[] {
  const endsInVowel = /[aeiouy]$/.test(name);
  const stem = endsInVowel ? name.slice(0, -1) : name;
  const endings = endsInVowel ? endingsOfVowelNames : endingsOfConsonantNames;
  const usable = stem.length > 2 ? endings : endings.filter((ending) => ending.length === 1);
  return [name, ...usable.map((ending) => stem + ending)];
}

function formsIn(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/).flatMap(formsOf));
}

const forms = formsIn(`${firstNames} ${ambiguousNames}`);
const ambiguousForms = formsIn(ambiguousNames);

/** Whether a folded word is a form of a frequent first name. */
export function isFirstName(folded: string): boolean {
  return forms.has(folded);
}

/** Whether it is a name also when nothing stands beside it. */
export function isFirstNameAlone(folded: string): boolean {
  return forms.has(folded) && !ambiguousForms.has(folded);
}
