import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { mayKeepRepresentation, mayReadRepresentation } from '#rooms/signing/access.ts';
import { organisationOf } from './organisation-page.server.ts';

export type RepresentationEvent = RequestEvent & { params: { id: string } };

/** An organisation that nobody leads here is spoken for by whoever leads a cluster or an alliance. */
async function mayKeep(db: Database, actor: Actor, id: string, now: Date): Promise<boolean> {
	if (mayKeepRepresentation(actor, id)) return true;
	if (!mayReadRepresentation(actor, id)) return false;
	const holders = await listHolders(db, { kind: 'organisation', id }, now);
	return !holders.some(({ role }) => role === 'manager');
}

export async function representationOf(event: RepresentationEvent) {
	const { db, actor, now } = event.locals;
	requirePerson(event);
	const record = await organisationOf(event);
	if (!mayReadRepresentation(actor, record.id))
		error(403, { message: 'not allowed', reason: 'not_allowed' });
	return { record, mayKeep: await mayKeep(db, actor, record.id, now) };
}

type Act = {
	organisationId: string;
	now: Date;
	form: FormData;
	text: (name: string) => string;
	day: (name: string) => string | null;
	id: (name: string) => string | null;
};
type Deed = (tx: Transaction, actor: Actor, act: Act) => Promise<Outcome<unknown>>;

/** One act upon who represents an organisation. */
export const keeping = (deed: Deed) => async (event: RepresentationEvent) => {
	const { record, mayKeep: isAllowed } = await representationOf(event);
	if (!isAllowed) error(403, { message: 'not allowed', reason: 'not_allowed' });
	const { db, actor, now, locale } = event.locals;
	const form = await event.request.formData();
	const text = (name: string) => textIn(form, name).slice(0, 1000);
	const act: Act = {
		...{ organisationId: record.id, now, form, text },
		day: (name) => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : null),
		id: (name) => (isId(text(name)) ? text(name) : null)
	};
	const done = await attempt<unknown>(db, (tx) => deed(tx, actor, act));
	const values = Object.fromEntries(
		[...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
	);
	if (!done.ok) return refused(done, locale, { values });
	return leadOn(event, event.url.pathname, 'signing_saved');
};
