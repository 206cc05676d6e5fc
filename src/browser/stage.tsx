// Where a view of the doors is drawn: first by the server, from then on by this device, in the language of the moment.
import { type ComponentType, hydrate, render } from 'preact';
import type { DoorView } from '#domain/site/view';
import { titleOf } from '../views/title.ts';
import type { Voice } from '../views/voice.ts';
import { getJson } from './api.ts';
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
  void wordsIn(locale).catch(() => undefined);

  const draw = async (view: DoorView, next: string): Promise<void> => {
    const [before, voice] = [await voiceOf(locale), await voiceOf(next)];
    if (!isOurs) hydrate(<Page voice={before} view={first} />, place);
    isOurs = true;
    stage.view = view;
    locale = next;
    render(<Page voice={voice} view={view} />, place);
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

const asked = new Map<string, Promise<Record<string, string>>>();

function wordsIn(locale: string): Promise<Record<string, string>> {
  const known = asked.get(locale) ?? getJson<Record<string, string>>(`/data/door/${locale}.json`);
  asked.set(locale, known);
  known.catch(() => asked.delete(locale));
  return known;
}

const voiceOf = async (locale: string): Promise<Voice> => ({ locale, words: await wordsIn(locale) });
