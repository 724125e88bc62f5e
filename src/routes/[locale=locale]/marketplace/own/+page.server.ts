import { textIn } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { dropDraft, listBegun } from '#rooms/marketplace/autosave.server.ts';
import { listEntries } from '#rooms/marketplace/entry-record.server.ts';
import { formatDateTime } from '#ui/format.ts';
import { pageIn } from '../../../directory.server.ts';
import { listWriting } from '../../../entry-form.server.ts';
import { describeListed } from '../../../entry-list.server.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const { db, locale, now } = event.locals;
	const { owners } = await listWriting(db, actor, { locale, now });
	const at = pageIn(event.url);
	const [{ entries, total }, begun] = await Promise.all([
		listEntries(
			db,
			{ organisationIds: owners.map(({ value }) => value) },
			{ limit: perPage, offset: (at - 1) * perPage }
		),
		listBegun(db, actor.personId)
	]);
	return {
		at,
		perPage,
		total,
		entries: describeListed(entries, locale),
		begun: begun.map(({ id, typed, savedAt }) => ({
			id,
			title: typed[`title.${typed.original_locale ?? locale}`] || null,
			savedAt: formatDateTime(locale, savedAt)
		}))
	};
};

export const actions: Actions = {
	drop: async (event) => {
		const actor = requirePerson(event);
		const { db, locale } = event.locals;
		const id = textIn(await event.request.formData(), 'id');
		if (isId(id))
			await db.transaction().execute((tx) => dropDraft(tx, { personId: actor.personId, id }));
		return leadOn(event, `/${locale}/marketplace/own`, 'marketplace_begun_dropped');
	}
};
