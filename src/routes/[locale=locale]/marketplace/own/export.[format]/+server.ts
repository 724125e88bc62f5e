import { requirePerson } from '#platform/guards/guard.server.ts';
import { ownEntriesSheet } from '../../../../entry-export.server.ts';
import { listWriting } from '../../../../entry-form.server.ts';
import type { RequestHandler } from './$types';

/** The entries of the organisations one writes for, whatever their state. */
export const GET: RequestHandler = async (event) => {
	const actor = requirePerson(event);
	const { db, locale, now } = event.locals;
	const { owners } = await listWriting(db, actor, { locale, now });
	return ownEntriesSheet(event, owners);
};
