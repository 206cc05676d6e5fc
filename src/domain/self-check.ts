// Situations people tell about: fifteen questions, none required, no score and no verdict.

/** How many questions there are; their words are `check.1` … `check.15`. */
export const CHECK_QUESTIONS = 15;

/** The answers to each, always in this order. */
export const checkAnswers = ['yes', 'no', 'sometimes', 'unsaid'] as const;

/** Answers after which 112 stands first: cannot leave, is threatened, is afraid of saying no. */
export const dangerAnswers: readonly { question: number; answer: (typeof checkAnswers)[number] }[] = [
  { question: 1, answer: 'no' },
  { question: 1, answer: 'sometimes' },
  { question: 10, answer: 'yes' },
  { question: 10, answer: 'sometimes' },
  { question: 14, answer: 'yes' },
  { question: 14, answer: 'sometimes' },
];
