import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { dayOf, monthsAfter } from '#platform/calendar-day.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { listTitles } from '#rooms/marketplace/entry-record.server.ts';
import { listWriters } from '#rooms/marketplace/expiring.server.ts';
import { contactSides, outcomeMonths, type ContactSide, type OutcomeMonth } from './interest.ts';
import { outcomeLetter } from './mail/interest-letters.ts';
import { outcomeToken } from './outcome-link.server.ts';

type Occasion = { now: Date; origin: string; secret: string };

const mostADay = 500;

/** Asks both sides what came of it, three, six and twelve months after contacts were agreed to. */
export async function askForOutcomes(db: Database, occasion: Occasion): Promise<number> {
	let asked = 0;
	for (const months of outcomeMonths) asked += await askAfter(db, months, occasion);
	return asked;
}

async function askAfter(db: Database, months: OutcomeMonth, occasion: Occasion): Promise<number> {
	return db.transaction().execute(async (tx) => {
		await sql`select pg_advisory_xact_lock(hashtext('interest_outcome'))`.execute(tx);
		const due = await listDue(tx, months, occasion.now);
		const titles = await listTitles(
			tx,
			due.map(({ entryId }) => entryId)
		);
		const asked = due.flatMap((one) => contactSides.map((side) => ({ one, side })));
		await insertMany(
			tx,
			'interestOutcome',
			asked.map(({ one, side }) => ({
				...{ id: newId(), interestId: one.id, side, months, askedAt: occasion.now }
			}))
		);
		const letters: Letter[] = [];
		for (const { one, side } of asked) {
			const title = (locale: Locale) =>
				titles.get(one.entryId)?.[locale] ?? titles.get(one.entryId)?.[one.originalLocale] ?? '';
			letters.push(...(await lettersTo(tx, { one, side, months, title }, occasion)));
		}
		await writeLetters(tx, letters);
		return letters.length;
	});
}

/** Conversations that were agreed to so long ago and of which nobody was asked since. */
function listDue(db: Database, months: OutcomeMonth, now: Date) {
	const before = new Date(`${monthsAfter(dayOf(now), -months)}T23:59:59Z`);
	return db
		.selectFrom('interest')
		.innerJoin('marketplaceEntry as entry', 'entry.id', 'entryId')
		.select(['interest.id', 'interest.organisationId', 'interest.personId', 'entryId'])
		.select(['entry.organisationId as ownerId', 'contactPersonId', 'entry.originalLocale'])
		.where('interest.state', 'in', ['accepted', 'released', 'negotiating', 'ended'])
		.where(
			sql<boolean>`exists (select from interest_step s where s.interest_id = interest.id
				and s.kind = 'accepted' and s.at <= ${before})`
		)
		.where(
			sql<boolean>`not exists (select from interest_outcome o where o.interest_id = interest.id
				and o.months = ${months})`
		)
		.orderBy('interest.id')
		.limit(mostADay)
		.execute();
}

type Due = Awaited<ReturnType<typeof listDue>>[number];
type About = {
	one: Due;
	side: ContactSide;
	months: OutcomeMonth;
	title: (locale: Locale) => string;
};

/** One person a side: whoever led the conversation, while they still stand for it. */
async function lettersTo(
	db: Database,
	{ one, side, months, title }: About,
	{ now, origin, secret }: Occasion
): Promise<Letter[]> {
	const [organisationId, contactPersonId] =
		side === 'owner' ? [one.ownerId, one.contactPersonId] : [one.organisationId, one.personId];
	const people = await listWriters(db, { organisationId, contactPersonId, clusterId: null }, now);
	return people.slice(0, 1).map((person) => {
		const token = outcomeToken(secret, { interestId: one.id, side, months, personId: person.id });
		const href = `${origin}/${person.locale}/conversations/outcome?token=${token}`;
		return outcomeLetter({ person, title: title(person.locale), months, href });
	});
}
