// Who helps here, by example: tables that a care coordinator can check, from what somebody needs to the contacts in order.
import { describe, expect, it } from 'vitest';
import { reasonsInWords } from '#domain/care/because';
import type { CareStep } from '#domain/care/find-care';
import { interfaceIn, locales } from '../content/texts.ts';
import { cells, inShort, named, needIn, phonedAgo, recordsFor, steps, unphoned } from './care-directory.ts';

// As if nobody has phoned anybody yet. 112 stands before every row; CoMensha stands between the first two lists.
// A list that ends in … goes on. Who needs it is in Den Haag, unless the row says where.
const examples = {
  'who it is': `
    need                  | before CoMensha                | the region         | lines for something special              | why
    nothing               |                                | rc-haag-vt rc-haag |                                          | CoMensha and the region are for everybody; the number that is ready first
    under-18              | nl-veiligthuis nl-kindertelefoon | rc-haag-vt rc-haag | nl-chatmetfier nl-dci nl-nidos nl-mum  | CoMensha names adults; two lines that are ready name children
    18-22                 |                                | rc-haag-vt rc-haag | nl-veiligthuis sh-cosm nl-chatmetfier    | CoMensha names this age, so nobody passes it
    23-plus               |                                | rc-haag-vt rc-haag | nl-veiligthuis sh-cosm nl-chatmetfier    | CoMensha names this age too
    women                 |                                | rc-haag rc-haag-vt | sh-omm sh-cosm sh-scharlakenkoord        | the desk that names women before the one that does not; towns that a source names are no area
    men                   |                                | rc-haag rc-haag-vt | sh-omm                                   | no line that is for women; the region stays whole
    couples               |                                | rc-haag-vt rc-haag |                                          | no source names couples: nothing is made up, and everybody is asked all the same
    families              |                                | rc-haag-vt rc-haag |                                          | nobody here and no line of the whole country names families
    children              |                                | rc-haag-vt rc-haag | sh-omm sh-cosm                           | places that name children, the one for everybody before the one for some
    groups                |                                | rc-haag-vt rc-haag | sh-labourbeds                            | beds for groups; CoMensha names groups too
    lgbtq                 |                                | rc-haag-vt rc-haag |                                          | no source names them, and nobody sends them away
    transgender           |                                | rc-haag rc-haag-vt |                                          | the desk of the region that names them first
    young-people          | nl-keerpunt                    | rc-haag-vt rc-haag |                                          | CoMensha does not name young people; a line that is ready does
    workers               |                                | rc-haag-vt rc-haag | nl-barka nl-fairwork nl-workinnl         | lines for people who work, none of a kind that passes CoMensha
    without-papers        |                                | rc-haag-vt rc-haag | sh-ldh nl-dokters nl-fairwork nl-los     | lines that name people without papers
    women, children       |                                | rc-haag rc-haag-vt | sh-omm sh-cosm sh-scharlakenkoord        | one desk names one of the two; two places name both`,
  'what happens': `
    need                  | before CoMensha | the region         | lines for something special     | why
    sexual                |                 | rc-haag-vt rc-haag | nl-csg nl-chatmetfier nl-helpwanted …  | both desks name it: the one that is ready first; so with the lines
    labour                |                 | rc-haag-vt rc-haag | nl-nla nl-barka nl-schadefonds …       | the inspection for work is ready to show
    criminal              |                 | rc-haag rc-haag-vt | nl-keerpunt nl-schadefonds nl-mum      | the desk of the region that names it first
    organs                |                 | rc-haag-vt rc-haag | nl-schadefonds                         | no desk here names it and both stay; CoMensha does; a line that names every form is not there for this one
    other                 |                 | rc-haag-vt rc-haag |                                        | as with an organ, and no line is there for this alone`,
  'what comes along': `
    need                  | before CoMensha | the region         | lines for something special     | why
    disability            |                 | rc-haag-vt rc-haag | sh-omm                          | a trouble adds a line and takes nobody away
    mental-health         |                 | rc-haag-vt rc-haag | sh-omm                          | as above
    addiction             |                 | rc-haag-vt rc-haag | sh-omm                          | as above
    several-problems      |                 | rc-haag-vt rc-haag | sh-omm                          | as above
    hearing-speech        |                 | rc-haag-vt rc-haag | nl-teletolk nl-112nl            | interpreters between phone and text`,
  'when, who calls, in which language': `
    need                  | before CoMensha | the region         | lines for something special     | why
    tonight               |                 | rc-haag-vt rc-haag | nl-veiligthuis nl-csg nl-113    | three answer day and night: an advice line first, the one that is to be checked last
    tonight, sexual       |                 | rc-haag-vt rc-haag | nl-csg nl-veiligthuis nl-113 …  | naming it weighs more than giving advice; who sleeps comes after
    tonight, labour       |                 | rc-haag-vt rc-haag | nl-veiligthuis nl-113 nl-nla …  | the centre for sexual harm is for others
    tonight, professional |                 | rc-haag-vt rc-haag | nl-veiligthuis nl-csg nl-los nl-mum | who is awake first; then the two lines that are there for professionals
    tonight, in Almere    |                 | rc-flevo-vt sh-blijf | nl-veiligthuis nl-csg nl-113    | the region answers at night too and stays before the lines
    tonight, in Utrecht   |                 | rc-utrecht-vt rc-utrecht-mov | nl-veiligthuis nl-csg nl-113 | of two in the region, the one that answers at night
    speaks pl             |                 | rc-haag-vt rc-haag | nl-barka nl-juridischloket      | who speaks a language is found by it
    workers, speaks pl    |                 | rc-haag-vt rc-haag | nl-barka nl-fairwork nl-juridischloket nl-workinnl | the line that speaks it first
    workers, speaks bg    |                 | rc-haag-vt rc-haag | nl-barka nl-fairwork nl-juridischloket nl-workinnl | being for everybody weighs more than the language
    professional          |                 | rc-haag-vt rc-haag | nl-los nl-mum                   | two lines are there for professionals and not for people themselves
    near                  |                 | rc-haag-vt rc-haag | nl-mma nl-mum                   | the line to tell without a name is there for those near
    without-papers, self  |                 | rc-haag-vt rc-haag | sh-ldh nl-dokters nl-fairwork   | the line that names only professionals is for others`,
  'all together, and elsewhere': `
    need                                | before CoMensha           | the region     | lines for something special             | why
    under-18, sexual, women             | nl-veiligthuis nl-kindertelefoon | rc-haag rc-haag-vt | sh-omm nl-chatmetfier nl-dci …          | a child who tells more keeps the lines that name children; who names two before who names one
    young-people, criminal, in Utrecht  | rc-utrecht-vt nl-keerpunt | rc-utrecht-mov | nl-schadefonds nl-mum                   | a line and a desk of the region name both and are ready
    women, children, sexual, 23-plus    |                           | rc-haag rc-haag-vt | sh-cosm sh-omm …                    | the shelter that names all of it heads the lines, and never the page
    workers, in Amsterdam               |                           | rc-amsterdam   | nl-barka nl-fairwork nl-workinnl        | this town is among those the first line names
    workers, in Groningen               |                           | rc-groningen   | nl-fairwork nl-barka nl-workinnl        | and this one is not: it stands behind who works everywhere and can be reached, and one can ask
    women, sexual, in Deventer          |                           | rc-ijsselland  | sh-omm sh-cosm sh-scharlakenkoord …     | a line that names this town
    families, in Zwolle                 |                           | rc-ijsselland  | sh-kadera                               | a shelter of this region names families
    families, in Maastricht             |                           | rc-limbzuid    |                                         | and it is not for here
    in no place                         |                           |                |                                         | 112 and CoMensha are always there
    under-18, in no place               | nl-veiligthuis nl-kindertelefoon |         | nl-chatmetfier nl-dci nl-nidos nl-mum   | lines of the whole country need no place`,
  'in the regions': `
    need           | before CoMensha | the region                   | lines | why
    in Amsterdam   |                 | rc-amsterdam                 |       | one record for the city
    in Utrecht     |                 | rc-utrecht-vt rc-utrecht-mov |       | the number that is ready, though for some, before the one to be confirmed
    in Den Haag    |                 | rc-haag-vt rc-haag           |       | the number that is ready before the one to be confirmed
    in Doetinchem  |                 | rc-nog-vt rc-nog-mee sh-moviera |       | ready and for everybody before to be confirmed and under 23 only
    in Arnhem      |                 | rc-geldermid-vt rc-geldermid |       | both to be confirmed and for everybody: as the list has them
    in Nijmegen    |                 | rc-geldzuid                  |       | the south of Gelderland has a record of its own
    in Almelo      |                 | rc-twente                    |       | a site without a phone is still a way to reach it
    in Helmond     |                 | rc-helmond                   |       | no way to reach it is known, and it is shown after CoMensha all the same
    in Rotterdam   |                 | rc-rotterdam                 |       | one record
    in Groningen   |                 | rc-groningen                 |       | one record, with a mail address and no phone
    in Almere      |                 | rc-flevo-vt sh-blijf         |       | a line, and a shelter that also arranges care
    in Middelburg  |                 | rc-zeeland                   |       | one record`,
};

