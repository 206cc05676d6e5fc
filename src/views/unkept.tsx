// What keeps the words of a form off the disk when its line breaks, or when something between here and us answers it.

/**
 * A browser that cannot send a form, or gets a page for an answer, keeps what it sent, to send it again: Chromium writes that into
 * its profile, except for a form that holds a password. This field is one: it has no name, so it is never sent, and it is seen by
 * nobody; `one-time-code` keeps password managers away.
 */
export const Unkept = () => <input type="password" defaultValue="-" size={1} autocomplete="one-time-code" hidden />;
