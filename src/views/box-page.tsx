// Every state of a letter box, from the door that asks for the number to its end: the same machine for both doors.
import type { DoorView } from '#domain/site/view';
import { Ended } from './ended.tsx';
import { Mailbox } from './mailbox.tsx';
import { NumberForm } from './number-form.tsx';
import type { Voice } from './voice.ts';

export function BoxPage({ voice, view }: { voice: Voice; view: DoorView }) {
  if (view.page === 'letters') return <NumberForm voice={voice} view={view} />;
  if (view.page === 'mailbox') return <Mailbox voice={voice} view={view} />;
  return view.page === 'refer' || view.page === 'sent' ? null : <Ended voice={voice} view={view} />;
}
