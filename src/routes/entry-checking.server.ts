import type { RequestEvent } from '@sveltejs/kit';
import { listDifferences } from '#platform/two-editors.ts';
import { findChange } from '#rooms/marketplace/changing.server.ts';
import { entryFieldLabel } from '#rooms/marketplace/entry-field-words.ts';
import { fieldsOfDraft } from '#rooms/marketplace/entry-fields.ts';
import { hasBeenShown } from '#rooms/marketplace/entry-life.ts';
import { listTitles, type EntryRecord } from '#rooms/marketplace/entry-record.server.ts';
import { listFiles } from '#rooms/marketplace/files.server.ts';
import { listCopies, listOwnTwins } from '#rooms/marketplace/twins.server.ts';
import { describeFile } from './entry-page.server.ts';

type PageEvent = RequestEvent & { params: { id: string } };

/** What says the same: to its owner before it is sent in, to the cluster while it checks. */
export async function describeTwins(
	{ locals: { db, locale } }: PageEvent,
	entry: EntryRecord,
	{ isSending, isChecking }: { isSending: boolean; isChecking: boolean }
) {
	const [own, copies] = await Promise.all([
		isSending || isChecking ? listOwnTwins(db, entry) : [],
		isChecking ? listCopies(db, entry.id) : []
	]);
	const known = new Set(own.map(({ id }) => id));
	const foreign = copies.filter(({ id }) => !known.has(id));
	const twins = [...own, ...foreign];
	const titles = await listTitles(
		db,
		twins.map(({ id }) => id)
	);
	return twins.map(({ id, likeness, original }, at) => ({
		...{ id, likeness, original },
		isOwn: at < own.length,
		href: `/${locale}/marketplace/${id}`,
		titles: titles.get(id) ?? {}
	}));
}

/** What its owner has changed since the cluster looked, for those who decide on it. */
export async function describeChange(
	{ locals: { db, locale } }: PageEvent,
	entry: EntryRecord,
	{ writes, checks }: { writes: boolean; checks: boolean }
) {
	const change = writes || checks ? await findChange(db, entry.id) : undefined;
	if (!change || !hasBeenShown(entry.state)) return null;
	const files = await listFiles(db, entry.id);
	const [was, becomes] = [fieldsOfDraft(entry), fieldsOfDraft(change.draft)];
	const isReturned = change.returnedAt !== null;
	return {
		isReturned,
		mayPass: checks && !isReturned,
		mayDrop: writes,
		files: files
			.filter(({ shownAt }) => shownAt === null)
			.map((file) => describeFile(entry, file, locale)),
		differences: listDifferences(was, was, becomes).map(({ field, mine, theirs }) => ({
			...{ field, was: mine, becomes: theirs },
			label: entryFieldLabel(field, locale)
		}))
	};
}
