import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { mayRegister } from '#rooms/alliances/access.ts';
import { fieldsIn } from '#rooms/alliances/alliance-fields.ts';
import { readAllianceForm } from '#rooms/alliances/alliance.form.ts';
import { enterAlliance } from '#rooms/alliances/entering.server.ts';
import { sayProblems } from '../../../problem-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	require(event, mayRegister(event.locals.actor));
};

export const actions: Actions = {
	default: async (event) => {
		const { db, locale, now } = event.locals;
		const actor = require(event, mayRegister(event.locals.actor));
		const values = fieldsIn(await event.request.formData());
		const { draft, problems } = readAllianceForm(values, { locale });
		if (!draft) return fail(400, { problems: sayProblems(problems, locale), values });
		const entered = await attempt(db, (tx) => enterAlliance(tx, actor, draft, now));
		if (!entered.ok) return refused(entered, locale, { name: 'slug', values });
		leadOn(
			event,
			`/${locale}/alliances/${draft.slug}/manage/parties`,
			'alliances_registered_notice'
		);
	}
};
