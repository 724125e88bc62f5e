export const bases = ['meeting', 'agreement', 'conversation', 'own_word'] as const;
/** How somebody knows an organisation's people. */
export type Basis = (typeof bases)[number];

export const introductionAnswers = ['introduced', 'declined'] as const;
export type IntroductionAnswer = (typeof introductionAnswers)[number];

export const longestNote = 500;
export const longestMessage = 2000;
