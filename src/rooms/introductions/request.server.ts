import type { Actor } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import type { IntroductionAnswer } from './introduction.ts';
import { listIntroducers } from './introducer.server.ts';
import { answerLetter, requestLetter } from './mail/introduction-letters.ts';

nameViolations({ introduction_asked_once: 'introduction_asked_already' });

type Person = Actor & { personId: string };
type Occasion = { now: Date; origin: string };
type Ask = { introducerId: string; organisationId: string; message: string; locale: Locale };

/** So that nobody's readiness becomes a burden. */
const mostADay = 10;

/** Only those are asked who have agreed to be, by people of their own clusters or organisations. */
export async function askForIntroduction(
	tx: Transaction,
	actor: Person,
	{ introducerId, organisationId, message, locale }: Ask,
	{ now, origin }: Occasion
): Promise<Outcome<string>> {
	if (!message) return refuse('introduction_message_missing');
	const asking = { askerId: actor.personId, organisationId, now };
	const known = (await listIntroducers(tx, asking)).some((one) => one.personId === introducerId);
	if (!known) return refuse('introducer_gone');
	if ((await countAsked(tx, actor.personId, now)) >= mostADay)
		return refuse('introductions_too_many', { most: mostADay });
	const id = newId();
	await tx
		.insertInto('introductionRequest')
		.values({
			...{ id, introducerId, organisationId, askedById: actor.personId, message, locale },
			...{ askedAt: now, answeredAt: null, answer: null }
		})
		.execute();
	await record(tx, actor, {
		deed: 'introduction.asked',
		subject: { kind: 'introduction', id },
		details: { organisationId }
	});
	const [person, asker] = await Promise.all([
		findWriter(tx, introducerId),
		findWriter(tx, actor.personId)
	]);
	if (person && asker) {
		const organisation = await nameIn(tx, organisationId, person.locale);
		const href = `${origin}/${person.locale}/account/introductions`;
		await writeLetter(tx, requestLetter({ person, asker, organisation, message, href }));
	}
	return accept(id);
}

async function countAsked(db: Database, askedById: string, now: Date): Promise<number> {
	const { asked } = await db
		.selectFrom('introductionRequest')
		.select(({ fn }) => fn.countAll<number>().as('asked'))
		.where('askedById', '=', askedById)
		.where('askedAt', '>', after(now, -days(1)))
		.executeTakeFirstOrThrow();
	return Number(asked);
}

type Answered = { id: string; answer: IntroductionAnswer; text: string };

export async function answerRequest(
	tx: Transaction,
	actor: Person,
	{ id, answer, text }: Answered,
	{ now, origin }: Occasion
): Promise<Outcome> {
	const held = await tx
		.updateTable('introductionRequest')
		.set({ answer, answerText: text, answeredAt: now })
		.where('id', '=', id)
		.where('introducerId', '=', actor.personId)
		.where('answeredAt', 'is', null)
		.returning(['askedById', 'organisationId'])
		.executeTakeFirst();
	if (!held) return refuse('introduction_answered_already');
	await record(tx, actor, {
		deed: `introduction.${answer}`,
		subject: { kind: 'introduction', id },
		details: { organisationId: held.organisationId }
	});
	const [person, introducer] = await Promise.all([
		findWriter(tx, held.askedById),
		findWriter(tx, actor.personId)
	]);
	if (person && introducer) {
		const organisation = await nameIn(tx, held.organisationId, person.locale);
		const href = `${origin}/${person.locale}/account/introductions`;
		const told = { person, introducer, organisation, answer, text, href };
		await writeLetter(tx, answerLetter(told));
	}
	return accept();
}

const findWriter = (db: Database, id: string) =>
	db
		.selectFrom('person')
		.select(['id', 'name', 'email', 'locale'])
		.where('id', '=', id)
		.where('erasedAt', 'is', null)
		.executeTakeFirst();

async function nameIn(db: Database, id: string, locale: Locale): Promise<string> {
	const named = (await listOrganisationNames(db, [id])).get(id);
	return (named?.texts[locale] ?? named?.texts[named.originalLocale])?.name ?? '';
}

/** What somebody was asked, what waits first; and what they asked themselves. */
export async function listRequests(db: Database, personId: string) {
	const [received, made] = await Promise.all([
		withOther(db, 'askedById').where('introducerId', '=', personId).execute(),
		withOther(db, 'introducerId').where('askedById', '=', personId).execute()
	]);
	return { received, made };
}

const withOther = (db: Database, other: 'askedById' | 'introducerId') =>
	db
		.selectFrom('introductionRequest as request')
		.innerJoin('person', 'person.id', `request.${other}`)
		.select(['request.id', 'organisationId', 'message', 'request.locale', 'askedAt', 'answer'])
		.select(['answerText', 'answeredAt', 'person.name as otherName', 'person.id as otherId'])
		.orderBy('answeredAt', (order) => order.desc().nullsFirst())
		.orderBy('askedAt', 'desc')
		.orderBy('request.id')
		.limit(200);
