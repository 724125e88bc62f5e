import { expect, it } from 'vitest';
import { locales } from '#platform/locale.ts';
import { hasOptions, questionKinds } from './survey.ts';
import { templates } from './templates.ts';

it.each(templates.map((one) => [one.key, one] as const))(
	'%s is whole in six languages',
	(_, one) => {
		const texts = [
			one.titles,
			one.introductions,
			...one.questions.map((question) => question.texts),
			...one.questions.flatMap(({ options }) => options.map(({ labels }) => labels))
		];
		for (const text of texts)
			for (const locale of locales) expect(text[locale], JSON.stringify(text)).toBeTruthy();
		for (const { kind, options } of one.questions) {
			expect(questionKinds).toContain(kind);
			expect(options.length > 1).toBe(hasOptions(kind));
		}
		const origins = one.questions.map(({ origin }) => origin);
		expect(new Set(origins).size).toBe(origins.length);
	}
);
