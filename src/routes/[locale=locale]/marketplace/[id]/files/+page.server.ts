import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isLookedAt } from '#rooms/marketplace/changing.server.ts';
import { isOpenToChange } from '#rooms/marketplace/entry-life.ts';
import { addFile, listFiles, removeFile } from '#rooms/marketplace/files.server.ts';
import { openHouse } from '../../../../../house.server.ts';
import { describeFile, writtenEntry } from '../../../../entry-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const entry = await writtenEntry(event);
	const { db, locale } = event.locals;
	const files = await listFiles(db, entry.id);
	return {
		id: entry.id,
		original: entry.originalLocale,
		titles: Object.fromEntries(Object.entries(entry.texts).map(([of, { title }]) => [of, title])),
		isLookedAt: await isLookedAt(db, entry),
		isOpen: isOpenToChange(entry.state),
		files: files.map((file) => describeFile(entry, file, locale))
	};
};

export const actions: Actions = {
	add: async (event) => {
		const { id: entryId } = await writtenEntry(event);
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const file = form.get('file');
		const content =
			file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
		const name = file instanceof File ? file.name : '';
		const title = textIn(form, 'title').slice(0, 200);
		const titles = title ? { [locale]: title } : {};
		const { files } = await openHouse();
		const added = await attempt(db, (tx) =>
			addFile(tx, files, actor, { entryId, name, content, titles, now })
		);
		if (!added.ok) return refused(added, locale, { name: 'file', values: { title } });
		const notice = added.value.isWaiting ? 'marketplace_file_sent' : 'marketplace_file_added';
		return leadOn(event, `/${locale}/marketplace/${entryId}/files`, notice);
	},
	remove: async (event) => {
		const { id: entryId } = await writtenEntry(event);
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const id = textIn(await event.request.formData(), 'id');
		await attempt(db, (tx) => removeFile(tx, actor, { entryId, id, now }));
		return leadOn(event, `/${locale}/marketplace/${entryId}/files`, 'marketplace_file_removed');
	}
};
