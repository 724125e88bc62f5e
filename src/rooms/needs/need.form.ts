import { z } from 'zod';
import { locales } from '#platform/locale.ts';
import { activityIn } from '#rooms/organisations/organisation.form.ts';
import { findStep } from '#rooms/organisations/value-chain.ts';
import { longestNeed, needKinds, sentenceOf, type NeedDraft } from './need.ts';

export type FieldProblem = { name: string; reason: string; details: Record<string, unknown> };
export type NeedRead = { draft: NeedDraft | null; problems: FieldProblem[] };

const optional = (isKnown: (value: string) => boolean, reason: string) =>
	z
		.string()
		.trim()
		.transform((text) => text || null)
		.refine((text) => text === null || isKnown(text), reason);

const schema = z.object({
	text: z
		.string()
		.transform((text) => text.replace(/\s+/g, ' ').trim())
		.refine((text) => sentenceOf(text) !== '', 'need_text_missing')
		.refine((text) => text.length <= longestNeed, 'text_too_long'),
	kind: z.enum(needKinds, 'choice_missing'),
	chain_step: optional((step) => findStep(step.replace(':', '.')) !== undefined, 'choice_missing'),
	activity: z
		.string()
		.trim()
		.transform((text) => (text ? (activityIn(text) ?? '') : null))
		.refine((code) => code !== '', 'unknown_activity'),
	locale: z.enum(locales, 'choice_missing'),
	shows_name: z.string().transform((value) => value !== '')
});

const names = ['text', 'kind', 'chain_step', 'activity', 'locale', 'shows_name'] as const;

/** A submission read into what was said, or the problems of its fields. */
export function readNeedForm(form: FormData): NeedRead {
	const typed = Object.fromEntries(
		names.map((name) => {
			const value = form.get(name);
			return [name, typeof value === 'string' ? value : ''];
		})
	);
	const read = schema.safeParse(typed);
	const problems = (read.error?.issues ?? []).map(({ path, message }) => ({
		...{ name: String(path[0]), reason: message },
		details: { raw: typed.activity }
	}));
	if (!read.success) return { draft: null, problems };
	const { chain_step: chainStep, shows_name: showsName, ...said } = read.data;
	return { draft: { ...said, chainStep, showsName }, problems };
}
