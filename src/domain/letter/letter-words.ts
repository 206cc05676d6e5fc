// The closed words of letters: what may be shared, with whom, and what a tap says. Codes, so that each side reads them in its own language.

/** What may be shared, in codes: the page says each in the person's own language, the desk in its own. */
export const sharedThings = ['letters', 'contact', 'needs'] as const;
/** With whom it may be shared; `desk` is another desk that would take over, `records` the desk's own case system. */
export const sharedWith = ['desk', 'shelter', 'lawyer', 'doctor', 'municipality', 'records', 'count', 'police'] as const;
/** What can be answered with one tap. */
export const taps = ['yes', 'no', 'later'] as const;
