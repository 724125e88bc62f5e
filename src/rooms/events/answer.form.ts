import { z } from 'zod';
import { findCountry } from '#rooms/places/countries.ts';
import {
	choicesOf,
	isAsked,
	keptFileIn,
	type Question,
	type QuestionKind,
	type Sent
} from './question.ts';

export type AnswerProblem = { questionId: string; reason: string };
export type Answers = { answers: Map<string, unknown>; problems: AnswerProblem[] };

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });
const phone = /^\+?[\d\s()/.-]{5,30}$/;

/** What is wrong with one answer that is there, as a stable word. */
const faults: Partial<Record<QuestionKind, (text: string) => string | undefined>> = {
	short_text: (text) => (text.length > 300 ? 'answer_too_long' : undefined),
	long_text: (text) => (text.length > 5_000 ? 'answer_too_long' : undefined),
	number: (text) => (/^-?\d{1,12}([.,]\d{1,6})?$/.test(text) ? undefined : 'answer_no_number'),
	date: (text) => (z.iso.date().safeParse(text).success ? undefined : 'date_missing'),
	country: (text) => (findCountry(text) ? undefined : 'choice_missing'),
	phone: (text) => (phone.test(text) ? undefined : 'answer_no_phone'),
	web_address: (text) => (webAddress.safeParse(text).success ? undefined : 'wrong_web_address')
};

type Given = {
	typeId: string | null;
	sent: Sent;
	/** By question, the files that came along or were given before. */
	files?: ReadonlyMap<string, unknown>;
};

/** The answers to what was asked; what was not asked is left out, whatever was sent for it. */
export function readAnswers(
	questions: readonly Question[],
	{ typeId, sent, files }: Given
): Answers {
	const answers = new Map<string, unknown>();
	const problems: AnswerProblem[] = [];
	for (const question of questions) {
		if (!isAsked(question, questions, { typeId, sent })) continue;
		if (question.kind === 'file') {
			const file = files?.get(question.id);
			if (file) answers.set(question.id, file);
			else if (question.isRequired)
				problems.push({ questionId: question.id, reason: 'file_missing' });
			continue;
		}
		const texts = sent(question.id)
			.map((text) => text.trim())
			.filter(Boolean);
		const reason = faultOf(question, texts);
		if (reason) problems.push({ questionId: question.id, reason });
		else if (texts.length > 0) answers.set(question.id, valueOf(question, texts));
	}
	return { answers, problems };
}

function faultOf(question: Question, texts: readonly string[]): string | undefined {
	const { kind, isRequired } = question;
	if (texts.length === 0)
		return isRequired ? (kind === 'consent' ? 'consent_missing' : 'answer_missing') : undefined;
	const choices = choicesOf(question);
	if (choices.length > 0)
		return texts.every((text) => choices.includes(text)) ? undefined : 'choice_missing';
	return texts.map((text) => faults[kind]?.(text)).find(Boolean);
}

function valueOf({ kind }: Question, texts: readonly string[]): unknown {
	const [first = ''] = texts;
	if (kind === 'many_of') return [...new Set(texts)];
	if (kind === 'number') return Number(first.replace(',', '.'));
	return first;
}

/** A kept answer as the form would have sent it. */
export function textsOf(value: unknown): string[] {
	const file = keptFileIn(value);
	if (file) return [file.name];
	return (Array.isArray(value) ? value : [value]).map(String);
}
