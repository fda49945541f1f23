import type { RedactionFinding } from '@jsa/contract';
import type { Word } from './words.ts';

const english =
  /^(step|half|grand|great)?(brothers?|sisters?|fathers?|mothers?|sons?|daughters?)$|^(uncles?|aunts?|cousins?|nephews?|nieces?|husbands?|wife|wives|widows?|widowers?|fianc[eé]e?|grandchild(ren)?|spouses?|siblings?)$/;

const serbian = [
  /^(brat|brata|bratu|brate|bratom|braća|braca|braće|braći|braću|bratov\p{L}{0,3}|bratan(ac|ca|cu|cem)|bratanic\p{L}{1,2}|polubrat\p{L}{0,2})$/u,
  /^(sestra|sestre|sestri|sestru|sestro|sestrom|sestara|sestrama|sestrin\p{L}{0,3}|sestrić\p{L}{0,3}|sestričin\p{L}{1,2})$/u,
  /^(otac|oca|ocu|ocem|oče|očev\p{L}{0,3}|majka|majke|majci|majku|majkom|majčin\p{L}{0,3})$/u,
  /^(sin|sina|sinu|sinom|sine|sinovi|sinova|sinove|sinovima|sinov(ac|ca|cu))$/,
  /^(kći|kćer\p{L}{0,4}|kćerk\p{L}{1,3}|ćerk\p{L}{1,3}|cerka|cerke|cerku|kcerk\p{L}{1,3})$/u,
  /^(stric|strica|stricu|stricem|strina|strine|strinu|ujak|ujaka|ujaku|ujakom|ujna|ujne|ujnu|tetka|tetke|tetki|tetku|tetkom|teča|teče)$/,
  /^(ro(đ|dj)a(k|ka|ku|kom|ci|ke|cima)|ro(đ|dj)ak(inja|inje|inju)|nećak\p{L}{0,3}|necak\p{L}{0,2})$/u,
  /^(muž|muža|mužu|mužem|suprug|supruga|suprugu|suprugom|supruge|supruzi|udov(ac|ca|cu)|udovic\p{L}{1,2})$/u,
  /^(unuk|unuka|unuku|unukom|unuci|unuke|zet|zeta|zetu|zetom|snaha|snahe|snahu|snaja|snaje|snaju)$/,
  /^(svekar|svekra|svekrva|svekrve|tast|tasta|tašta|tašte|šurak|šuraka|dever|devera|zaova|zaove|jetrva)$/,
];

const albanian = [
  /^(vëlla|vëllai|vëllait|vëllain|vëllanë|vëllaun|vëllau|vëllezër\p{L}{0,4}|vella|vellai|vellait|vellain|vellezer\p{L}{0,4})$/u,
  /^(motër|motrën|motrës|motrat|motrave|moter|motren|motres)$/,
  /^(babai|babait|babain|babanë|babë|babën|babës|baballarët)$/,
  /^(nënë|nënën|nënës|nënat|nëna|nene|nenen|nenes)$/,
  /^(birit|birin|bijën|bijës|bijat|bijve|bijtë|bijen|bijes)$/,
  /^(xhaxhai?|xhaxhait|xhaxhain|xhaxhanë|dajë|dajën|dajës|dajisë|hallë|hallën|hallës|teze|tezja|tezen|tezes|emta|emtes|emtja)$/,
  /^(kushërir\p{L}{0,4}|kushëri|kushërinj\p{L}{0,4}|kusherir\p{L}{0,4}|kusheri)$/u,
  /^(bashkëshort\p{L}{0,4}|bashkeshort\p{L}{0,4})$/u,
  /^(nipi|nipit|nipin|nipërit|mbesë|mbesën|mbesës|mbesa|gjyshi|gjyshit|gjyshin|gjyshja|gjyshes|gjyshen)$/,
  /^(dhëndri|dhëndrit|dhëndrin|nusja|nuses|nusen|kunati|kunatit|kunatin|kunata|kunatës|kunatën|vjehrri|vjehrrit|vjehrra|vjehrrës)$/,
];

/** Words that mean kin only with the particle that follows: "djali i" is the son of, "djali" also the boy. */
const withParticle: Readonly<Record<string, RegExp>> = {
  djali: /^(i|im|tij|saj)$/,
  djalit: /^(të|te|e)$/,
  vajza: /^(e|ime)$/,
  vajzës: /^(së|se)$/,
  burri: /^(i|im|saj)$/,
  gruaja: /^(e|ime|tij)$/,
  motra: /^(e|ime|tij|saj)$/,
  baba: /^(i|im)$/,
  biri: /^i$/,
  bija: /^e$/,
  daja: /^(i|im)$/,
  halla: /^(e|ime)$/,
  familja: /^e$/,
  family: /^of$/,
  relative: /^of$/,
  relatives: /^of$/,
  related: /^to$/,
  žena: /^(njegova|mu|pokojnog)$/,
  porodica: /^(pokojnog|nestalog|njegova)$/,
};

/** "e motra", "i biri": the Albanian article before the word says whose. */
const afterArticle = new Set(['motra', 'biri', 'bija', 'ëma', 'ati', 'shoqja', 'shoqi']);

function isKin(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  const { latin } = word;
  if (english.test(latin)) return true;
  if (serbian.some((form) => form.test(latin)) || albanian.some((form) => form.test(latin))) return true;
  if (Object.hasOwn(withParticle, latin) && after !== undefined && withParticle[latin].test(after.latin)) {
    return true;
  }
  return afterArticle.has(latin) && before !== undefined && /^(e|i|së|se|të|te)$/.test(before.latin);
}

/** Words of kinship in English, Albanian and Serbian, in both scripts and their cases. */
export function findKinship(text: string, words: readonly Word[]): RedactionFinding[] {
  return words
    .filter((word, at) => isKin(word, words[at - 1], words[at + 1]))
    .map(({ start, end }) => ({
      kind: 'kinship',
      reason: 'kinship-word',
      start,
      end,
      text: text.slice(start, end),
    }));
}
