/**
 * Words for which a comment waits for the operator.
 *
 * The list is conservative on purpose: a rude word that slips through can still be reported and
 * hidden, but a citizen whose honest criticism is held back stops writing. So a word stands here
 * only when it is aimed at a person and starts no ordinary word. Left out are words for behaviour
 * («хамство», «грубо», «невежливый»), names of animals (баран, козёл, крыса: there are spheres
 * where they are meant), diagnoses, and accusations that the operator cannot judge (вор, взятка).
 *
 * Each entry is a regular expression for a whole word in small letters, with ё written as е.
 */

/** Any ending. */
const ANY = '\\p{L}*';
/** Endings of masculine nouns, Russian and Belarusian. */
const NOUN = '(?:а|у|е|ом|ам|ы|ов|аў|ами|амі|ах)?';
/** Endings after к and ц and with a fleeting vowel: придурок, придурки. */
const FLEETING = '(?:а|у|ом|ам|и|і|ы|ов|ев|аў|ами|амі|ах|е|ем)';

/** Insults in Russian. */
const RUSSIAN = [
  `хам${NOUN}|хамк[аиу]|хамкой|хамл[оау]|хамье`,
  `невежд${ANY}|невеж(?:а|и|у|е|ей|ам|ами)`,
  `грубиян${ANY}`,
  `нахал${NOUN}|нахалк${ANY}`,
  'наглец|наглец(?:а|у|ом|ы|ов|ам|ами)',
  `бездельни[кц]${ANY}`,
  'лентя(?:й|я|ю|ем|и|ев|ям|ями|ях)',
  'лодыр(?:ь|я|ю|ем|и|ей|ям|ями)',
  `дармоед${ANY}`,
  `балбес${ANY}`,
  `болван${NOUN}`,
  `олух${NOUN}|олухи`,
  `остолоп${ANY}`,
  'дурак|дурак(?:а|у|ом|и|ов|ам|ами|ах)|дур(?:а|ы|е|у|ой)|дурень|дурни|дурней',
  `придурок|придурк${FLEETING}`,
  `недоумок|недоумк${FLEETING}`,
  `идиот${NOUN}|идиотк[аиу]|идиотина`,
  `дебил${NOUN}|дебилк[аиу]|дебилоид${NOUN}`,
  `кретин${NOUN}|кретинк[аиу]`,
  `имбецил${NOUN}`,
  `дегенерат${NOUN}`,
  'тупиц(?:а|ы|е|у|ей|ам|ами)',
  `тупорыл${ANY}|тупоголов${ANY}|туполоб${ANY}`,
  'тварь|твар(?:и|ей|ям|ями|ью)',
  'сволоч(?:ь|и|ей|ам|ами|ью)|сволота',
  'мраз(?:ь|и|ей|ям|ями|ью|ота)',
  `ублюдок|ублюдк${FLEETING}`,
  `подонок|подонк${FLEETING}`,
  `выродок|выродк${FLEETING}`,
  `отморозок|отморозк${FLEETING}`,
  `урод${NOUN}|уродин[аыу]`,
  'мерзавец|мерзав(?:ц|к)\\p{L}{1,3}',
  'негодя(?:й|я|ю|и|ев|ям|ями)|негодяйк[аиу]',
  `подлец|подлец${FLEETING}|подлюг[аиу]`,
  'паскуд(?:а|ы|у|ой)',
  'гнид(?:а|ы|у|ой|ам)',
  'стерв(?:а|ы|у|ой|озн\\p{L}{1,3})',
  'хабалк(?:а|и|у|ой|ам)',
  'быдл(?:о|а|у|ом)|чмо|чмошник\\p{L}{0,3}|шваль',
  'бездар(?:ь|и|ей|ям|ями|ью)|бестолоч(?:ь|и|ей|ам|ью)',
  'неуч|неуч(?:а|и|ей|ам|ами)',
];

