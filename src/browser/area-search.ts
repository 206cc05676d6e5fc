// <area-search>: finds the municipality on the device; the only requests are for whole lists, so they tell nothing.
import { type AreaIndex, type Areas, type Districts, indexAreas, indexDistricts, type NamedArea } from '#domain/areas/area-index';
import { areaLabel, choicesOf, isRefusal, sentenceOf } from '#domain/areas/area-label';
import { type AreaAnswer, searchArea } from '#domain/areas/areas';
import { getJson } from './api.ts';
import { said } from './said.ts';

class AreaSearch extends HTMLElement {
  #areas: Promise<AreaIndex> | undefined;
  #districts: Promise<AreaIndex> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search(form).catch(() => form.submit());
    });
  }

  async #search(form: HTMLFormElement): Promise<void> {
    const typed = String(new FormData(form).get('place') ?? '');
    const answer = await this.#find(typed);
    if (answer.kind === 'one') location.assign(this.#pageOf(answer.municipality.slug));
    else this.#tell(answer);
  }

  async #find(typed: string): Promise<AreaAnswer> {
    this.#areas ??= getJson<Areas>(said(this, 'areas')).then(indexAreas);
    const areas = await this.#areas;
    const load = () => getJson<Districts>(said(this, 'districts')).then((districts) => indexDistricts(areas, districts));
    return searchArea(areas, () => (this.#districts ??= load()), typed);
  }

  #tell(answer: AreaAnswer): void {
    const [sentence, choices] = [sentenceOf(answer), choicesOf(answer)];
    const words = said(this, `find-${sentence}`);
    const error = this.querySelector('#place-error');
    if (error) error.textContent = isRefusal(sentence) ? words : '';
    this.querySelector('#place')?.toggleAttribute('aria-invalid', sentence === 'none');
    const title = isRefusal(sentence) ? said(this, 'find-choose') : words;
    this.querySelector('[data-choices]')?.replaceChildren(...(choices.length > 0 ? [titled(title), this.#links(choices)] : []));
  }

  #links(choices: NamedArea[]): HTMLElement {
    const list = document.createElement('ul');
    list.className = 'vl-list';
    for (const { name, municipality } of choices) {
      const link = document.createElement('a');
      link.className = 'vl-button vl-button--quiet';
      link.href = this.#pageOf(municipality.slug);
      const label = document.createElement('bdi');
      label.textContent = areaLabel(name, municipality, said(this, 'in'));
      link.append(label);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    return list;
  }

  #pageOf(slug: string): string {
    const part = 'part' in this.dataset ? said(this, 'part') : '';
    return `${said(this, 'target')}${slug}/${part}`;
  }
}

function titled(text: string): HTMLElement {
  const title = document.createElement('h2');
  title.textContent = text;
  return title;
}

customElements.define('area-search', AreaSearch);
