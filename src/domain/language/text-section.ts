// A text in its sections: what stands above its first heading, and what stands below each.

/** One section: its heading as plain words, or none, and its markup. */
export interface TextSection {
  title: string | null;
  html: string;
}

const heading = /<h2[^>]*>([\s\S]*?)<\/h2>/;

/** The sections of markup, in order; what stands above the first heading only if there is something. */
export function sectionsOf(html: string): TextSection[] {
  const [first = '', ...rest] = html.split(/(?=<h2[\s>])/);
  const below = rest.map((part) => ({
    title: (heading.exec(part)?.[1] ?? '').replace(/<[^>]+>/g, '').trim(),
    html: part.replace(heading, '').trim(),
  }));
  return first.trim() === '' ? below : [{ title: null, html: first.trim() }, ...below];
}
