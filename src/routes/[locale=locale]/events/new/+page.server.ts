import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { mayOrganise } from '#rooms/events/access.ts';
import { fieldsIn } from '#rooms/events/event-fields.ts';
import { readEventForm } from '#rooms/events/event.form.ts';
import { registerEvent } from '#rooms/events/event.server.ts';
import { eventChoices, listOwners, ownerIn } from '../../../event-form.server.ts';
import { needIn, tieToNeed } from '../../../need-acts.server.ts';
import { eventFor } from '../../../need-form.server.ts';
import { sayProblems } from '../../../problem-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const { db, locale } = event.locals;
	const owners = await listOwners(db, actor, locale);
	const [first] = owners;
	const only = owners.length === 1 ? first?.value : undefined;
	const owner = event.url.searchParams.get('owner') ?? only ?? '';
	const need = await needIn(event);
	const values: Record<string, string> = {
		...{ owner, original_locale: locale },
		...(need && eventFor(need, owners))
	};
	return { need: need?.text ?? null, values, choices: { ...eventChoices(locale), owners } };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const values = { ...fieldsIn(form), owner: textIn(form, 'owner') };
		const owner = ownerIn(values.owner);
		const { draft, problems } = await readEventForm(values, { locale });
		const all =
			owner && mayOrganise(actor, owner)
				? problems
				: [{ name: 'owner', reason: 'owner_missing' }, ...problems];
		if (!draft || !owner || all.length > 0)
			return fail(400, { problems: sayProblems(all, locale), values });
		const needId = event.url.searchParams.get('need');
		const entered = await attempt(db, async (tx) => {
			const done = await registerEvent(tx, actor, { owner, draft }, now);
			if (!done.ok) return done;
			const tie = { needId, kind: 'event', subjectId: done.value } as const;
			const tied = await tieToNeed(tx, actor, tie, now);
			return tied.ok ? done : tied;
		});
		if (!entered.ok) return refused(entered, locale, { name: 'slug', values });
		leadOn(event, `/${locale}/events/${draft.slug}/manage`, 'events_registered_notice');
	}
};
