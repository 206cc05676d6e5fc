// What every view needs to speak: a language and its sentences.
import type { Frame } from '../i18n.ts';

export type Voice = Pick<Frame, 'locale' | 'words'>;