/** Insults in Belarusian. «Твар» (a face) is none. */
const BELARUSIAN = [
  `хамул${ANY}`,
  `грубіян${ANY}`,
  'нахабні[кц]\\p{L}{0,3}',
  'гульта(?:й|я|ю|ем|і|еў|яў|ям|ямі)|гультайк[аіу]',
  'лайдак|лайдак(?:а|у|ом|і|оў|аў|ам|амі)|абібок|абібок(?:а|у|ам|і|аў)',
  `дармаед${ANY}`,
  'дурань|дурні|дурняў|дурням|дурнямі|дурніца',
  `ідыет${NOUN}|ідыетк[аіу]`,
  `дэбіл${NOUN}|крэтын${NOUN}|імбецыл${NOUN}`,
  'тупіц(?:а|ы|у|ай|ам)',
  'сволач|свалата|свалаты|падлюк[аіу]',
  'нягоднік|нягоднік(?:а|у|ам|і|аў)',
  'невук|невук(?:а|у|і|аў|ам)|недарэк(?:а|і|у|аў)',
  'бовдур|бовдур(?:а|у|ы|аў)|елупень|елупні',
];

/** Obscene words, Russian and Belarusian, with their prefixes; «хлеб», «сухую», «неба» are none. */
const OBSCENE = [
  `(?:на|по|о|а|до|ни|при|под|вы|за|от|рас|недо)?ху[йеияю]${ANY}`,
  `\\p{L}{0,5}п[иі]зд${ANY}`,
  `(?:за|вы|на|у|до|по|про|при|отъ?|подъ?|разъ?|объ|съ|въ|долбо|недо|уъ)?еб(?:а(?:ть|л|н|ш|т)|ет|ут|уч|ну|л[аоия]|ен)${ANY}`,
  `(?:за|на|вы|па|пры)?яба(?:ць|л|лі|ны|ная)`,
  `бля|бля[дт]${ANY}`,
  'сук(?:а|и|у|ой|ам)|сукин\\p{L}{0,2}',
  `муд(?:ак|ач|ил|озвон)${ANY}`,
  `г[ао]ндон${ANY}`,
  `пид[оа]р${ANY}`,
  'шлюх(?:а|и|у|ой|ам)|курв(?:а|ы|у|ай|ой)',
  `г[оа]вн${ANY}|гаўн${ANY}|дерьм${ANY}`,
  'жоп(?:а|ы|у|е|ой|ам)',
  '(?:на|о|обо|за)?сра(?:ть|л|ли|ла)|сран(?:ый|ая|ое|ые|ых|ого|ую)',
  `залуп${ANY}`,
];

/** Letters hidden behind an asterisk: «п*здец», «х*й». */
const CENSORED = [
  `(?:на|по|о)?х\\*+[йеяю]?${ANY}`,
  `п\\*+[зд]${ANY}|п\\*{2,}ц|пизд?\\*+\\p{L}*`,
  `б\\*+[дт]ь|бл\\*+[дт]?ь?|с\\*к[аиу]`,
  `(?:за|вы|на|съ)?е\\*+[атнл]${ANY}`,
];

/** The same in Latin letters: English words and transliterations. */
const LATIN = [
  'idiots?|morons?|imbeciles?|assholes?|bastards?|bitch(?:es)?|cunts?',
  '(?:mother)?fuck\\p{L}*|(?:bull)?shit(?:ty|s)?',
  'suka|cyka|blya[dt]\\p{L}*|pizd\\p{L}*|mudak\\p{L}?|dolboe?b\\p{L}*|xam',
];

/** A word that is rude whatever stands beside it. */
export const RUDE_WORD = new RegExp(
  `^(?:${[...RUSSIAN, ...BELARUSIAN, ...OBSCENE, ...CENSORED, ...LATIN].join('|')})$`,
  'u',
);

/** «Тупой», which of a knife or skates is a plain fact … */
export const BLUNT = /^туп(?:ой|ая|ое|ые|ых|ым|ыми|ую|ого|ому|ы|ыя|ымі|ога|ому)$/u;

/** … and an insult of these: people, and what people think up. */
export const BLUNT_INSULTS = new RegExp(
  '^(?:с[иі]ст[еэ]м|ответ|адказ|правил|порядк|чиновни|бюрократ|работни|сотрудни|супрацоўні|персонал|' +
    'начальни|начальств|директор|дырэктар|врач|урач|водител|продав|прадаў|тетк|цетк|баб[аыуе]$|люд|народ|власт)',
  'u',
);
