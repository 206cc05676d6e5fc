// The language a page is written in, from its address: a translator of the browser changes the document, never the address.

/** The language of this page, as it was built. */
export const ownLocale = (): string => location.pathname.split('/')[1] ?? '';
