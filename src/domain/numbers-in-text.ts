// The numbers of the national desk and of emergencies inside a sentence, so that each can be tapped wherever it is said.

const dials: Record<string, string> = { '033 448 11 86': '+31334481186', '112': '112' };

/** A piece of a sentence; `tel` is there when it is a number. */
export interface Piece {
  text: string;
  tel?: string;
}

/** Cuts a sentence at its numbers. A number inside a longer one, or a name such as 112NL, is left alone. */
export const piecesOf = (sentence: string): Piece[] =>
  sentence.split(/(033 448 11 86|(?<![\d.])112(?![\dA-Za-z]|\.\d))/).map((text) => (dials[text] ? { text, tel: dials[text] } : { text }));
