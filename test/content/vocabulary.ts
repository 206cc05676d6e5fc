// Our own list of words that hurt, mislead or give a visitor away, with what to say instead.
import { packOf } from '../../src/operator/packs.ts';
import { files, slugOf } from './texts.ts';

/** A way of saying to avoid, and what to say instead. */
export interface Avoided {
  avoid: RegExp;
  instead: string;
}

/** A pattern that starts and ends where a word does, in any script. */
const words = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');
const say = (pattern: string, instead: string): Avoided => ({ avoid: words(pattern), instead });

/** The same in Arabic, after a conjunction, a preposition or the article. */
const arabic = (pattern: string, instead: string): Avoided => say(`[وفبكل]?(?:ال|لل)?(?:${pattern})`, instead);

/** Per language: words that blame, doubt, label, threaten or promise what nobody can. */
export const avoided: Record<string, Avoided[]> = {
  nl: [
    say(
      '(echte?|valse?|nep|vermeende?|zogenaamde?|bonafide|malafide)[- ]?slachtoffers?',
      '“mogelijk slachtoffer”: nobody has to earn belief',
    ),
    say('lover(boy|girl)\\p{L}*', '“uitbuiter”, or “iemand die doet alsof hij van je houdt”'),
    say('(kinder|jeugd|tiener|jongens|meisjes)prostitu\\p{L}*', '“seksuele uitbuiting van een kind”: a child cannot choose this'),
    say('prostitueer\\p{L}* zich(zelf)?|(bood|biedt|bieden) zich(zelf)? (online )?aan', 'who forced or offered the person'),
    say(
      '(Nederlands|Europees|EU|ander)[ -](of (een )?(ander )?(Europees |EU-))?(EU-)?paspoort|paspoort van (buiten|een ander)',
      'the position: “Nederlander”, “EU-burger”, “zonder verblijfsvergunning”; the law asks for a right to stay, not for a passport',
    ),
    say('hoer(en|tjes?)?', 'nothing: it is a slur'),
    say('klant(en)? van (een )?(minderjarige|kind|meisje|jongen)', '“misbruiker” or “dader”'),
    say(
      'illegalen|illegale (mens|mensen|persoon|personen|vrouw\\p{L}*|man|mannen|migrant\\p{L}*|werknemer\\p{L}*)',
      '“zonder verblijfsvergunning”',
    ),
    say('(ben|bent|is|zijn) (hier )?illegaal', '“zonder papieren”: no person is illegal'),
    say('gelukszoekers?', 'nothing: it is contempt'),
    say('na[ïi]ef|na[ïi]eve|na[ïi]viteit|goedgelovig\\p{L}*|had(den)? (beter )?moeten weten', '“is bedrogen”'),
    say('eigen schuld|zelf (voor )?gekozen|vrijwillig meegegaan', 'what pressure there was; consent under pressure does not count'),
    say('waarom (ging|gingen|ben|bent|is|zijn) [^.?!]{0,30}niet (weg|gevlucht|gestopt)\\p{L}*', 'what makes leaving hard or dangerous'),
    say('verslaafden?|junk(ie)?s?', '“iemand met een verslaving”'),
    say("zwakbegaafd\\p{L}*|lvb[-’']*ers?", '“iemand met een verstandelijke beperking”'),
    say('allochto\\p{L}*|autochto\\p{L}*|niet-?westers\\p{L}*', 'only what is needed: the country or the language'),
    say('oneigenlijk gebruik|misbruik van (de )?(b8|regeling)|b8-misbruik', 'nothing: suspicion has no place on a page that helps'),
    say('(100 ?%|volledig|helemaal|gegarandeerd) (anoniem|veilig)|wist alle sporen|laat geen sporen( na)?', 'what stays behind, and where'),
    say(
      '(moet|moeten|dient|verplicht)(?! (je |u )?(geen|niet))[^.!?]{0,30}aangifte',
      '“je mag aangifte doen”: help never depends on the police',
    ),
    say('ketenpartners?|keten(aanpak|zorg)|casusregie|warme overdracht', 'who does what: “ik breng je in contact met …”'),
    say('intake(gesprek)?|screening|casus(sen)?|dossiers?', '“eerste gesprek”, “vragen”, “jouw situatie”, “jouw gegevens”'),
    say('B-?[89](/3)?|COSM|OMM|NVM|ROMA|Wmo|LVB|GGZ|AMV', 'the ordinary name, explained'),
    say(
      'meld (je|jezelf|u|uzelf)|(jezelf|uzelf) melden|zelfmeld\\p{L}*',
      '“vraag hulp” or “neem contact op”: “melden” sounds like the police',
    ),
    say('verplichte? veld(en)?|dient (dit )?in te vullen|moet (dit|deze) (veld|vraag)', '“je mag dit overslaan”'),
  ],
  en: [
    say('(alleged|so-called|genuine|bogus|fake|real|false) victims?', '“possible victim”: nobody has to earn belief'),
    say('rescu(e|es|ed|ing)|(a )?voice for the voiceless|voiceless', '“help” or “stand beside”'),
    say('(child|teen|teenage|minor|underage) (prostitut\\p{L}*|sex workers?)', '“sexually exploited child”'),
    say(
      '(another|Dutch|European|EU|non-EU)( or (other )?(EU|European))? passports?|passports? (of|from) (another|outside)',
      'the position: “Dutch citizen”, “EU citizen”, “without a residence permit”; the law asks for a right to stay, not for a passport',
    ),
    say('prostitutes?', 'what was forced, or “sex worker” for somebody’s own choice'),
    say('lover[ -]?(boy|girl)s?', '“exploiter who pretended to love”'),
    say('illegal (immigrants?|aliens?|migrants?|residents?|workers?)|illegals', '“person without a residence permit”'),
    say('failed asylum[- ]seekers?', '“person whose asylum request was refused”'),
    say("why (did ?n[o’']t|did) (you|she|he|they) (not )?(leave|run|escape|say|stay)", 'what makes leaving unsafe'),
    say('na[ïi]ve|gullible|should have known', '“was deceived”'),
    say('addicts?|junkies?|alcoholics?', '“person with an addiction”'),
    say('(100 ?%|completely|fully|guaranteed) (anonymous|safe|secure)|leaves? no trace|untraceable', 'what stays behind, and where'),
    say('broken (girl|boy|woman|women|men|live|people)s?|damaged (girl|boy|woman|women|people)s?|ruined lives', '“has been through a lot”'),
    say('must (report|cooperate|testify|press charges)', '“you can choose”: help never depends on the police'),
    say('intake|screening|referrals?|assessments?', '“first talk”, “questions”, “contact”'),
    say('report yourself|self-?report\\p{L}*|turn yourself in', '“ask for help” or “get in touch”'),
    say('(required|mandatory|compulsory) (field|question)s?|mandatory|this (field|question) is required', '“you can skip this”'),
  ],
  ar: [
    arabic('ضحي(ة|ا) (حقيقي|مزيف|مزعوم|كاذب)\\p{L}*', '“ضحية محتملة”: nobody has to earn belief'),
    arabic(
      'جواز(ات)? سفر (آخر|هولندي\\p{L}*|أوروبي\\p{L}*|من (بلد|خارج|الاتحاد))',
      'the position: “للهولنديين”, “من دون تصريح إقامة”; the law asks for a right to stay, not for a passport',
    ),
    arabic('عاهر\\p{L}*|مومس\\p{L}*', 'nothing: it is a slur'),
    arabic(
      '(مهاجر|عامل|مقيم|أجنبي)\\p{L}* غير (شرعي|قانوني)\\p{L}*|غير الشرعيين|متسلل\\p{L}*',
      '“من دون تصريح إقامة”: no person is illegal',
    ),
    arabic('ساذج\\p{L}*|كان (عليك|عليه|عليها) أن (تعرف|يعرف)', '“تعرض للخداع”'),
    arabic('ذهب(ت)? (طوعا|بإرادت\\p{L}*)|اخترت ذلك بنفسك', 'what pressure there was; consent under pressure does not count'),
    arabic('لماذا لم (تهرب|تغادر|ترحل|تقل|تذهب)\\p{L}*', 'what makes leaving hard or dangerous'),
    arabic('مدمن\\p{L}*|سكير\\p{L}*', '“شخص لديه إدمان”'),
    arabic('متخلف\\p{L}*|معاق\\p{L}* عقلي\\p{L}*', '“شخص لديه إعاقة ذهنية”'),
    arabic('(مجهول|آمن|سري)\\p{L}* (تماما|بالكامل|100 ?%)', 'what stays behind, and where'),
    arabic('(يجب|عليك|يلزمك) (عليك )?أن تقدم\\p{L}* بلاغ\\p{L}*', '“يمكنك أن تقدم بلاغًا”: help never depends on the police'),
    arabic('(ننقذ|سننقذ|إنقاذ)\\p{L}*', '“نساعد”: nobody rescues'),
    arabic('سيئ\\p{L}* السمعة|لاجئ\\p{L}* (مزيف|كاذب)\\p{L}*', 'nothing: it is contempt'),
  ],
};

