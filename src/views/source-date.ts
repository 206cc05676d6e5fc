// When a source says what it says, in the language of the page.
import { NOTE_WORDS, noteWords } from '#domain/answers/note-words';
import { inOrder, isolated } from '#domain/language/right-to-left';
import { writtenLocale } from '#domain/language/written-locale';
import { dayText, type Frame, t } from '../i18n.ts';

/** The note of a source, or who published it, in the language of the page: known words and days are said in it, names stay. */
export function sourceDate(frame: Pick<Frame, 'words' | 'locale'>, note: string): string {
  const said = note
    .replace(NOTE_WORDS, (word) => t(frame, noteWords[word] ?? ''))
    .replace(/\d{4}-\d{2}(-\d{2})?(?!\d)/g, (date) => datedText(frame.locale, date));
  return inOrder(said, isolated, (phrase) => phrase);
}

/** A month (`YYYY-MM`) or a day in words, as `dayText` does; a bare year stays as it is. */
function datedText(locale: string, date: string): string {
  if (date.length !== 7) return dayText(locale, date);
  const form = new Intl.DateTimeFormat(writtenLocale(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return form.format(new Date(`${date}-15T12:00:00Z`));
}
