// What the note of a source is made of, so that every language can say it.

/** What the note of a source is made of besides days and years, with the sentence of the interface for each. */
export const noteWords: Record<string, string> = {
  'consolidated text, BZK law corpus': 'date.consolidated',
  'older consolidated text': 'date.older-text',
  'consolidated text, public copy': 'date.public-copy',
  'parliamentary document, unofficial reader': 'date.parliament',
  'quoted elsewhere, page not read': 'date.quoted',
  'site renewed since': 'date.renewed',
  'newer site layout': 'date.newer-site-layout',
  'still current on': 'date.still-current',
  'report published': 'date.report',
  'archived copy': 'date.archived',
  'machine summary': 'date.machine',
  'newest layer': 'date.newest-layer',
  'text in force': 'date.text-in-force',
  'older amounts': 'date.older-amounts',
  'older site': 'date.older-site',
  'text layer': 'date.text-layer',
  'treaty of': 'date.treaty-of',
  'version of': 'date.version',
  'changed in': 'date.changed',
  'old site': 'date.old-site',
  'copy of': 'date.copy-of',
  'or later': 'date.or-later',
  'in force': 'date.in-force',
  undated: 'date.undated',
  before: 'date.before',
  recent: 'date.recent',
  after: 'date.after',
  about: 'date.about',
  layer: 'date.layer',
  pilot: 'date.pilot',
};
/** All of them, the longest first, as a pattern. */
export const knownNotes = Object.keys(noteWords)
  .sort((a, b) => b.length - a.length)
  .join('|');
export const NOTE_WORDS = new RegExp(`\\b(?:${knownNotes})\\b`, 'g');
