import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { dayOf, daysAfter, monthsAfter } from '#platform/calendar-day.ts';
import { renewalWindowMonths } from '#rooms/agreements/term.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { reminderLetter, type Reminded } from './mail/reminder-letter.ts';
import { titlesOf } from './my-obligations.server.ts';
import type { ReminderKind } from './obligation.ts';

type Occasion = { now: Date; origin: string };

/** How many days ahead one is told. */
export const dueAhead = 7;
export const expiryAhead = 30;
const mostADay = 2000;

type Waiting = {
	agreementId: string;
	kind: ReminderKind;
	/** What it is about and when, so that each is told once. */
	about: string;
	day: string;
	texts: Texts;
	original: Locale;
	partyId: string | null;
	personId: string | null;
};

/** Once a day, one letter for each who has something to do; gives how many were written. */
export async function remindOfObligations(db: Database, { now, origin }: Occasion) {
	return db.transaction().execute(async (tx) => {
		await sql`select pg_advisory_xact_lock(hashtext('agreement_reminder'))`.execute(tx);
		if (await hasWrittenOn(tx, dayOf(now))) return 0;
		const waiting = [...(await listPromises(tx, now)), ...(await listEndings(tx, now))];
		const fresh = await dropTold(tx, waiting);
		if (fresh.length === 0) return 0;
		await insertMany(
			tx,
			'agreementReminder',
			fresh.map(({ agreementId, kind, about }) => ({ agreementId, kind, about, sentAt: now }))
		);
		return writeTo(tx, fresh, { now, origin });
	});
}

