import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listTitles } from '#rooms/marketplace/entry-record.server.ts';
import { listClusterPeople, listWriters } from '#rooms/marketplace/expiring.server.ts';
import type { Side } from './interest.ts';
import { findInterest, type InterestRecord } from './interest-record.server.ts';
import { interestLetter, type News } from './mail/interest-letters.ts';

type Occasion = { now: Date; origin: string };
type Told = { id: string; news: News; to: Side; words?: string };

/** Tells a side of a conversation what is new in it. */
export async function tellSide(
	tx: Transaction,
	{ id, news, to, words = '' }: Told,
	{ now, origin }: Occasion
): Promise<void> {
	const interest = await findInterest(tx, id);
	if (!interest) return;
	const [people, titles] = await Promise.all([
		listPeople(tx, interest, to, now),
		listTitles(tx, [interest.entryId])
	]);
	const known = titles.get(interest.entryId) ?? {};
	const titleIn = (locale: Locale) => known[locale] ?? Object.values(known)[0] ?? '';
	await writeLetters(
		tx,
		people.map((person) => {
			const href = `${origin}/${person.locale}/conversations/${id}`;
			return interestLetter(news, { person, title: titleIn(person.locale), href, words });
		})
	);
}

async function listPeople(tx: Transaction, interest: InterestRecord, side: Side, now: Date) {
	const { ownerId, organisationId, contactPersonId, personId, clusterId } = interest;
	if (side === 'broker') return clusterId ? listClusterPeople(tx, clusterId, now) : [];
	return side === 'owner'
		? listWriters(tx, { organisationId: ownerId, contactPersonId, clusterId }, now)
		: listWriters(tx, { organisationId, contactPersonId: personId, clusterId: null }, now);
}