/** Words that give a visitor away when they stand in an address, a title or a preview. Parts of words count. */
export const revealing: Record<string, RegExp> = {
  nl: /slachtoffer|mensenhandel|mensensmokkel|uitbuit|prostitu|misbruik|politie|opvang|loverboy|slaven|slavernij|dwang|gedwongen|geweld/iu,
  en: /victim|traffick|exploit|abus(e|ing|ive)|police|shelter|prostitut|slave|forced|coerc|violence/iu,
  ar: /ضحية|ضحايا|استغل|يستغل|اتجار|الاتجار|شرطة|دعارة|مأوى|إيواء|عبودية|إجبار|مجبر|إكراه|عنف/u,
};

/** A text in one spelling: composed, without Arabic vowel signs. */
export const plain = (text: string): string => text.normalize('NFC').replace(/[\u064b-\u0652\u0640]/g, '');

/** The first revealing word in a text, of any language: an English word gives a Dutch page away too. */
export function revealingWord(text: string): string | null {
  for (const pattern of Object.values(revealing)) {
    const found = pattern.exec(plain(text));
    if (found) return found[0];
  }
  return null;
}

/** Claims that nothing of a visit stays behind (X7), per language. What does stay is said instead. */
export const traceless: Record<string, RegExp> = {
  nl: /(?:laat|liet|zonder|geen) (?:\p{L}+ )?sporen?(?!\p{L})|spoorloos|wist (?:alles|alle)|niemand (?:kan )?(?:ziet|zien) dat je hier|(?:100 ?%|volledig|helemaal|echt|gegarandeerd) (?:anoniem|onzichtbaar|veilig)|blijft niets (?:achter|staan)/iu,
  en: /(?:leaves?|without|with no|no) (?:a |any )?traces?(?!\p{L})|untraceable|erases (?:all|everything)|nobody (?:can|will) (?:see|know) (?:that )?you|(?:100 ?%|completely|totally|fully|guaranteed) (?:anonymous|invisible|private|safe|secure)|nothing (?:stays|is left) behind/iu,
  ar: /(?:لا|لن) (?:يترك|تترك|نترك) (?:أي )?أثر|(?:بلا|دون|بدون) (?:أي )?أثر|(?:مجهول|سري|آمن|خفي)\p{L}* (?:تماما|بالكامل|كليا)|يمحو كل|لا يبقى (?:أي )?شيء|100 ?[%٪]/u,
};

