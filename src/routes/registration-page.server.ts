import type { RequestEvent } from '@sveltejs/kit';
import type { Database } from '#platform/database/database.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { AskedForm } from '#rooms/events/asked-form.server.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { linkSecret } from '#rooms/events/personal-link.server.ts';
import { listCapacities, listFreeSeats } from '#rooms/events/seats.server.ts';
import { findOrganisation } from '#rooms/organisations/organisation-record.server.ts';
import { openHouse } from '../house.server.ts';

/** What a deed on registrations needs besides its form. */
export async function occasionOf({ locals, url }: RequestEvent): Promise<Occasion> {
	const { letterAddress } = await openHouse();
	return { now: locals.now, origin: letterAddress(url), secret: await linkSecret(locals.db) };
}

/** A registration page is made for each visitor and kept by nobody. */
export const keepPrivate = (event: Pick<RequestEvent, 'setHeaders'>) =>
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });

/** Whether whoever comes now would wait; what decides is asked again when the form is sent. */
export async function isFull(db: Database, event: EventRecord): Promise<boolean> {
	const whole = (await listCapacities(db, event)).filter(({ typeIds }) => typeIds === null);
	const free = await listFreeSeats(db, event.id, whole);
	return [...free.values()].some((count) => count <= 0);
}

/** What is known of whoever is signed in: their name, their organisation and its record. */
export async function prefillOf({ locals }: RequestEvent, form: AskedForm) {
	const { db, locale, person, actor, now } = locals;
	if (!person) return {};
	const scopeId = actor.grants.find(({ scopeKind }) => scopeKind === 'organisation')?.scopeId;
	const organisation = scopeId ? await findOrganisation(db, actor, scopeId, now) : undefined;
	const known: Record<string, string> = organisation
		? {
				country: organisation.country,
				town: organisation.town ?? '',
				website: organisation.website ?? '',
				phone: organisation.contacts.find(({ phone }) => phone)?.phone ?? '',
				size: organisation.sizeClass ?? '',
				legal_id: organisation.legalIds[0]?.value ?? ''
			}
		: {};
	const answers = form.questions.flatMap(({ id, prefill }) =>
		prefill && known[prefill] ? [[`p0.q.${id}`, known[prefill]]] : []
	);
	return {
		'p0.name': person.name,
		'p0.email': person.email,
		...(organisation && {
			'p0.organisation': nameFor(organisation.texts, locale, organisation.originalLocale),
			'p0.organisation_id': organisation.id
		}),
		...(Object.fromEntries(answers) as Record<string, string>)
	};
}

/** An organisation that somebody belongs to; any other is only a name they typed. */
export function ownOrganisation({ locals }: RequestEvent, id: string | null): string | null {
	const isOwn = locals.actor.grants.some(
		({ scopeKind, scopeId }) => scopeKind === 'organisation' && scopeId === id
	);
	return isOwn ? id : null;
}
