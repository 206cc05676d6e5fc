// What the desk writes for itself about a case: notes, calls and tasks with a day. Locked to the desk; the person never sees them.
import { useState } from 'preact/hooks';
import type { Thread } from '#domain/desk/desk-answer';
import { type NoteKind, noteKinds } from '#domain/desk/desk-note';
import { cleanText } from '#domain/letter/clean-text';
import { NOTE_MAX } from '#domain/desk/note';
import { deskSigner } from '../../../crypto/keyset.ts';
import { sealNote } from '../../../crypto/letter.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { toBase64 } from '../../../crypto/seal.ts';
import { ActForm, act, Press, Push, Result, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import { Fold } from '../seat/fold.tsx';
import { dayText } from '../seat/here.ts';
import type { OpenCase } from './open-case.ts';

const empty: { kind: NoteKind; text: string; due: string } = { kind: 'note', text: '', due: '' };

export function Notes({ at }: { at: OpenCase }) {
  const { say } = at.here;
  const isOpen = (each: OpenCase['notes'][number]): boolean => each.kind === 'task' && each.done_on === null;
  const tasks = at.notes.filter(isOpen).sort((a, b) => (a.due_on ?? '').localeCompare(b.due_on ?? ''));
  const others = at.notes.filter((each) => !isOpen(each)).reverse();
  return (
    <>
      {at.notes.length > 0 && (
        <section class="vl-card vl-noprint" data-notes>
          <h2>{say('note.title')}</h2>
          {[...tasks, ...others].map((each) => (
            <OneNote key={each.note} at={at} note={each} />
          ))}
        </section>
      )}
      <WriteNote at={at} />
    </>
  );
}

type NoteProps = { at: OpenCase; note: OpenCase['notes'][number] };

function OneNote({ at, note }: NoteProps) {
  const { here, thread } = at;
  const { say, content } = here;
  const day = (on: string | null): string => (on === null ? '' : dayText(content.locale, on));
  const isLate = note.kind === 'task' && note.done_on === null && note.due_on !== null && note.due_on <= thread.today;
  return (
    <div class="vl-note" data-note={note.kind} data-late={isLate || undefined} data-done={note.done_on !== null || undefined}>
      <p>
        <strong>{say(`note.${note.kind}`)}</strong>
        {note.due_on !== null && ` · ${say('note.due', { day: day(note.due_on) })}`}
        {note.done_on !== null && ` · ${say('note.done', { day: day(note.done_on) })}`}
        <span class="vl-soft">
          {' '}
          {note.name}, {day(note.written_on)}
        </span>
      </p>
      <p class="vl-words" dir="auto">
        {note.opened?.text ?? say('note.closed')}
      </p>
      <NoteActions at={at} note={note} />
    </div>
  );
}

function NoteActions({ at: { here, mailbox, show, load }, note }: NoteProps) {
  const { say } = here;
  const acting = useActing(here, load);
  const [isSure, setSure] = useState(false);
  const finish = async (): Promise<void> =>
    show(await act<Thread>('finish-task', { mailbox, note: note.note, done: note.done_on === null }));
  const drop = async (): Promise<void> => show(await act<Thread>('drop-note', { mailbox, note: note.note }));
  return (
    <span class="vl-actions">
      {note.kind === 'task' && (
        <Push acting={acting} work={finish} look="link">
          {say(note.done_on === null ? 'note.finish' : 'note.not-done')}
        </Push>
      )}
      {isSure ? (
        <Push acting={acting} work={drop} look="link">
          {say('note.drop-sure')}
        </Push>
      ) : (
        <button class="vl-link" type="button" onClick={() => setSure(true)}>
          {say('note.drop')}
        </button>
      )}
      <Result of={acting} />
    </span>
  );
}

type Draft = typeof empty;

function WriteNote({ at }: { at: OpenCase }) {
  const { here, mailbox, show, load } = at;
  const { say } = here;
  const acting = useActing(here, load);
  const [draft, keep, drop] = useDraft(mailbox, 'note', empty);
  const { kind, text, due } = draft;
  const isStopped = cleanText(text) === '' || (kind === 'task' && due === '');
  const write = async (): Promise<string> => {
    const next = await act<Thread>('note', await sealedNote(at, draft), [mailbox, draft]);
    drop();
    await show(next);
    return say('note.kept');
  };
  return (
    <Fold title={say('note.write')} startsOpen={text !== ''} is="note">
      <ActForm acting={acting} stopped={isStopped} work={write}>
        <KindFields say={say} draft={draft} keep={keep} />
        <label class="vl-field">
          {say('note.words')}
          <textarea
            class="vl-short"
            name="note"
            dir="auto"
            maxLength={NOTE_MAX}
            spellcheck={false}
            autocomplete="off"
            readOnly={acting.busy}
            value={text}
            onInput={(event) => keep({ ...draft, text: event.currentTarget.value })}
          />
        </label>
        <Press acting={acting} stopped={isStopped}>
          {say('note.button')}
        </Press>
      </ActForm>
      <p class="vl-soft">{say('note.how')}</p>
    </Fold>
  );
}

/** Locked to the desk alone. */
async function sealedNote({ here: { content }, seat, mailbox }: OpenCase, { kind, text, due }: Draft) {
  const [newest] = seat.keys;
  if (!newest) throw new Error('no key of the desk');
  const { me } = seat;
  const note = newDraft();
  const words = { mailbox, note, desk: me.desk, author: me.name, text: cleanText(text), by: await deskSigner(newest.identity) };
  const sealed = toBase64(await sealNote(words, content.desks[me.desk]?.recipients ?? []));
  return { mailbox, note, kind, due_on: kind === 'task' ? due : null, sealed };
}

/** What it is, and for a task the day. */
function KindFields({ say, draft, keep }: { say: OpenCase['here']['say']; draft: Draft; keep(draft: Draft): void }) {
  const { kind, due } = draft;
  return (
    <>
      <label class="vl-field">
        {say('note.what')}
        <select name="note-kind" value={kind} onChange={(event) => keep({ ...draft, kind: event.currentTarget.value as NoteKind })}>
          {noteKinds.map((each) => (
            <option key={each} value={each}>
              {say(`note.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {kind === 'spoke' && <p class="vl-soft">{say('note.stops-clock')}</p>}
      {kind === 'task' && (
        <label class="vl-field">
          {say('note.due-on')}
          <input type="date" name="note-due" value={due} onInput={(event) => keep({ ...draft, due: event.currentTarget.value })} />
        </label>
      )}
    </>
  );
}