/** Claims that a lawyer is free (H5): a lawyer is there, and sometimes costs nothing. */
export const freeLawyer: Record<string, RegExp> = {
  nl: /(?:gratis|kosteloze?|vrije) (?:\p{L}+ ){0,2}advoca(?:at|ten)|advoca(?:at|ten) (?:is|zijn|kost|kosten) (?:altijd )?(?:gratis|kosteloos)|pro[- ]deo/iu,
  en: /(?:free|no-cost|cost-free) (?:of charge )?(?:\p{L}+ ){0,2}(?:lawyers?|attorneys?|solicitors?)|lawyers? (?:is|are) (?:always )?free(?!\p{L})|free legal (?:aid|help|advice)/iu,
  ar: /محامي?ا? (?:مجاني|بالمجان|مجانا)|محامون مجاني|مساعدة قانونية مجانية/u,
};

/** A list of patterns of a pack as one pattern. */
const oneOf = (patterns: string[]): RegExp => new RegExp(patterns.map((each) => `(?:${each})`).join('|'), 'iu');

// Languages that came later bring their rules in their pack.
for (const code of files('content/packs/*.yml')
  .map(slugOf)
  .filter((each) => !(each in avoided))) {
  const pack = packOf(code);
  avoided[code] = pack.avoid.map(({ words: pattern, instead }) => ({ avoid: oneOf([pattern]), instead }));
  revealing[code] = oneOf(pack.revealing);
  traceless[code] = oneOf(pack.traceless);
  freeLawyer[code] = oneOf(pack.free_lawyer);
}

/** The rules of a language in a table. Throws, and tells what to write, where there are none: a check without rules must not pass. */
export function rulesOf<Rules>(table: Record<string, Rules>, locale: string, what: string): Rules {
  const rules = table[locale];
  if (rules === undefined)
    throw new Error(`${what} has no rules for “${locale}”: write them in content/packs/${locale}.yml (content/packs/README.md)`);
  return rules;
}
