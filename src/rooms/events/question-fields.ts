import { isId } from '#platform/ids.ts';
import { locales, type Locale } from '#platform/locale.ts';
import type { Texts } from './event.ts';
import {
	prefills,
	questionKinds,
	stages,
	type Option,
	type Question,
	type QuestionKind
} from './question.ts';
import type { QuestionDraft } from './questions.server.ts';

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim().replace(/\r\n/g, '\n') : '';
};

/** One text in the languages of a form's fields `label.pl`, `label.en` … */
export const textsIn = (form: FormData, name: string): Texts =>
	Object.fromEntries(
		locales
			.map((locale) => [locale, textIn(form, `${name}.${locale}`)] as const)
			.filter(([, text]) => text)
	);

export function questionIn(
	form: FormData,
	before: Question | undefined,
	original: Locale
): QuestionDraft | undefined {
	const kind = questionKinds.find((one) => one === textIn(form, 'kind'));
	const stage = stages.find((one) => one === textIn(form, 'stage'));
	if (!kind || !stage) return undefined;
	const awaited = form.getAll('shown_if').map((value) => String(value).split(':'));
	const [first] = awaited;
	const shownIfQuestionId = isId(first?.[0]) ? first[0] : null;
	return {
		stage,
		kind,
		labels: textsIn(form, 'label'),
		hints: textsIn(form, 'hint'),
		options: hasOptions(kind)
			? optionsIn(textsIn(form, 'options'), before?.options ?? [], original)
			: [],
		isRequired: form.has('required'),
		participantTypeIds: form.getAll('types').map(String).filter(isId),
		shownIfQuestionId,
		shownIfValues: awaited
			.filter(([id]) => id === shownIfQuestionId)
			.map(([, value = '']) => value),
		prefill: prefills.find((one) => one === textIn(form, 'prefill')) ?? null
	};
}

export const hasOptions = (kind: QuestionKind): boolean => kind === 'one_of' || kind === 'many_of';

/**
 * Options as they are written, a line each, the same line in every language. An option keeps its key,
 * by which answers know it, while its words in the event's own language stay or only its words change.
 */
export function optionsIn(texts: Texts, before: readonly Option[], original: Locale): Option[] {
	const lines = new Map(
		Object.entries(texts).map(([locale, text]) => [
			locale as Locale,
			text.split('\n').map((line) => line.trim())
		])
	);
	const leading = lines.get(original) ?? [...lines.values()][0] ?? [];
	const wanted = leading.map((text, at) => ({ text, at })).filter(({ text }) => text);
	const known = wanted.map(
		({ text }) => before.find(({ labels }) => labels[original] === text)?.key
	);
	const isRewording = wanted.length === before.length;
	const used = new Set(known.filter((key) => key !== undefined));
	return wanted.map(({ at }, place) => {
		const same = isRewording ? before[place]?.key : undefined;
		const key = known[place] ?? (same && !used.has(same) ? same : freshKey(before, used));
		used.add(key);
		return {
			key,
			labels: Object.fromEntries(
				[...lines]
					.map(([locale, own]) => [locale, own[at] ?? ''] as const)
					.filter(([, text]) => text)
			)
		};
	});
}

function freshKey(before: readonly Option[], used: ReadonlySet<string>): string {
	for (let number = 1; ; number += 1) {
		const key = `o${number}`;
		if (!used.has(key) && !before.some((option) => option.key === key)) return key;
	}
}

/** A question as the builder's form shows it. */
export function fieldsOfQuestion(question: Question): Record<string, string> {
	return Object.fromEntries([
		...locales.flatMap((locale) => [
			[`label.${locale}`, question.labels[locale] ?? ''],
			[`hint.${locale}`, question.hints[locale] ?? ''],
			[`options.${locale}`, question.options.map(({ labels }) => labels[locale] ?? '').join('\n')]
		]),
		['kind', question.kind],
		['stage', question.stage],
		['required', question.isRequired ? 'on' : ''],
		['prefill', question.prefill ?? ''],
		['types', question.participantTypeIds.join('\n')],
		[
			'shown_if',
			question.shownIfValues.map((value) => `${question.shownIfQuestionId}:${value}`).join('\n')
		]
	]) as Record<string, string>;
}
