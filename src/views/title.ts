// The title of a page of the doors, neutral: it stands in the history of a phone. What was not taken is said there too.
import type { DoorView } from '#domain/site/view';
import { t } from '../i18n.ts';
import type { Voice } from './voice.ts';

export function titleOf(voice: Voice, view: DoorView): string {
  const isWriting = view.page === 'refer' || view.page === 'sent' || view.page === 'stopped';
  const title = t(voice, isWriting ? 'nav.refer' : 'nav.letters');
  return isRefused(view) ? `${t(voice, 'refused.page')} · ${title}` : title;
}

function isRefused(view: DoorView): boolean {
  if ('refusals' in view && view.refusals.length > 0) return true;
  if (view.page === 'refer') return view.state !== 'open' && view.state !== 'sending';
  if (view.page === 'mailbox') return view.outcome === 'failed' || view.outcome === 'not-stored';
  return 'failed' in view && view.failed;
}
