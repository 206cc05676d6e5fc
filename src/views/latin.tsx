// How the numbers in a field are read here, beside it: Latin digits, left to right in every script. A device writes it while one types.
import { latinNumbers } from '#domain/box/latin-numbers';
import { t } from '../i18n.ts';
import type { Voice } from './voice.ts';

export function Latin({ voice, of, typed }: { voice: Voice; of: string; typed: string }) {
  const [said, numbers] = [t(voice, 'latin.reads'), latinNumbers(typed)];
  return (
    <output class="vl-latin" for={of} data-said={said}>
      {numbers !== '' && (
        <>
          {said} <bdi dir="ltr">{numbers}</bdi>
        </>
      )}
    </output>
  );
}
