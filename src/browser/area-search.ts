// <area-search>: finds the municipality on the device; the only request is for the whole list, so it tells nothing.
import { type Areas, findArea, type Municipality } from '#domain/areas';
import { getJson } from './api.ts';

class AreaSearch extends HTMLElement {
  #areas: Promise<Areas> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search(form).catch(() => form.submit());
    });
  }

  async #search(form: HTMLFormElement): Promise<void> {
    this.#areas ??= getJson<Areas>(this.dataset.areas ?? '');
    const typed = String(new FormData(form).get('place') ?? '');
    const answer = findArea(await this.#areas, typed);
    if (answer.kind === 'one') location.assign(this.#pageOf(answer.municipality));
    else this.#tell(answer.kind === 'choose' ? answer.municipalities : []);
  }

  #tell(choices: Municipality[]): void {
    const error = this.querySelector('#place-error');
    const field = this.querySelector('#place');
    const list = this.querySelector('[data-choices]');
    if (error) error.textContent = choices.length > 0 ? '' : (this.dataset.none ?? '');
    field?.toggleAttribute('aria-invalid', choices.length === 0);
    list?.replaceChildren(...(choices.length > 0 ? [this.#question(), this.#links(choices)] : []));
  }

  #question(): HTMLElement {
    const title = document.createElement('h2');
    title.textContent = this.dataset.choose ?? '';
    return title;
  }

  #links(choices: Municipality[]): HTMLElement {
    const list = document.createElement('ul');
    list.className = 'vl-list';
    for (const choice of choices) {
      const link = document.createElement('a');
      link.className = 'vl-button vl-button--quiet';
      link.href = this.#pageOf(choice);
      link.append(document.createElement('bdi'));
      (link.firstElementChild as HTMLElement).textContent = `${choice.name} (${choice.province})`;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    return list;
  }

  #pageOf({ slug }: Municipality): string {
    return `${this.dataset.target}${slug}/`;
  }
}

customElements.define('area-search', AreaSearch);
