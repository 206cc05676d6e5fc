// What a reply is looked over for, in every language with a list: a place, a moment, a number, and the police without what it can start.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { question } from '#domain/letter/referral';
import { type Finding, ReplyWords, replyCheck } from '#domain/desk/reply-check';
import { directory } from './care-directory.ts';
import { NATIONAL_PHONE } from '../content/texts.ts';

const folder = 'content/reply-checks/';
const lists = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .map((file) => [file.replace('.yml', ''), ReplyWords.parse(parse(readFileSync(folder + file, 'utf8')))]),
);
const findingsIn = replyCheck(
  Object.values(lists),
  directory.services.flatMap(({ phones }) => phones.map(({ tel }) => tel)),
);

describe('the check on a reply', () => {
  it.each<[text: string, found: Finding[]]>([
    ['Dank je voor je brief. Wij lezen hem.', []],
    ['Kom naar Dorpsstraat 5.', ['address']],
    ['Het is in 1315 AB.', ['address']],
    ['We meet at Station Almere.', ['address']],
    ['Kom om 10 uur.', ['moment']],
    ['Tot 14:30.', ['moment']],
    ['See you at 3 pm.', ['moment']],
    ['Op 3 december zien wij elkaar.', ['moment']],
    ['Bel 06 12345678.', ['number']],
    ['Bel +31 6 1234 5678.', ['number']],
    [`Bel 112, of CoMensha op ${NATIONAL_PHONE.number}.`, []],
    ['De politie helpt.', ['police']],
    ['Praten met de politie kan een onderzoek starten, ook als je besluit geen aangifte te doen.', []],
    ['يمكنك الذهاب إلى الشرطة', ['police']],
    ['Er zijn 3 kamers en 2 advocaten.', []],
    ['Wij zoeken binnen 3 dagen een plek voor jou en je 2 kinderen.', []],
    ['We have a place for 3 people and a child of 5.', []],
    ['Call ٠٦٨٧٦٥٤٣٢١', ['number']],
    ['Telefon ۰۶۸۷۶۵۴۳۲۱', ['number']],
    ['Bel 06⑧⑦⑥⑤④③②①', ['number']],
    ['+31 (0)6 87 65 43 21', ['number']],
    ['06/87654321', ['number']],
    ['نلتقي الساعة ٤ بعد الظهر', ['moment']],
    ['Kom om half vier', ['moment']],
    ['Meet us at quarter past nine', ['moment']],
    ['Tot donderdag', ['moment']],
    ['Go to High Street 12', ['address']],
    ['Go to 12 High Street', ['address']],
    ['Molenstr. 8', ['address']],
    ['de Lange Weg 5', ['address']],
  ])('of “%s” finds %j', (text, found) => {
    expect(findingsIn(text)).toEqual(found);
  });

  it.each<[language: string, address: string, moment: string, police: string, calm: string]>([
    ['nl', 'Kerkstraat 12', 'om drie uur', 'Ga naar de politie', 'Wij lezen je brief met 2 mensen.'],
    ['en', '12 Church Street', 'at three', 'Go to the police', 'Two people read your letter.'],
    ['ar', 'شارع الملك ١٢', 'الساعة ٣', 'اذهب إلى الشرطة', 'قرأنا رسالتك.'],
    ['fa', 'خیابان آزادی ۱۲', 'ساعت ۳', 'برو پیش پلیس', 'نامه‌ات را خواندیم.'],
    ['tr', 'Lale Sokak 12', 'saat 3', 'Polise git', 'Mektubunu okuduk.'],
    ['pl', 'ul. Długa 12', 'o godzinie 3', 'Idź na policję', 'Czytamy twój list.'],
    ['ro', 'strada Lungă 12', 'la ora 3', 'Mergi la poliție', 'Citim scrisoarea ta.'],
    ['bg', 'ул. Витоша 12', '3 часа', 'Иди в полицията', 'Четем писмото ти.'],
    ['uk', 'вул. Шевченка 12', '3 година', 'Іди до поліції', 'Ми читаємо твій лист.'],
    ['ru', 'улица Ленина 12', 'в три часа', 'Иди в полицию', 'Мы читаем твоё письмо.'],
    ['hu', 'Petőfi utca 12', '3 órakor', 'Menj a rendőrségre', 'Olvassuk a leveledet.'],
    ['es', 'calle Mayor 12', 'a las tres', 'Ve a la policía', 'Leemos tu carta.'],
    ['pt', 'rua Direita 12', 'às três', 'Vai à polícia', 'Lemos a tua carta.'],
    ['fr', '12 rue de la Paix', '15h30', 'Va à la police', 'Nous lisons ta lettre.'],
    ['sk', 'ulica Hlavná 12', 'o tretej', 'Choď na políciu', 'Čítame tvoj list.'],
    ['lt', 'Gedimino gatvė 12', '3 val.', 'Eik į policiją', 'Skaitome tavo laišką.'],
    ['sq', 'rruga Elbasanit 12', 'në orën 3', 'Shko në polici', 'Ne lexojmë letrën tënde.'],
    ['vi', 'số nhà 12', 'lúc 3 giờ', 'Hãy đến cảnh sát', 'Chúng tôi đọc thư của bạn.'],
    ['id', 'Jalan Merdeka 12', 'jam 3', 'Pergi ke polisi', 'Kami membaca suratmu.'],
    ['tl', 'Kalye Rizal 12', 'alas tres', 'Pumunta sa pulis', 'Binabasa namin ang sulat mo.'],
    ['zh-Hans', '南京路12号', '下午3点', '去找警察', '我们读了你的信。'],
    ['hi', 'गांधी मार्ग 12', '3 बजे', 'पुलिस के पास जाओ', 'हमने आपका पत्र पढ़ा।'],
    ['ti', 'ጎደና ሓርነት 12', 'ሰዓት 3', 'ናብ ፖሊስ ኪድ', 'ደብዳቤኻ ኣንቢብና።'],
    ['so', 'Waddada Maka 12', 'saacadda 3', 'U tag booliiska', 'Warqaddaada waan akhrinay.'],
    ['pap', 'Kaya Grandi 12', '3 or di atardi', 'Bai serka polis', 'Nos a lesa bo karta.'],
    ['pcm', '12 Market Road', 'by three o’clock', 'Go meet police', 'We don read your letter.'],
  ])('knows %s', (language, address, moment, police, calm) => {
    expect(lists[language]).toBeDefined();
    expect([findingsIn(address), findingsIn(moment), findingsIn(police), findingsIn(calm)]).toEqual([
      ['address'],
      ['moment'],
      ['police'],
      [],
    ]);
  });

  it.each([
    ['nl', 'Wij schrijven om een advocaat te vragen. Je kunt rond een tafel zitten.'],
    ['nl', 'Het gaat om een plek voor jou en je kind.'],
    ['en', 'We look for a place, 2 rooms and a kitchen.'],
    ['ar', 'نقرأ رسالتك ونبحث عن مكان لك ولطفليك.'],
    ['pl', 'Szukamy miejsca dla Ciebie lub pytamy o una nocleg.'],
    ['es', 'Puedes elegir una carta o una llamada. Somos dos personas, o tres.'],
    ['es', 'Escribimos a una abogada. No hace falta que vayas a una oficina.'],
    ['pt', 'Pode escolher uma carta ou uma chamada. As duas cartas chegaram.'],
    ['fr', 'Nous demandons à une personne. Vous pouvez venir à deux.'],
    ['ro', 'Poți alege o scrisoare sau una nouă. Mai avem loc pentru doi copii.'],
    ['bg', 'Търсим място в един дом и пишем към един адвокат.'],
    ['uk', 'Ми шукаємо місце для вас або для двох людей.'],
    ['hu', 'Egy helyet keresünk neked és egy ügyvédet.'],
    ['tr', 'Bir avukat arıyoruz. İki kişi mektubunu okuyor.'],
    ['id', 'Kami cuma membaca suratmu. Satu orang membalas.'],
    ['pap', 'Nos ta buska un lugá pa un mama.'],
    ['sk', 'Píšeme o una veci: o pomoci pre teba.'],
  ])('leaves innocent words alone in %s: “%s”', (_language, text) => {
    expect(findingsIn(text)).toEqual([]);
  });

  it.each([
    ['nl', 'Kom om half een.'],
    ['nl', 'Om één uur zijn wij er.'],
    ['es', 'Nos vemos a la una.'],
    ['pl', 'Spotkajmy się o trzeciej.'],
    ['fr', 'Rendez-vous à trois heures, ou à midi.'],
    ['bg', 'Ела в три.'],
    ['uk', 'Приходьте о третій.'],
    ['tr', 'Cuma günü gel.'],
    ['pt', 'Venha à uma hora.'],
  ])('still finds a moment in words in %s: “%s”', (_language, text) => {
    expect(findingsIn(text)).toEqual(['moment']);
  });

  it('has a list for every language of the form, or the desk is told that it has none', () => {
    const { options } = question('language') as { options: readonly string[] };
    expect(options.filter((code) => !(code in lists))).toEqual(['lg', 'other']);
  });

  it('takes no time that somebody who writes notices', () => {
    const long = 'Wij lezen je brief en denken na over wat je nodig hebt. '.repeat(71);
    const from = process.cpuUsage();
    findingsIn(long);
    expect(process.cpuUsage(from).user / 1000).toBeLessThan(250);
  });
});
