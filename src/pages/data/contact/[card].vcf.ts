// A number to keep in a phone under an ordinary name (vCard 3.0, RFC 2426): nothing in it says whose number it is.
import { cardsIn } from '../../../care.ts';

export async function getStaticPaths() {
  return (await cardsIn()).map(({ card, text }) => ({ params: { card }, props: { text } }));
}

export function GET({ props }: { props: { text: string } }): Response {
  return new Response(props.text, { headers: { 'content-type': 'text/vcard; charset=utf-8' } });
}
