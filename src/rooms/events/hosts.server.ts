import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { OrganiserRole, Texts } from './event.ts';

export type OrganiserDraft = {
	party: { organisationId: string } | { clusterId: string } | { name: string };
	role: OrganiserRole;
	/** What they do for it, in the languages it was written in. */
	scopes: Texts;
};

export type ContactDraft = {
	name: string;
	/** For whom: the contractor's side, the client's side. */
	side: string | null;
	email: string | null;
	phone: string | null;
};

export const listOrganisers = (db: Database, eventId: string) =>
	db
		.selectFrom('eventOrganiser')
		.selectAll()
		.where('eventId', '=', eventId)
		.orderBy('position')
		.orderBy('id')
		.execute();

export const listContacts = (db: Database, eventId: string) =>
	db
		.selectFrom('eventContact')
		.selectAll()
		.where('eventId', '=', eventId)
		.orderBy('position')
		.orderBy('id')
		.execute();

export async function addOrganiser(
	tx: Transaction,
	actor: Actor,
	{ eventId, draft }: { eventId: string; draft: OrganiserDraft }
): Promise<Outcome<string>> {
	const { party, role, scopes } = draft;
	if ('name' in party && !party.name.trim()) return refuse('organiser_missing');
	const held = await listOrganisers(tx, eventId);
	const isSame = (one: (typeof held)[number]) =>
		Object.entries(party).every(([key, value]) => one[key as keyof typeof one] === value);
	if (held.some(isSame)) return refuse('organiser_there_already');
	const id = newId();
	const nobody = { organisationId: null, clusterId: null, name: null };
	await tx
		.insertInto('eventOrganiser')
		.values({
			...nobody,
			...party,
			id,
			eventId,
			role,
			scopes: JSON.stringify(scopes),
			position: held.length
		})
		.execute();
	await record(tx, actor, deed('organiser_added', eventId));
	return accept(id);
}

export async function removeOrganiser(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: { eventId: string; id: string }
): Promise<Outcome> {
	const { numDeletedRows } = await tx
		.deleteFrom('eventOrganiser')
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (numDeletedRows === 0n) return refuse('organiser_missing');
	await record(tx, actor, deed('organiser_removed', eventId));
	return accept();
}

export async function addContact(
	tx: Transaction,
	actor: Actor,
	{ eventId, draft }: { eventId: string; draft: ContactDraft }
): Promise<Outcome<string>> {
	if (!draft.name.trim()) return refuse('person_name_missing');
	const id = newId();
	const { length: position } = await listContacts(tx, eventId);
	await tx
		.insertInto('eventContact')
		.values({ ...draft, id, eventId, position })
		.execute();
	await record(tx, actor, deed('contact_added', eventId));
	return accept(id);
}

export async function removeContact(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: { eventId: string; id: string }
): Promise<Outcome> {
	const { numDeletedRows } = await tx
		.deleteFrom('eventContact')
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (numDeletedRows === 0n) return refuse('contact_gone');
	await record(tx, actor, deed('contact_removed', eventId));
	return accept();
}

const deed = (what: string, eventId: string) => ({
	deed: `event.${what}` as const,
	subject: { kind: 'event' as const, id: eventId },
	isPublic: true
});
