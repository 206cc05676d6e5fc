// What the desk's page is given with its markup: sentences, desks with their public keys, and nothing of any person.
import type { Desks } from './desk.ts';
import type { Regions } from './region.ts';
import type { ReplyTemplate } from './reply.ts';

/** Handed to the page as one attribute. */
export interface DeskContent {
  locale: string;
  words: Record<string, string>;
  desks: Desks;
  templates: ReplyTemplate[];
  /** Which municipalities lie in which region; where a typed place lies is found on the device. */
  regions: Regions;
  /** What a person reads when their letters went to another desk, by language. */
  handedOver: Record<string, string>;
}
