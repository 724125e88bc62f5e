import { z } from 'zod';
import { spokenLanguages } from './languages.ts';
import { specialistKinds, type SpecialistKind } from './specialist.ts';

export type SpecialistDraft = { kind: SpecialistKind; name: string; languages: string[] };

const schema = z
	.object({
		kind: z.enum(specialistKinds, 'choice_missing'),
		name: z.string().trim().min(1, 'name_missing').max(200, 'text_too_long'),
		languages: z.array(z.enum(spokenLanguages, 'choice_missing'))
	})
	.refine(({ kind, languages }) => kind === 'expert' || new Set(languages).size >= 2, {
		message: 'interpreter_between_languages'
	});

type Read = { draft: SpecialistDraft; reason?: never } | { draft: null; reason: string };

/** An interpreter or expert as they were entered, or the first thing that speaks against it. */
export function readSpecialist(form: FormData): Read {
	const read = schema.safeParse({
		kind: String(form.get('kind') ?? ''),
		name: String(form.get('name') ?? ''),
		languages: form.getAll('languages').map(String)
	});
	if (read.success) return { draft: read.data };
	return { draft: null, reason: read.error.issues[0]?.message ?? 'choice_missing' };
}
