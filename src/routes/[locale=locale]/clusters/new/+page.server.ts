import { dayOf } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { mayRegister } from '#rooms/clusters/access.ts';
import { fieldsIn } from '#rooms/clusters/cluster-fields.ts';
import { readClusterForm } from '#rooms/clusters/cluster.form.ts';
import { enterCluster } from '#rooms/clusters/entering.server.ts';
import { fail } from '@sveltejs/kit';
import { choicesFor } from '../../../cluster-form.server.ts';
import { sayProblems } from '../../../problem-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { actor, locale } = event.locals;
	require(event, mayRegister(actor));
	return { choices: choicesFor(locale) };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, locale, now } = event.locals;
		const actor = require(event, mayRegister(event.locals.actor));
		const values = fieldsIn(await event.request.formData());
		const { draft, problems } = await readClusterForm(values, { locale, today: dayOf(now) });
		if (!draft) return fail(400, { problems: sayProblems(problems, locale), values });
		const entered = await attempt(db, (tx) => enterCluster(tx, actor, draft, now));
		if (!entered.ok) return refused(entered, locale, { name: 'slug', values });
		leadOn(event, `/${locale}/clusters/${draft.slug}/manage/life`, 'clusters_registered_notice');
	}
};
