import { house } from '#platform/actor.ts';
import { dayOf, daysAfter } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { unwrap } from '#platform/outcome.ts';
import { addMembership } from '#rooms/clusters/membership.server.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { saveAnswer } from './answer.server.ts';
import { listQuestions } from './survey-record.server.ts';
import { makeSurvey, openSurvey } from './survey.server.ts';

export const surveyDay = new Date('2026-03-02T09:00:00Z');

export async function aMember(db: Database, clusterId: string, name: string): Promise<string> {
	const organisationId = await anOrganisation(db, { name });
	const membership = {
		clusterId,
		organisationId,
		kind: 'member',
		validFrom: '2020-01-01'
	} as const;
	unwrap(await attempt(db, (tx) => addMembership(tx, house, membership)));
	return organisationId;
}

/** Somebody who writes for organisations. */
export async function aWriter(
	db: Database,
	name: string,
	organisationIds: readonly string[],
	locale: 'pl' | 'bg' = 'pl'
) {
	const person = await aPerson(db, { name, locale });
	for (const id of organisationIds) {
		const scope = { kind: 'organisation', id } as const;
		const grant = { personId: person.id, role: 'editor', scope, validFrom: surveyDay } as const;
		unwrap(await attempt(db, (tx) => grantRole(tx, house, grant)));
	}
	return person;
}

/** A cluster with members, and a survey of it from a template, open for two weeks where it is wished. */
export async function aSurvey(
	db: Database,
	{ members = 3, isOpen = true }: { members?: number; isOpen?: boolean } = {}
) {
	const clusterId = await aCluster(db, { name: `Klaster ${crypto.randomUUID()}` });
	const memberIds: string[] = [];
	for (let at = 0; at < members; at += 1)
		memberIds.push(await aMember(db, clusterId, `Tkalnia ${at} ${clusterId}`));
	const begun = { clusterId, originalLocale: 'pl', template: 'needs' } as const;
	const id = unwrap(await attempt(db, (tx) => makeSurvey(tx, house, begun, surveyDay)));
	const openUntil = daysAfter(dayOf(surveyDay), 14);
	if (isOpen)
		unwrap(await attempt(db, (tx) => openSurvey(tx, house, { id, openUntil }, surveyDay)));
	return { id, clusterId, memberIds };
}

/** Answers the first question, a scale. */
export async function answerFirst(
	db: Database,
	surveyId: string,
	organisationId: string,
	{ edition = 0, point = '4', at = surveyDay }: { edition?: number; point?: string; at?: Date } = {}
) {
	const [first] = await listQuestions(db, surveyId);
	const answers = { [first?.id ?? '']: point };
	const given = { surveyId, organisationId, answers, locale: 'pl' as const, edition };
	return attempt(db, (tx) => saveAnswer(tx, house, given, at));
}

export const aContact = (db: Database, organisationId: string, email: string) =>
	db
		.insertInto('organisationContact')
		.values({
			...{ id: crypto.randomUUID(), organisationId, name: 'Biuro', email, place: 1 },
			...{ role: null, phone: null, visibility: 'managers' as const }
		})
		.execute();

/** The same throws every time. */
export function dice(seed: number): (sides: number) => number {
	let at = seed;
	return (sides) => {
		at = (at * 1_103_515_245 + 12_345) % 2 ** 31;
		return Math.floor((at / 2 ** 31) * sides);
	};
}

/** Whether sums and differences of the groups tell one to four apart: by trying every small set. */
export function exposesByTrying(groups: readonly ReadonlySet<number>[], count: number): boolean {
	const rows = groups.map((group) =>
		Array.from({ length: count }, (_, at) => (group.has(at) ? 1 : 0))
	);
	const rank = rankOf(rows);
	for (let set = 1; set < 2 ** count; set += 1) {
		const own = Array.from({ length: count }, (_, at) => (set >> at) & 1);
		if (own.reduce((sum, one) => sum + one, 0) > 4) continue;
		if (rankOf([...rows, own]) === rank) return true;
	}
	return false;
}

function rankOf(given: readonly number[][]): number {
	const rows = given.map((row) => [...row]);
	let rank = 0;
	for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
		const at = rows.findIndex((row, place) => place >= rank && Math.abs(row[column]!) > 1e-9);
		if (at < 0) continue;
		[rows[rank], rows[at]] = [rows[at]!, rows[rank]!];
		for (const row of rows.slice(rank + 1)) {
			const times = row[column]! / rows[rank]![column]!;
			row.forEach((value, place) => (row[place] = value - times * rows[rank]![place]!));
		}
		rank += 1;
	}
	return rank;
}
