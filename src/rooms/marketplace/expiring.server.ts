import { house } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { after, days } from '#platform/clock.ts';
import { dayOf, daysAfter } from '#platform/calendar-day.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { listTitles } from './entry-record.server.ts';
import { askedBefore } from './entry-life.ts';
import { lockEntry } from './entry-lock.server.ts';
import { takeStep } from './entry-step.server.ts';
import { renewalLetter } from './mail/renewal-letter.ts';
import { renewalToken } from './renewal-link.server.ts';

type Occasion = { now: Date; origin: string; secret: string };

const atOnce = 500;
/** Letters tell weekly what is new. */
const keptFor = days(60);

/** Entries that nobody kept up go out of sight; they can be brought back by the same link. */
export async function expireEntries(db: Database, now: Date): Promise<number> {
	const due = await db
		.selectFrom('marketplaceEntry')
		.select('id')
		.where('state', '=', 'published')
		.where('validUntil', '<', dayOf(now))
		.orderBy('validUntil')
		.limit(atOnce)
		.execute();
	await db.deleteFrom('entryEdition').where('saidUntil', '<', after(now, -keptFor)).execute();
	let expired = 0;
	for (const { id } of due) expired += (await expire(db, id, now)) ? 1 : 0;
	return expired;
}

const expire = (db: Database, id: string, now: Date): Promise<boolean> =>
	db.transaction().execute(async (tx) => {
		const held = await lockEntry(tx, id);
		if (!held || held.state !== 'published' || (held.validUntil ?? '') >= dayOf(now)) return false;
		return (await takeStep(tx, house, held, { kind: 'expired' }, now)).ok;
	});

/** Asks the owners of entries that soon end whether they still hold: three weeks and one before. */
export async function askForRenewals(db: Database, occasion: Occasion): Promise<number> {
	let asked = 0;
	for (const days of [...askedBefore].sort((a, b) => a - b))
		for (const id of await listUnasked(db, days, occasion.now))
			asked += await db.transaction().execute((tx) => ask(tx, { id, days }, occasion));
	return asked;
}

/** Published ones within so many days of their end that were not asked since. */
async function listUnasked(db: Database, days: number, now: Date): Promise<string[]> {
	const today = dayOf(now);
	const rows = await db
		.selectFrom('marketplaceEntry')
		.select('id')
		.where('state', '=', 'published')
		.where('validUntil', '>=', today)
		.where('validUntil', '<=', daysAfter(today, days))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('entryStep')
						.select('entryStep.id')
						.whereRef('entryId', '=', 'marketplaceEntry.id')
						.where('entryStep.kind', '=', 'asked')
						.where('at', '>', new Date(now.getTime() - days * 86_400_000))
				)
			)
		)
		.orderBy('validUntil')
		.limit(atOnce)
		.execute();
	return rows.map(({ id }) => id);
}

async function ask(
	tx: Transaction,
	{ id, days }: { id: string; days: number },
	{ now, origin, secret }: Occasion
): Promise<number> {
	const held = await lockEntry(tx, id);
	const until = held?.validUntil;
	if (!held || held.state !== 'published' || !until) return 0;
	const people = await listWriters(tx, held, now);
	const taken = await takeStep(tx, house, held, { kind: 'asked', details: { days } }, now);
	if (!taken.ok || people.length === 0) return 0;
	const titles = (await listTitles(tx, [id])).get(id) ?? {};
	const title = (locale: Locale) => titles[locale] ?? titles[held.originalLocale] ?? '';
	await writeLetters(
		tx,
		people.map((person) => {
			const token = renewalToken(secret, { entryId: id, personId: person.id, validUntil: until });
			const href = `${origin}/${person.locale}/marketplace/${id}/renewal?token=${token}`;
			return renewalLetter({ person, title: title(person.locale), until, href });
		})
	);
	return people.length;
}

export type Writer = { id: string; name: string; email: string; locale: Locale };

/**
 * Who answers for an entry: the person it names while they still stand for the owner, else whoever
 * does, else the cluster.
 */
export async function listWriters(
	db: Database,
	entry: { organisationId: string; clusterId: string | null; contactPersonId: string | null },
	now: Date
): Promise<Writer[]> {
	const own = await holdersOf(db, { kind: 'organisation', id: entry.organisationId }, now);
	const named = own.filter(({ id }) => id === entry.contactPersonId);
	if (named.length > 0) return named;
	if (own.length > 0 || entry.clusterId === null) return own;
	return listClusterPeople(db, entry.clusterId, now);
}

export const listClusterPeople = (db: Database, clusterId: string, now: Date): Promise<Writer[]> =>
	holdersOf(db, { kind: 'cluster', id: clusterId }, now);

async function holdersOf(
	db: Database,
	scope: { kind: 'organisation' | 'cluster'; id: string },
	now: Date
): Promise<Writer[]> {
	const holders = await listHolders(db, scope, now);
	const people = new Map(
		holders
			.filter(({ role }) => role === 'manager' || role === 'editor')
			.map(({ personId, name, email, locale }) => [personId, { id: personId, name, email, locale }])
	);
	return [...people.values()].slice(0, 20);
}
