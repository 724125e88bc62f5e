import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { readNeedForm } from '#rooms/needs/need.form.ts';
import { changeNeed } from '#rooms/needs/need.server.ts';
import { needChoices } from '../../../../need-form.server.ts';
import { rewordedNeed } from '../../../../need-page.server.ts';
import { sayProblems } from '../../../../problem-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const need = await rewordedNeed(event);
	const { id, edition, text, kind, locale, chainStep, activity, showsName } = need;
	const values: Record<string, string> = {
		...{ text, kind, locale, chain_step: chainStep ?? '', activity: activity ?? '' },
		shows_name: showsName ? 'yes' : ''
	};
	return {
		...{ id, edition, values, hasMember: need.organisationId !== null },
		choices: needChoices(event.locals.locale)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await rewordedNeed(event);
		const { db, locale, actor } = event.locals;
		const form = await event.request.formData();
		const values = valuesIn(form);
		const { draft, problems } = readNeedForm(form);
		if (!draft) return fail(400, { problems: sayProblems(problems, locale), values });
		const edition = Number(textIn(form, 'edition'));
		const changed = await attempt(db, (tx) => changeNeed(tx, actor, { id, edition, draft }));
		if (!changed.ok) return refused(changed, locale, { name: 'text', values });
		return leadOn(event, `/${locale}/needs/${id}`, 'needs_changed_notice');
	}
};
