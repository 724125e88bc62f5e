import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Basis, IntroductionAnswer } from './introduction.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const bases: Record<Basis, Say> = {
	meeting: m.introductions_basis_meeting,
	agreement: m.introductions_basis_agreement,
	conversation: m.introductions_basis_conversation,
	own_word: m.introductions_basis_own_word
};
const answers: Record<IntroductionAnswer, Say> = {
	introduced: m.introductions_answer_introduced,
	declined: m.introductions_answer_declined
};

export const sayBasis = (basis: Basis, locale: Locale): string => bases[basis]({}, { locale });
export const sayAnswer = (answer: IntroductionAnswer, locale: Locale): string =>
	answers[answer]({}, { locale });