const listed = (text = ''): string[] => text.split(' ').filter(Boolean);

describe.each(Object.entries(examples))('%s', (_subject, table) => {
  it.each(cells(table))('%s: [%s] CoMensha [%s] [%s], because %s', (words, first, region, special) => {
    const all = steps(unphoned, needIn(words));
    const of = (reason: CareStep['reason']): string[] => all.filter((step) => step.reason === reason).map(({ service }) => service.record);
    expect(all.map(({ service }) => service.record).slice(0, listed(first).length + 2)).toEqual([
      'nl-112',
      ...listed(first),
      'nl-comensha',
    ]);
    expect([of('first'), of('region')]).toEqual([listed(first), listed(region)]);
    const [told, shown] = [listed(special), of('special')];
    const goesOn = told.at(-1) === '…';
    expect(goesOn ? [...shown.slice(0, told.length - 1), '…'] : shown).toEqual(told);
    expect(shown.length > told.length - 1 || !goesOn).toBe(true);
  });
});

// What stands beside a contact, in short. The sentences are in the interface.
const whys = `
  need                       | contact          | because
  nothing                    | nl-112           | danger
  nothing                    | nl-comensha      | national, not-phoned
  nothing                    | rc-haag          | region, not-phoned
  under-18                   | nl-kindertelefoon | special, names under-18, not-phoned
  under-18                   | nl-comensha      | national, for-others under-18, not-phoned
  women, labour, addiction   | rc-haag-vt       | region, not-named women, names labour, not-named addiction, not-phoned
  couples, self              | nl-comensha      | national, not-named couples, names self, not-phoned
  workers, in Amsterdam      | nl-barka         | town, names workers, not-phoned
  workers, speaks pl         | nl-barka         | town, names workers, speaks, not-phoned
  tonight                    | nl-veiligthuis   | special, round-the-clock, not-phoned
  tonight                    | nl-comensha      | national, not-at-night, not-phoned
  tonight                    | rc-haag          | region, night-unknown, not-phoned
  young-people, criminal, in Utrecht | rc-utrecht-vt | region, names young-people, names criminal, not-phoned`;

