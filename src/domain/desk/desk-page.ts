// What the desk's page is given with its markup: sentences, desks with their public keys, and nothing of any person.
import type { Desks } from './desk.ts';
import type { Regions } from '../areas/region.ts';
import type { ReplyTemplate } from './reply.ts';
import type { ReplyWords } from './reply-check.ts';

/** Handed to the page as one attribute. */
export interface DeskContent {
  locale: string;
  words: Record<string, string>;
  desks: Desks;
  templates: ReplyTemplate[];
  /** What replies are looked over for, by language. */
  checks: Record<string, ReplyWords>;
  /** What a link dials of the national lines, which anybody may find: a reply may name them. */
  publicNumbers: string[];
  /** Who can say that places are free, by record: organisations of the directory with a shelter. */
  providers: Record<string, string>;
  /** Which municipalities lie in which region; where a typed place lies is found on the device. */
  regions: Regions;
  /** What a person reads when their letters went to another desk, by language. */
  handedOver: Record<string, string>;
  /** What a person reads when a yes or a no that they said aloud was written down, by language. */
  heard: Record<string, string>;
}
