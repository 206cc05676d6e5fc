// What a case is called: two words out of a list, by its number at the desk. Nothing about the person is in it, and both languages say it.

/** Short, calm words that sound the same in Dutch and in English, and are nobody's name. */
const words = [
  ...['acacia', 'alpaca', 'anemone', 'arena', 'aroma', 'atlas', 'banjo', 'barometer', 'basalt', 'bazaar', 'begonia', 'bison', 'bolero'],
  ...['bonsai', 'boomerang', 'cactus', 'caravan', 'cello', 'concert', 'cosmos', 'delta', 'dingo', 'domino', 'echo', 'fjord', 'flamingo'],
  ...['fresco', 'fuchsia', 'gazelle', 'gecko', 'gong', 'haiku', 'harp', 'haven', 'impala', 'jade', 'jaguar', 'jazz', 'kayak'],
  ...['kiwi', 'koala', 'lama', 'lava', 'lotus', 'lynx', 'magnolia', 'mango', 'marathon', 'marimba', 'marmot', 'metro', 'mimosa'],
  ...['nectar', 'nova', 'ocelot', 'okapi', 'opera', 'orca', 'origami', 'otter', 'panda', 'papaya', 'parasol', 'piano', 'piccolo'],
  ...['pixel', 'polka', 'prisma', 'puma', 'quokka', 'radar', 'radio', 'rondo', 'safari', 'samba', 'sequoia', 'sitar', 'sonar'],
  ...['sorbet', 'studio', 'tango', 'tapir', 'tempo', 'trio', 'trombone', 'tuba', 'ukulele', 'veranda', 'wombat', 'zebra', 'zeppelin'],
  ...['zigzag', 'zinnia'],
];
/** A step that shares no factor with the number of names: neighbours in number differ in both words. */
const STEP = 3850;

/** The name of the case with this number, from 1; after the last pair of words they begin again, with a count. */
export function caseName(number: number): string {
  const all = words.length * words.length;
  const at = (number * STEP) % all;
  const round = Math.floor((number - 1) / all);
  const [first = '', second = ''] = [words[Math.floor(at / words.length)], words[at % words.length]];
  return `${first[0]?.toUpperCase()}${first.slice(1)} ${second}${round > 0 ? ` ${round + 1}` : ''}`;
}

/** What a line of the log calls a case; one written before cases had names shows what was drawn for it. */
export const loggedCase = ({ case_number: number, case_name: drawn }: { case_number: number | null; case_name: string | null }): string =>
  number === null ? (drawn ?? '') : caseName(number);
