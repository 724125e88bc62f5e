import { fail } from '@sveltejs/kit';
import { dateIn } from '#platform/clock.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import type { Locale } from '#platform/locale.ts';
import { formChoices } from '#rooms/organisations/form-choices.ts';
import { parseOrganisation } from '#rooms/organisations/organisation.form.ts';
import { listProblems, type Problem } from '#rooms/organisations/organisation-draft.ts';
import { readTyped, type Typed } from '#rooms/organisations/organisation-typed.ts';
import { sizeClassOf, type OrganisationDraft } from '#rooms/organisations/organisation.ts';
import { settleByTown } from '#rooms/organisations/whereabouts.ts';

type Submitted = { typed: Typed; deed: string; form: FormData };

export async function submitted(request: Request): Promise<Submitted> {
	const form = await request.formData();
	return { form, typed: readTyped(form), deed: String(form.get('deed') ?? 'save') };
}

/** The buttons that change the form and save nothing: more rows, another country, the size. */
export function reshaped({ typed, deed, form }: Submitted) {
	if (deed === 'save' || deed === 'insist') return undefined;
	const group = /^row_(activity|contact|certificate|link)$/.exec(deed)?.[1];
	return {
		typed: deed === 'size' ? { ...typed, sizeClass: sizeIn(form) ?? typed.sizeClass } : typed,
		spare: group ? { [group]: 4 } : {},
		problems: []
	};
}

function sizeIn(form: FormData) {
	const [staff, turnover, balance] = ['staff', 'turnover', 'balance'].map((name) => {
		const value = form.get(`size_${name}`);
		return value ? Number(value) : Infinity;
	}) as [number, number, number];
	return staff === Infinity ? undefined : sizeClassOf({ staff, turnover, balance });
}

/** The draft that was typed, with its place; or all that speaks against it. */
export async function draftIn(
	typed: Typed,
	now: Date,
	before?: OrganisationDraft
): Promise<
	{ draft: OrganisationDraft; problems: Problem[] } | { draft: null; problems: Problem[] }
> {
	const parsed = parseOrganisation(typed);
	if (!parsed.draft) return parsed;
	const draft = await settleByTown(parsed.draft, before);
	const problems = listProblems(draft, dateIn('UTC', now));
	return problems.length > 0 ? { draft: null, problems } : { draft, problems };
}

const inLanguage = /^(name|shortName|description)_(pl|en|de|fr|ru|bg)$/;

export function problemsShown(problems: readonly Problem[], locale: Locale) {
	return problems.map(({ field, reason, details }) => ({
		name: field.replace(inLanguage, '$1.$2'),
		text: refusalText({ reason, details }, locale)
	}));
}

/** Shown again as it was typed; the edition that the person began with stays theirs. */
export const formRefused = (
	{ typed, form }: Submitted,
	problems: readonly Problem[],
	locale: Locale
) =>
	fail(400, {
		typed,
		spare: {},
		edition: Number(form.get('edition')),
		choices: formChoices(typed, locale),
		problems: problemsShown(problems, locale)
	});
