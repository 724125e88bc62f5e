import { log } from '#platform/log.server.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { listNewEntries } from '#platform/search/new-entries.server.ts';
import { lastMark, type Rhythm } from './alert.ts';
import { searchLetter } from './mail/search-letter.ts';
import { wantedOf } from './search-address.ts';
import type { Reader, SearchNews } from './search-news.ts';

export type Occasion = { now: Date; origin: string; secret: string };

export const peopleAtOnce = 200;
const mostTold = 8;
const first = '00000000-0000-0000-0000-000000000000';

/** A letter to everybody whose daily searches found something new since they were last told. */
export async function tellDaily(db: Database, occasion: Occasion): Promise<number> {
	const until = lastMark('daily', occasion.now);
	const due = (after: string) => listDuePeople(db, { rhythm: 'daily', until, after });
	return tellEach(db, due, (tx, id) => tellPerson(tx, id, until, occasion));
}

/**
 * One person after the other, each in a transaction of their own: whoever is told is told for good, and
 * one whose letter fails keeps nobody else from theirs.
 */
export async function tellEach(
	db: Database,
	due: (after: string) => Promise<string[]>,
	tell: (tx: Transaction, personId: string) => Promise<boolean>
): Promise<number> {
	let told = 0;
	let people = await due(first);
	while (people.length > 0) {
		for (const id of people)
			try {
				told += (await db.transaction().execute((tx) => tell(tx, id))) ? 1 : 0;
			} catch (failure) {
				log.warn({ err: failure, personId: id }, 'a letter of news could not be written');
			}
		people = await due(people.at(-1) ?? first);
	}
	return told;
}

type Due = { rhythm: Rhythm; until: Date; after: string };

export async function listDuePeople(
	db: Database,
	{ rhythm, until, after }: Due
): Promise<string[]> {
	const rows = await db
		.selectFrom('savedSearch')
		.select('personId')
		.distinct()
		.where('alert', '=', rhythm)
		.where('toldAt', '<', until)
		.where('personId', '>', after)
		.orderBy('personId')
		.limit(peopleAtOnce)
		.execute();
	return rows.map(({ personId }) => personId);
}

async function tellPerson(
	tx: Transaction,
	personId: string,
	until: Date,
	{ origin, secret }: Occasion
): Promise<boolean> {
	const person = await findReader(tx, personId);
	if (!person) return false;
	const news = await takeNews(tx, { personId, rhythm: 'daily', until });
	if (news.length > 0) await writeLetter(tx, searchLetter({ person, news, origin, secret }));
	return news.length > 0;
}

export const findReader = (db: Database, id: string): Promise<Reader | undefined> =>
	db
		.selectFrom('person')
		.select(['id', 'name', 'email', 'locale'])
		.where('id', '=', id)
		.where('erasedAt', 'is', null)
		.executeTakeFirst();

type Taken = { personId: string; rhythm: Rhythm; until: Date };

/** What a person's searches found since they were last told; from now on it counts as told. */
export async function takeNews(
	tx: Transaction,
	{ personId, rhythm, until }: Taken
): Promise<SearchNews[]> {
	const held = await tx
		.selectFrom('savedSearch')
		.select(['id', 'name', 'locale', 'query', 'toldAt'])
		.where('personId', '=', personId)
		.where('alert', '=', rhythm)
		.where('toldAt', '<', until)
		.orderBy('name')
		.orderBy('id')
		.forUpdate()
		.execute();
	const news: SearchNews[] = [];
	for (const { id, name, locale, query, toldAt } of held) {
		const span = { after: toldAt, until };
		const found = await listNewEntries(tx, wantedOf(query, locale), span, mostTold);
		const told = { hits: found.slice(0, mostTold), isMore: found.length > mostTold };
		if (found.length > 0) news.push({ id, name, query, ...told });
	}
	if (held.length > 0)
		await tx
			.updateTable('savedSearch')
			.set({ toldAt: until })
			.where(
				'id',
				'in',
				held.map(({ id }) => id)
			)
			.execute();
	return news;
}
