/** Words that are written with a capital and name no person; whole, without diacritics. */
const wholeWords = `
  the a an in on at by of to for from and or but if as it its is was were he she they we i you his her their our this that
  these those there here then when where while who which what how two three four five six seven eight nine ten one no not
  after before between beside behind below above along around near under over within without during since until about
  according however therefore also both each every some many most more less other another all any only several local
  january february march april may june july august september october november december spring summer autumn winter
  monday tuesday wednesday thursday friday saturday sunday north south east west northern southern eastern western central
  upper lower old new great little big small former red white black green blue grey
  working group red cross crescent international committee commission joint united nations security council european union
  administrative boundary line ministry government court police university institute forensic medicine delegation
  chair secretariat resolution mission force army service agency office centre center department assessment site candidate
  survey ground penetrating radar report protocol declaration agreement annex area sector zone grid point map sheet
  river stream lake mountain hill valley ridge pass village town city municipality district region road street
  bridge mill quarry mine factory school church monastery mosque cemetery house farm barn well spring forest wood
  wall fence field meadow orchard bank ditch terrace track gate hospital station railway dam reservoir pond quarter
  serb serbs serbian albanian albanians yugoslav yugoslavia kosovo roma bosniak turkish english german nato kfor un
  u na kod iz do od sa s k o po za pri pred pod nad uz niz kroz bez blizu pored iza ispred ispod iznad izmedju izmedu
  prema oko ka radi posle pre nakon tokom zbog osim a i ili ali ako da ne je su bio bila bilo bili jedan jedna dve dva
  tri cetiri pet sest sedam osam devet deset on ona ono oni one mi vi ti to taj ta ovo ovaj ova tu tamo ovde gde kada kad
  dok koji koja koje sta sto kako svi sve svaki neki neka nema ima moze treba prvi drugi treci druga prva posto jer
  januar februar mart april maj jun jul avgust septembar oktobar novembar decembar ponedeljak utorak sreda cetvrtak petak
  subota nedelja svedok svedoci izvor izvori lokacija mesto teren povrsina zemljiste
  ne te tek nga prej per ne pa pas para gjate rreth rrethit afer prane poshte siper mbi nen midis ndermjet drejt deri
  me se qe kur ku si dhe ose por nese eshte ishte jane ishin ka kishte nje dy tre kater pese gjashte shtate tete nente
  dhjete ai ajo ata ato ne ju une kjo ky keto kete atje ketu disa shume cdo tjeter tjera i e te sipas
  janar shkurt mars prill maj qershor korrik gusht shtator tetor nentor dhjetor e hene marte merkure enjte premte
  shtune diel deshmitari deshmitare deshmitar burimi vendi lokacioni terreni siperfaqja toka
  kryqi kuq kombet bashkuara keshilli sigurimit bashkimi evropian grupi punues komisioni qeveria gjykata policia
  universiteti instituti delegacioni rezoluta ministria
  epsg utm wgs mgrs kosovaref gpr gps demo jsa
`;

/** Beginnings of words whose Serbian and Albanian endings change. */
const stems = `
  gornj donj velik mal nov star crn bel crven zelen dug krst sred severn juzn istocn zapadn central
  sel polj rek potok brd planin most crkv manastir dzamij skol put ulic grad opstin jezer sum izvor mlin rudnik kamenol
  grobl kuc zgrad fabrik bolnic stanic prug tunel dolin
  crven krst ujedinjen nacij savet bezbednost evropsk unij radn grup komisij ministarstv vlad sud polici univerzitet
  komitet medunarod medjunarod nderkombetar humanitar skupstin tuzil prokuror gjykat kuvend
  institut delegacij rezolucij administrativn linij srpsk alban jugoslav kosovsk vojsk beograds pristinsk
  fush mal kodr lum fshat rrug ur shkoll kish xhami mulli pyll perro bjeshk lagj qytet komun rajon lug vij
  kufi administrativ veri jug lindj perendim shqip serb jugosllav kosov ushtri beograd prishtin
`;

const whole = new Set(wholeWords.trim().split(/\s+/));
const beginnings = stems.trim().split(/\s+/);
const longestEnding = 4;

/** Whether a folded word is one that begins with a capital for another reason than being a person's name. */
export function isNoName(folded: string): boolean {
  return (
    whole.has(folded) ||
    beginnings.some((stem) => folded.startsWith(stem) && folded.length - stem.length <= longestEnding)
  );
}
