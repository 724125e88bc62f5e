import { house } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { slugOf } from '#rooms/clusters/cluster.ts';
import { announceEvent, registerEvent } from './event.server.ts';
import type { EventDraft, Owner } from './event.ts';
import type { RegistrationState } from './registration.ts';
import type { Applicant } from './submission.ts';

export const someDay = new Date('2026-03-02T09:00:00Z');

export function anEventDraft(
	{ name, locale = 'pl' }: { name: string; locale?: Locale },
	changes: Partial<EventDraft> = {}
): EventDraft {
	return {
		slug: slugOf(name),
		kind: 'conference',
		originalLocale: locale,
		startsAt: new Date('2026-04-14T07:00:00Z'),
		endsAt: new Date('2026-04-14T15:00:00Z'),
		timeZone: 'Europe/Warsaw',
		mode: 'on_site',
		placeName: null,
		address: null,
		town: null,
		country: null,
		region: null,
		latitude: null,
		longitude: null,
		onlineUrl: null,
		website: null,
		seats: null,
		admission: 'direct',
		registrationOpensAt: null,
		registrationClosesAt: null,
		offerHours: 48,
		texts: { [locale]: { name, summary: '', description: '', practical: '' } },
		funding: null,
		...changes
	};
}

/** An announced event; without an owner it belongs to a cluster nobody knows. */
export async function anEvent(
	db: Database,
	named: { name: string; locale?: Locale },
	changes: Partial<EventDraft> = {},
	owner: Owner = { ownerKind: 'cluster', ownerId: newId() }
): Promise<string> {
	const draft = anEventDraft(named, changes);
	return db.transaction().execute(async (tx) => {
		const id = unwrap(await registerEvent(tx, house, { owner, draft }, someDay));
		unwrap(await announceEvent(tx, house, id, someDay));
		return id;
	});
}

/** A registration put straight into the table, without seats being counted. */
export async function aRegistration(
	db: Database,
	eventId: string,
	{
		name,
		email,
		state = 'confirmed',
		...changes
	}: {
		name: string;
		email?: string;
		state?: RegistrationState;
		participantTypeId?: string;
		personId?: string;
		organisationId?: string;
		organisationName?: string;
		locale?: Locale;
		partyId?: string;
	}
): Promise<string> {
	const id = newId();
	await db
		.insertInto('registration')
		.values({
			id,
			eventId,
			participantTypeId: null,
			partyId: id,
			personId: null,
			registeredById: null,
			submissionId: newId(),
			name,
			email: email ?? `${id}@example.org`,
			phone: null,
			locale: 'pl',
			organisationId: null,
			organisationName: null,
			jobTitle: null,
			state,
			offeredUntil: null,
			tokenDigest: id,
			...changes
		})
		.execute();
	return id;
}

export async function aType(
	db: Database,
	eventId: string,
	name: string,
	admission: 'direct' | 'approval' | null = null
): Promise<string> {
	const id = newId();
	await db
		.insertInto('participantType')
		.values({ id, eventId, names: JSON.stringify({ pl: name }), admission, retiredAt: null })
		.execute();
	return id;
}

export async function aQuota(
	db: Database,
	eventId: string,
	seats: number,
	typeIds: readonly string[]
): Promise<string> {
	const id = newId();
	await db.insertInto('eventQuota').values({ id, eventId, seats }).execute();
	await db
		.insertInto('eventQuotaType')
		.values(typeIds.map((participantTypeId) => ({ quotaId: id, participantTypeId })))
		.execute();
	return id;
}

export const anApplicant = (name: string, changes: Partial<Applicant> = {}): Applicant => ({
	name,
	email: `${name.toLowerCase()}@example.org`,
	phone: null,
	organisationId: null,
	organisationName: null,
	jobTitle: null,
	participantTypeId: null,
	answers: new Map(),
	...changes
});
