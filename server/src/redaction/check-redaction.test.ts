import type { RedactionKind } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { checkRedaction } from './index.ts';

type Sentence = readonly [text: string, kind: RedactionKind, found: string];

const telling: readonly Sentence[] = [
  // Names of persons
  ['The place was shown by Agim Krasniqi in May.', 'person-name', 'Agim Krasniqi'],
  ['It was told to Marko Petrović and written down.', 'person-name', 'Marko Petrović'],
  ['It was told to Marko Petrovic and written down.', 'person-name', 'Marko Petrovic'],
  ['A man called Xhelal Vokshi drove the lorry.', 'person-name', 'Xhelal Vokshi'],
  ['Statement of J. Novak, taken in June.', 'person-name', 'J. Novak'],
  ['According to Dr. Stanković the soil was moved.', 'person-name', 'Dr. Stanković'],
  ['PETROVIĆ MARKO saw it.', 'person-name', 'PETROVIĆ MARKO'],
  ['Mesto je pokazao Draganu Simiću njegov sused.', 'person-name', 'Draganu Simiću'],
  ['Razgovor sa Jelenom Đorđević vođen je u junu.', 'person-name', 'Jelenom Đorđević'],
  ['Kuća Petrovićevih stoji pored puta.', 'person-name', 'Petrovićevih'],
  ['Kod gospodina Ristića je bio kamion.', 'person-name', 'gospodina Ristića'],
  ['Место је показао Марко Петровић у мају.', 'person-name', 'Марко Петровић'],
  ['Изјава М. Јовановића је узета касније.', 'person-name', 'М. Јовановића'],
  ['Разговор са Јеленом је вођен касније.', 'person-name', 'Јеленом'],
  ['Vendin e tregoi Arben Gashi në maj.', 'person-name', 'Arben Gashi'],
  ['Deklarata e Besnik Rexhajt u mor më vonë.', 'person-name', 'Besnik Rexhajt'],
  ['U bisedua me z. Krasniqi për vendin.', 'person-name', 'z. Krasniqi'],
  ['Kamioni ishte i Hoxhajve.', 'person-name', 'Hoxhajve'],
  ['Ia tregoi Fatmirit në qershor.', 'person-name', 'Fatmirit'],
  // Kinship
  ['His brother of the same house had dug there.', 'kinship', 'brother'],
  ['The widow pointed to the meadow.', 'kinship', 'widow'],
  ['Njegov brat je kopao.', 'kinship', 'brat'],
  ['Rekla je bratu i otišla.', 'kinship', 'bratu'],
  ['Pokazala je sestra nestalog.', 'kinship', 'sestra'],
  ['Место је показао његов стриц.', 'kinship', 'стриц'],
  ['Рекла је ћерки шта је видела.', 'kinship', 'ћерки'],
  ['Vëllai i tij kishte parë kamionin.', 'kinship', 'Vëllai'],
  ['Ia tregoi së motrës më vonë.', 'kinship', 'motrës'],
  ['E pa i biri nga dritarja.', 'kinship', 'biri'],
  ['Djali i tij e pa kamionin.', 'kinship', 'Djali'],
  // Numbers
  ['Call +383 44 123 456 before noon.', 'phone-number', '+383 44 123 456'],
  ['Call 044/123-456 before noon.', 'phone-number', '044/123-456'],
  ['Broj je 064 123 45 67.', 'phone-number', '064 123 45 67'],
  ['Број је 00381641234567.', 'phone-number', '00381641234567'],
  ['Telefoni: +355 69 123 4567.', 'phone-number', '+355 69 123 4567'],
  ['Telefoni 049123456 nuk përgjigjet.', 'phone-number', '049123456'],
  ['Write to ana.p@example.org about it.', 'email-address', 'ana.p@example.org'],
  ['Pisati na ana (at) example.org.', 'email-address', 'ana (at) example.org'],
  ['His number was 0101970710015.', 'identity-number', '0101970710015'],
  ['Numri personal 1012345678 u shënua.', 'identity-number', '1012345678'],
  ['Broj pasoša 012345678 je zapisan, pasoš br. 012345678.', 'identity-number', '012345678'],
  ['The lorry had the plate PR 123-456.', 'number-plate', 'PR 123-456'],
  ['Kamion tablica BG 1234-AB je stajao tu.', 'number-plate', 'BG 1234-AB'],
  ['Makina me targa 01-123-AB ishte aty.', 'number-plate', '01-123-AB'],
  // Places
  ['It lies at 42.20512, 21.05018 in the meadow.', 'coordinates', '42.20512, 21.05018'],
  ['It lies at 42°12′18″N in the meadow.', 'coordinates', '42°12′18″N'],
  ['It lies at Lat 42.2051 Lon 21.0502 there.', 'coordinates', '42.2051 Lon 21.0502'],
  ['Tačka je 42 12 18N 21 03 00E na karti.', 'coordinates', '42 12 18N'],
  ['Pika 34TDN1234567890 në hartë.', 'coordinates', '34TDN1234567890'],
  ['Spoke with Prof. Dr. Ana Marković-Ilić about it.', 'person-name', 'Prof. Dr. Ana Marković-Ilić'],
  ['Tačka 7503512 4672345 na karti.', 'coordinates', '7503512 4672345'],
  ['Pika 34T DN 12345 67890 në hartë.', 'coordinates', '34T DN 12345 67890'],
  ['The house at ulica Cara Lazara 15 was empty.', 'address', 'ulica Cara Lazara 15'],
  ['Stanovao je u ul. Kosovskoj br. 7 tada.', 'address', 'ul. Kosovskoj br. 7'],
  ['Живео је у улици Цара Лазара бр. 7 тада.', 'address', 'улици Цара Лазара бр. 7'],
  ['Banonte në rrugën Nëna Terezë nr. 12 atëherë.', 'address', 'rrugën Nëna Terezë nr. 12'],
  ['Kuća br. 14 je srušena.', 'address', 'Kuća br. 14'],
  ['Shtëpia nr. 3 u rrënua.', 'address', 'Shtëpia nr. 3'],
];