async function hasWrittenOn(tx: Transaction, today: string): Promise<boolean> {
	const row = await tx
		.selectFrom('agreementReminder')
		.select('about')
		.where('sentAt', '>=', new Date(`${today}T00:00:00Z`))
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

async function listPromises(tx: Transaction, now: Date): Promise<Waiting[]> {
	const today = dayOf(now);
	const rows = await tx
		.selectFrom('obligation')
		.innerJoin('agreement', 'agreement.id', 'obligation.agreementId')
		.leftJoin('partyWithdrawal', 'partyWithdrawal.partyId', 'obligation.partyId')
		.select(['obligation.id', 'agreementId', 'nextDueOn', 'texts', 'obligation.ownerId'])
		.select(['obligation.originalLocale', 'obligation.partyId'])
		.where('releasedAt', 'is', null)
		.where('completedAt', 'is', null)
		.where('state', 'in', ['signed', 'in_force'])
		.where('nextDueOn', '<=', daysAfter(today, dueAhead))
		.where((or) =>
			or.or([or('partyWithdrawal.endsOn', 'is', null), or('partyWithdrawal.endsOn', '>=', today)])
		)
		.where(
			sql<boolean>`not exists (select from agreement_reminder r
				where r.agreement_id = obligation.agreement_id
					and r.kind = case when next_due_on < ${today}::date
						then 'obligation_overdue' else 'obligation_due' end
					and r.about = concat(obligation.id, ' ', next_due_on))`
		)
		.orderBy('nextDueOn')
		.orderBy('obligation.id')
		.limit(mostADay)
		.execute();
	return rows.map(({ id, nextDueOn, ownerId, originalLocale, ...row }) => ({
		...row,
		kind: (nextDueOn ?? '') < today ? 'obligation_overdue' : 'obligation_due',
		...{ about: `${id} ${nextDueOn}`, day: nextDueOn ?? '', personId: ownerId },
		original: originalLocale
	}));
}

/** Agreements whose last day comes near: half a year before, time to renew; a month before, the end. */
async function listEndings(tx: Transaction, now: Date): Promise<Waiting[]> {
	const today = dayOf(now);
	const rows = await tx
		.selectFrom('agreement')
		.innerJoin('agreementTerm', 'agreementTerm.agreementId', 'agreement.id')
		.select(['agreement.id', 'originalLocale', 'renewal'])
		.select(({ fn }) => fn.max('validUntil').as('until'))
		.where('state', '=', 'in_force')
		.groupBy('agreement.id')
		.having(({ fn }) => fn.max('validUntil'), '>', today)
		.having(({ fn }) => fn.max('validUntil'), '<=', monthsAfter(today, renewalWindowMonths))
		.having(
			({ fn }) => fn.count(sql`*`.$castTo<number>()).filterWhere('validUntil', 'is', null),
			'=',
			0
		)
		.orderBy('agreement.id')
		.limit(mostADay)
		.execute();
	return rows.flatMap(({ id: agreementId, until, originalLocale: original, renewal }) => {
		const day = daysAfter(until ?? today, -1);
		const one = { agreementId, about: day, day, texts: {}, original };
		const nobody = { partyId: null, personId: null };
		const isNear = day <= daysAfter(today, expiryAhead) && renewal !== 'automatic';
		return [
			...(renewal === 'by_agreement' ? [{ ...one, ...nobody, kind: 'renewal' as const }] : []),
			...(isNear ? [{ ...one, ...nobody, kind: 'expiry' as const }] : [])
		];
	});
}

async function dropTold(tx: Transaction, waiting: readonly Waiting[]): Promise<Waiting[]> {
	if (waiting.length === 0) return [];
	const told = await tx
		.selectFrom('agreementReminder')
		.select(['agreementId', 'kind', 'about'])
		.where('agreementId', 'in', [...new Set(waiting.map(({ agreementId }) => agreementId))])
		.execute();
	const key = (one: { agreementId: string; kind: string; about: string }) =>
		`${one.agreementId} ${one.kind} ${one.about}`;
	const known = new Set(told.map(key));
	return waiting.filter((one) => !known.has(key(one)));
}

async function writeTo(tx: Transaction, fresh: readonly Waiting[], { now, origin }: Occasion) {
	const titles = await titlesOf(
		tx,
		fresh.map(({ agreementId }) => agreementId)
	);
	const readers = new Map<string, { to: Reader; all: Reminded[] }>();
	const known = new Map<string, Reader[]>();
	for (const one of fresh) {
		const whose = `${one.agreementId} ${one.kind} ${one.partyId} ${one.personId}`;
		const people = known.get(whose) ?? (await listReaders(tx, one, now));
		known.set(whose, people);
		for (const to of people) {
			const own = readers.get(to.personId) ?? { to, all: [] };
			own.all.push({ ...one, titles: titles.get(one.agreementId) ?? {} });
			readers.set(to.personId, own);
		}
	}
	const letters = [...readers.values()].map(({ to, all }) => reminderLetter(to, all, origin));
	await writeLetters(tx, letters);
	return letters.length;
}

type Reader = { personId: string; name: string; email: string; locale: Locale };

/** Whoever owns it by name, else whoever leads the party; of endings, all parties and the owner. */
async function listReaders(tx: Transaction, one: Waiting, now: Date): Promise<Reader[]> {
	if (one.personId)
		return tx
			.selectFrom('person')
			.select(['id as personId', 'name', 'email', 'locale'])
			.where('id', '=', one.personId)
			.where('erasedAt', 'is', null)
			.execute();
	const parties = await tx
		.selectFrom('agreementParty')
		.leftJoin('partyWithdrawal', 'partyWithdrawal.partyId', 'agreementParty.id')
		.select(['id', 'clusterId', 'organisationId', 'signingOrganisationId', 'endsOn'])
		.where('agreementId', '=', one.agreementId)
		.execute();
	const owner = await tx
		.selectFrom('agreement')
		.select(['ownerKind as kind', 'ownerId as id'])
		.where('id', '=', one.agreementId)
		.executeTakeFirstOrThrow();
	const isEnding = one.kind === 'renewal' || one.kind === 'expiry';
	const sides = parties
		.filter(({ id, endsOn }) =>
			one.partyId ? id === one.partyId : !endsOn || endsOn >= dayOf(now)
		)
		.flatMap(({ clusterId, organisationId, signingOrganisationId }) => [
			{ kind: 'cluster' as const, id: clusterId },
			{ kind: 'organisation' as const, id: organisationId ?? signingOrganisationId }
		])
		.filter(({ id }) => id !== null);
	const people = [];
	for (const scope of isEnding ? [owner, ...sides] : sides)
		people.push(...(await listHolders(tx, scope, now)).filter(({ role }) => role === 'manager'));
	return [...new Map(people.map((person) => [person.personId, person])).values()];
}
