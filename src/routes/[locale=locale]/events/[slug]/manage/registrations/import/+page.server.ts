import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isId } from '#platform/ids.ts';
import { loadForm } from '#rooms/events/asked-form.server.ts';
import { enterList, readList } from '#rooms/events/list-intake.server.ts';
import { organisedEvent } from '../../../../../../event-page.server.ts';
import { occasionOf } from '../../../../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const { types } = await loadForm(db, record, { locale, stage: 'registration' });
	return { types };
};

const largest = 5_000_000;

export const actions: Actions = {
	default: async (event) => {
		const record = await organisedEvent(event);
		const { db, actor, locale } = event.locals;
		const form = await event.request.formData();
		const file = form.get('list');
		const isFile = file instanceof File && file.size > 0;
		if (!isFile) return refused({ reason: 'list_missing' }, locale, { name: 'list' });
		if (file.size > largest) return refused({ reason: 'list_too_large' }, locale, { name: 'list' });
		const read = await readList(new Uint8Array(await file.arrayBuffer()));
		if (!read.ok) return refused(read, locale, { name: 'list' });
		const participantTypeId = isId(textIn(form, 'type')) ? textIn(form, 'type') : null;
		const list = { eventId: record.id, people: read.value, participantTypeId, locale };
		const occasion = await occasionOf(event);
		const done = await attempt(db, (tx) => enterList(tx, actor, list, occasion));
		if (!done.ok) return fail(400, { problems: [{ text: refusalText(done, locale) }] });
		const { entered, skipped } = done.value;
		return {
			problems: [],
			entered,
			skipped: skipped.map(({ line, name, email, reason }) => ({
				line,
				name,
				email,
				text: refusalText({ reason, details: { email } }, locale)
			}))
		};
	}
};
