import { error, json } from '@sveltejs/kit';
import { batchForm } from '#rooms/events/check-in.form.ts';
import { deskEdition, mergeNotes } from '#rooms/events/check-in.server.ts';
import { readDeskList } from '../../../../../../../check-in-desk.server.ts';
import { receivedEvent } from '../../../../../../../event-page.server.ts';
import type { RequestHandler } from './$types';

/** The desk's list, or nothing where the desk has it already. */
export const GET: RequestHandler = async (event) => {
	const record = await receivedEvent(event);
	const { db, locale } = event.locals;
	const known = event.url.searchParams.get('edition');
	if (known && known === (await deskEdition(db, record.id)))
		return new Response(null, { status: 204 });
	return json(await readDeskList(db, record, locale));
};

/** What a desk has noted, now or while it had no network. */
export const POST: RequestHandler = async (event) => {
	const { id: eventId } = await receivedEvent(event);
	const { db, actor, now } = event.locals;
	const batch = batchForm.safeParse(await event.request.json().catch(() => null));
	if (!batch.success) error(400, { message: 'not a batch of notes', reason: 'failure' });
	const merged = await db
		.transaction()
		.execute((tx) => mergeNotes(tx, actor, { eventId, ...batch.data, now }));
	return json(merged);
};
