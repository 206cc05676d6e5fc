// A picture beside its word, out of the sprite of the page; said to nobody, since the word stands beside it.
import { pictureOf, turning } from '#domain/site/picture';

export function Picture({ of }: { of: string }) {
  const drawing = pictureOf(of);
  if (drawing === null) return null;
  return (
    <svg class={turning.includes(drawing) ? 'vl-picture vl-picture--turns' : 'vl-picture'} width={24} height={24} aria-hidden="true">
      <use href={`#${drawing}`} />
    </svg>
  );
}
