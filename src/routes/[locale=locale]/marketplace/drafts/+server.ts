import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt } from '#platform/database/attempt.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { keepDraft } from '#rooms/marketplace/autosave.server.ts';
import { fieldNames } from '#rooms/marketplace/entry-fields.ts';
import { mayWrite } from '#rooms/marketplace/access.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import type { RequestHandler } from './$types';

const idIn = (value: string | null): string | null => (value && isId(value) ? value : null);

const sent = z.object({
	id: z.uuid(),
	entryId: z.uuid().nullable(),
	baseEdition: z.int().nonnegative(),
	revision: z.int().nonnegative(),
	typed: z.partialRecord(z.enum(fieldNames as [string, ...string[]]), z.string().max(10_000))
});

/** What is being typed, kept as it stands; answered with its revision or what another tab wrote. */
export const POST: RequestHandler = async (event) => {
	const actor = requirePerson(event);
	const { db, now } = event.locals;
	const read = sent.safeParse(await event.request.json().catch(() => null));
	if (!read.success) return json({ ok: false, reason: 'not_understood' }, { status: 400 });
	const { entryId } = read.data;
	const entry = entryId && (await findEntry(db, entryId));
	if (entryId && !(entry && mayWrite(actor, entry.organisationId)))
		return json({ ok: false, reason: 'not_allowed' }, { status: 403 });
	const { personId } = actor;
	const begunFromId = idIn(event.url.searchParams.get('need'));
	const typed = read.data.typed as Record<string, string>;
	const kept = await attempt(db, (tx) =>
		keepDraft(tx, { ...read.data, typed, personId, begunFromId }, now)
	);
	if (kept.ok) return json({ ok: true, ...kept.value });
	return json({ ok: false, reason: kept.reason, ...kept.details }, { status: 409 });
};