const clean: readonly string[] = [
  'The soil beside the old quarry was moved in spring 1999, and a lorry was seen twice.',
  'The Working Group and the International Committee of the Red Cross were told on 12.05.1999.',
  'Between Prizren and Gjakova, near the Drini bridge, the ground is 1.5 m deep and 20 m long.',
  'Three independent sources speak of the meadow north of Novi Pazar, about 300 m from the road.',
  'Two witnesses describe a trench of 15 x 3 m. The Municipality has no records of works before 2003.',
  'Satellite images of 1999-06-14 and 2001-08-02 show disturbed soil; see report JSA-2026-004.',
  'Coordinates are known to about 42.20, 21.05 only. The Administrative Boundary Line is 4 km away.',
  'Vegetation differs over 120 square metres. In Fushë Kosovë the same was seen.',
  'The Ibar River and the White Drin meet near Lake Gazivoda. Mount Šar is south of it.',
  'EULEX and ICMP worked here in 2010; the Special Court answered the Ministry of Justice.',
  'Komisija za nestala lica Vlade Republike Srbije i Komisioni Qeveritar për Persona të Zhdukur.',
  'Document 1999/06/14-22, pages 100 - 200, period 1998-1999, from 08 00 to 16 30 hours.',
  'Parcela 1234/5 KO Ratiš. Sused kaže da je put star. Dubina je 0,35 m.',
  'Zemlja pored starog kamenoloma je pomerana u proleće 1999. godine, a kamion je viđen dva puta.',
  'Radna grupa i Međunarodni komitet Crvenog krsta obavešteni su 12. maja 1999. godine.',
  'Između Prizrena i Đakovice, blizu Belog Drima, jama je duboka 1,5 m i dugačka 20 m.',
  'Na putu od Kosovske Mitrovice prema Novom Pazaru, oko 300 m od mosta, tlo je drugačije.',
  'Tri nezavisna izvora govore o livadi severno od Prištine. Skupština opštine nema podatke.',
  'Земља поред старог каменолома је померана у пролеће 1999. године, а камион је виђен два пута.',
  'Између Призрена и Ђаковице, близу Белог Дрима, јама је дубока 1,5 m и дугачка 20 m.',
  'Радна група је обавештена 12. маја 1999. године. Снимци показују промену у Новом Пазару.',
  'Toka pranë gurores së vjetër u lëviz në pranverën e vitit 1999 dhe një kamion u pa dy herë.',
  'Grupi Punues dhe Komiteti Ndërkombëtar i Kryqit të Kuq u njoftuan më 12.05.1999.',
  'Mes Prizrenit dhe Gjakovës, afër Drinit të Bardhë, gropa është 1,5 m e thellë dhe 20 m e gjatë.',
  'Tre burime të pavarura flasin për livadhin në veri të Prishtinës, rreth 300 m nga rruga.',
  'Në Fushë Kosovë dhe në Novobërdë u pa e njëjta gjë. Pamjet satelitore tregojnë ndryshim.',
];

describe('the redaction check', () => {
  it.each(telling)('finds in "%s" a %s: %s', (text, kind, found) => {
    expect(checkRedaction(text)).toContainEqual(expect.objectContaining({ kind, text: found }));
  });

  it.each(clean)('leaves alone: %s', (text) => {
    expect(checkRedaction(text)).toEqual([]);
  });

  it('says where it found something, so that the text can be marked', () => {
    const text = 'Svedok je Marko Petrović iz Prizrena, tel. 064/123-4567.';
    for (const { start, end, text: part } of checkRedaction(text)) expect(text.slice(start, end)).toBe(part);
    expect(checkRedaction(text).map(({ kind }) => kind)).toEqual(['person-name', 'phone-number']);
  });

  it('is not deceived by letters taken apart, or by a soft hyphen inside a name', () => {
    expect(checkRedaction('Rekao je Petrović.'.normalize('NFD'))).toHaveLength(1);
    expect(checkRedaction('Rekao je Petro\u00advić.')).toHaveLength(1);
  });

  it('ends soon on a long text without a find, and on one that is nothing but signs', () => {
    const long = clean.join(' ').repeat(10);
    expect(checkRedaction(long)).toEqual([]);
    for (const sign of ['(', '0 ', '+', 'A', '42.1 ', 'ul. a ', '° ', '- ', '\n']) {
      expect(Array.isArray(checkRedaction(sign.repeat(20_000 / sign.length)))).toBe(true);
    }
  }, 5_000);
});