describe('the reasons', () => {
  it.each(cells(whys))('for somebody who needs %s: %s, because %s', (words, record, because) => {
    const step = steps(unphoned, needIn(words)).find(({ service }) => service.record === record);
    expect(inShort(step?.because ?? []).join(', ')).toBe(because);
  });
});

describe('the reasons in words', () => {
  it.each(locales)('(%s) tell what a record names in one sentence and what it does not in another, each by its own words', (locale) => {
    const words = interfaceIn(locale);
    const step = steps(unphoned, needIn('women, children, labour, addiction')).find(({ service }) => service.record === 'rc-haag');
    if (!step) throw new Error('no rc-haag');
    const sentence = (code: string, terms: string[]): string =>
      (words[`because.${code}`] ?? '').replace('{what}', terms.map((term) => words[`term.${term}`]).join('; '));
    expect(reasonsInWords(words, step)).toEqual([
      words['because.region'],
      sentence('names', ['group.women', 'form.labour']),
      sentence('not-named', ['group.children', 'also.addiction']),
      words['because.not-phoned'],
    ]);
  });

  it('are never made up: a language without a sentence for a reason is a fault', () => {
    const [danger] = steps(unphoned, needIn('nothing'));
    expect(() => danger && reasonsInWords({}, danger)).toThrow('because.danger');
  });
});

