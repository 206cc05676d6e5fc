// Where a view of the doors is drawn: first by the server, from then on by this device, in the language of the moment.
import { type ComponentType, hydrate, render } from 'preact';
import type { DoorView } from '#domain/site/view';
import { Failed } from '../views/notice.tsx';
import { titleOf } from '../views/title.ts';
import type { Voice } from '../views/voice.ts';
import { getJson } from './api.ts';
import { ownLocale } from './own-locale.ts';
import { ownTexts } from './own-texts.ts';
import { said } from './said.ts';

/** A place with its view. */
export interface Stage {
  view: DoorView;
  /** Draws another view; `turn` when it is another page, so that reading starts at its top. Rejects when its words did not arrive. */
  show(view: DoorView, turn?: boolean): Promise<void>;
  /** Draws the same view in another language. Rejects when its words did not arrive; then nothing changed. */
  speak(locale: string): Promise<void>;
}

/** Takes over a place that the server drew. Its words are fetched at once: a line that breaks later must not silence it. */
export function stageOf(place: HTMLElement, first: DoorView, Page: ComponentType<{ voice: Voice; view: DoorView }>): Stage {
  const site = document.title.split(' · ').at(-1) ?? '';
  let locale = said(place, 'locale');
  let isOurs = false;
  const texts = ownTexts(place);
  void wordsIn(locale).catch(() => undefined);

  const draw = async (view: DoorView, next: string): Promise<void> => {
    const [before, voice] = [await voiceOf(locale), await voiceOf(next)];
    silence(place);
    texts.comeBack();
    // Its number stands where only an engine without scripts shows it; this device makes its own.
    if (!isOurs) hydrate(<Page voice={before} view={first.page === 'refer' ? { ...first, receipt: null } : first} />, place);
    isOurs = true;
    stage.view = view;
    locale = next;
    render(<Page voice={voice} view={view} />, place);
    texts.areDrawn();
    document.title = `${titleOf(voice, view)} · ${site}`;
  };
  const stage: Stage = {
    view: first,
    async show(view, turn = false) {
      await draw(view, locale);
      const alert = place.querySelector<HTMLElement>('[data-alert]');
      if (turn) scrollTo(0, 0);
      (alert ?? (turn ? place.querySelector<HTMLElement>('h1') : null))?.focus();
    },
    speak: (next) => draw(stage.view, next),
  };
  return stage;
}

/** Says that it did not work and whom to call, in the few words that came with the page: for when no others arrived. */
export function sayFailed(place: HTMLElement): void {
  const { text, words } = JSON.parse(said(place, 'failed')) as { text: string; words: Record<string, string> };
  silence(place);
  const notice = document.createElement('div');
  notice.toggleAttribute('data-silent', true);
  place.prepend(notice);
  render(<Failed voice={{ locale: ownLocale(), words }} text={text} />, notice);
  notice.querySelector<HTMLElement>('[data-alert]')?.focus();
}

const silence = (place: HTMLElement): void => place.querySelector('[data-silent]')?.remove();

const asked = new Map<string, Promise<Record<string, string>>>();

function wordsIn(locale: string): Promise<Record<string, string>> {
  const known = asked.get(locale) ?? getJson<Record<string, string>>(`/data/door/${locale}.json`);
  asked.set(locale, known);
  known.catch(() => asked.delete(locale));
  return known;
}

const voiceOf = async (locale: string): Promise<Voice> => ({ locale, words: await wordsIn(locale) });
