// Every state of writing, from the empty form to what comes after sending: the same machine for both doors.
import type { DoorView } from '#domain/site/view';
import { Ended } from './ended.tsx';
import { Refer } from './refer-form.tsx';
import { Sent } from './sent.tsx';
import type { Voice } from './voice.ts';

export function ReferPage({ voice, view }: { voice: Voice; view: DoorView }) {
  if (view.page === 'refer') return <Refer voice={voice} view={view} />;
  if (view.page === 'sent') return <Sent voice={voice} view={view} />;
  return view.page === 'letters' || view.page === 'mailbox' ? null : <Ended voice={voice} view={view} />;
}