// One contact that somebody phoned, some days before; nobody else.
const phoned = `
  phoned        | days | need                    | stands  | why
  rc-haag       | 0    | nothing                 | first   | phoned today: the region before CoMensha
  rc-haag       | 90   | labour                  | first   | phoned within 90 days, and it names work
  rc-haag       | 91   | labour                  | first   | a while ago, which still counts
  rc-haag       | 180  | labour                  | first   | the last day that counts
  rc-haag       | 181  | labour                  | region  | too long ago
  rc-haag       | 0    | women, labour           | first   | it names both
  rc-haag       | 0    | under-18, labour        | first   | it names work, and its source says nothing about ages
  rc-haag       | 0    | couples                 | first   | it is of this region, and its source does not send couples away
  rc-haag       | 0    | organs                  | region  | it does not name this
  rc-haag       | 0    | addiction               | first   | a trouble that comes along never takes a place away
  rc-haag       | 0    | labour, professional    | first   | who calls takes no place away
  rc-nog-mee    | 0    | in Doetinchem           | region  | for some only, and nobody said who they are
  rc-nog-mee    | 0    | under-18, in Doetinchem | first   | now they did
  rc-helmond    | 0    | in Helmond              | region  | phoned, and still there is no way to reach it
  nl-fairwork   | 0    | labour                  | first   | a line for work that names it
  nl-fairwork   | 0    | nothing                 | nowhere | nobody asked for something special
  nl-fairwork   | 0    | labour, women           | first  | it names work, and does not send women away
  nl-fairwork   | 0    | sexual                  | nowhere | it is for work
  sh-cosm       | 0    | women, sexual, 23-plus  | special | a shelter never stands first, however well it fits
  nl-veiligthuis | 0   | tonight                 | special | nobody said what happens: no line of the whole country passes CoMensha
  nl-schadefonds | 0   | labour                  | special | money is not who looks after somebody
  nl-mma        | 0    | labour, near            | special | nor is a line to report to
  nl-teletolk   | 0    | hearing-speech          | special | nor is an interpreter
  nl-iom        | 0    | labour                  | nowhere | going back is the person's own choice
  nl-0900       | 0    | labour                  | nowhere | and so are the police
  nl-comensha   | 181  | labour                  | national | CoMensha stays where it is, phoned or not`;

describe('a contact that somebody phoned', () => {
  it.each(cells(phoned))('%s, %s days ago, for somebody who needs %s, stands %s: %s', (record = '', days, words, place) => {
    const among = phonedAgo(record, Number(days));
    const step = steps(among, needIn(words)).find(({ service }) => service.record === record);
    expect(step?.reason ?? 'nowhere').toBe(place);
    const told = Number(days) > 180 ? 'phoned-long-ago' : 'phoned';
    if (step) expect(inShort(step.because)).toContain(told);
    expect(named(record, among).assured_date).not.toBeNull();
    expect(recordsFor(among, needIn(words)).filter((each) => each === 'nl-comensha')).toHaveLength(1);
  });
});
