// What a reply is looked over for: a place, a moment, a number, and the police without what talking to them can start.
import { describe, expect, it } from 'vitest';
import { findingsIn } from '#domain/reply';

describe('the check on a reply', () => {
  it.each([
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
    ['Bel 112, of CoMensha op 033 448 11 86.', []],
    ['De politie helpt.', ['police']],
    ['Praten met de politie kan een onderzoek starten, ook als je besluit geen aangifte te doen.', []],
    ['يمكنك الذهاب إلى الشرطة', ['police']],
    ['Er zijn 3 kamers en 2 advocaten.', []],
  ])('of “%s” finds %j', (text, found) => {
    expect(findingsIn(text)).toEqual(found);
  });
});
