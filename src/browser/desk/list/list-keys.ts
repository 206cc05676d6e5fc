// The keys of the list: going through it, and looking for somebody.
import { useEffect } from 'preact/hooks';

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * The keys of the list: j and k (inside the list arrows too) go through all of it, whatever the headings, from the first row or from
 * where somebody was; a slash looks for somebody.
 */
export function useListKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target, key } = event;
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const list = document.querySelector('[data-list]');
      const by = key.length === 1 || list?.contains(document.activeElement) ? steps[key] : undefined;
      if (by === undefined && key !== '/') return;
      event.preventDefault();
      if (by === undefined) {
        document.querySelector<HTMLInputElement>('[name=filter]')?.focus();
        return;
      }
      const items = [...(list?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
      const at = items.indexOf(document.activeElement as HTMLButtonElement);
      items[at < 0 ? 0 : Math.max(0, Math.min(items.length - 1, at + by))]?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
