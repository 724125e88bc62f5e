import { house } from '#platform/actor.ts';
import { after, days, hours } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { check, schedule } from '#scheduler';
import { enterRegistrations } from '#rooms/events/bulk.server.ts';
import { announceEvent, registerEvent } from '#rooms/events/event.server.ts';
import { linkSecret } from '#rooms/events/personal-link.server.ts';
import type { Owner } from '#rooms/events/event.ts';
import { openBrokerage } from './brokerage.server.ts';
import { usualSettings } from './brokerage.ts';
import { addDelegation, setDelegate } from './delegation.server.ts';
import {
	at,
	daysOf,
	delegates,
	demoDelegate,
	draftOf,
	plans,
	zone,
	type Plan
} from './demo-event.ts';
import { diceOf, drawCoordinator, drawPairs, drawWares } from './demo-draw.ts';
import texts from './demo/brokerage-texts.json' with { type: 'json' };
import { publishTimetable } from './publication.server.ts';
import { seedResults } from './seed-results.server.ts';
import { seedSpecialists } from './seed-specialists.server.ts';
import { setHours } from './slot.server.ts';
import { addTables } from './table.server.ts';
import { beginTimetable, computeTimetable } from './timetable.server.ts';

/** The brokerage event of story 4 in the coming weeks, and an earlier one with what came of it. */
export async function seedBrokerage(
	tx: Transaction,
	{ owner, leaderId }: { owner: Owner; leaderId: string },
	now: Date
): Promise<Map<string, string>> {
	const events = new Map<string, string>();
	for (const plan of plans) events.set(plan.key, await seedOne(tx, plan, { owner, leaderId, now }));
	return events;
}

type Around = { owner: Owner; leaderId: string; now: Date };

/** One brokerage event with all that belongs to it. */
export async function seedOne(tx: Transaction, plan: Plan, { owner, leaderId, now }: Around) {
	const draft = draftOf(plan, now);
	const eventId = unwrap(await registerEvent(tx, house, { owner, draft }, now, { isDemo: true }));
	unwrap(await announceEvent(tx, house, eventId, now));
	// What is over was prepared while it was still to come.
	const then = plan.isOver ? after(draft.startsAt, -days(30)) : now;
	unwrap(
		await openBrokerage(tx, house, eventId, {
			...usualSettings,
			requestsCloseAt: after(draft.startsAt, -days(2))
		})
	);
	const lengths = { slotMinutes: 20, bufferMinutes: 5 };
	const blocks = daysOf(plan, now).flatMap((day) => [
		{ startsAt: at(day, '09:30'), endsAt: at(day, '12:30') },
		{ startsAt: at(day, '13:30'), endsAt: at(day, '16:50') }
	]);
	unwrap(
		await setHours(tx, house, eventId, { blocks, lengths, now: then, event: draft, seenTouched: 0 })
	);
	unwrap(
		await addTables(tx, house, {
			eventId,
			name: plan.isOver ? 'Stolik' : 'Tisch',
			count: plan.people > 100 ? 40 : 14,
			kind: 'table'
		})
	);
	const participants = await seedParticipants(tx, eventId, plan, then);
	const requestIds = await seedRequests(tx, eventId, { plan, participants, then });
	await seedSpecialists(tx, { eventId, plan, requestIds, now });
	const delegationId = unwrap(
		await addDelegation(tx, house, {
			eventId,
			name: texts.delegation.name,
			ledBy: { kind: 'organisation', id: leaderId },
			region: 'PL-04',
			programme: texts.delegation.programme
		})
	);
	for (const participantId of participants.slice(0, plan.delegation))
		unwrap(
			await setDelegate(tx, house, {
				eventId,
				delegationId,
				participantId,
				travelSupport: 420,
				note: null
			})
		);
	await seedTimetable(tx, eventId, { name: texts[plan.key].en[0] ?? '', then });
	if (plan.isOver) await seedResults(tx, eventId, plan.seed + 2);
	return eventId;
}

async function seedParticipants(
	tx: Transaction,
	eventId: string,
	plan: Plan,
	then: Date
): Promise<string[]> {
	const dice = diceOf(plan.seed);
	const drawn = Array.from({ length: plan.people }, (_, number) => {
		const one = drawCoordinator(dice, number);
		if (number >= plan.delegation) return one;
		const own = { country: 'PL', languages: ['pl', 'en'], locale: 'pl' as const };
		const name = delegates[number] ?? one.name;
		return {
			...one,
			...own,
			...drawWares(dice, 'pl'),
			name,
			organisationName: `${texts.delegation.firm} ${number + 1} (demo)`
		};
	});
	const registrations = await enterRegistrations(
		tx,
		{
			eventId,
			secret: await linkSecret(tx),
			people: drawn.map(({ name, organisationName, locale, number }) => ({
				name,
				organisationName,
				locale,
				email:
					number === 0 && !plan.isOver
						? demoDelegate.email
						: `${plan.key}${number + 1}@demo.example`
			}))
		},
		after(then, -days(20))
	);
	const rows = drawn.map((one, number) => ({
		id: newId(),
		eventId,
		registrationId: registrations[number] ?? '',
		textLocale: one.locale,
		offers: one.offers,
		seeks: one.seeks,
		offerSectors: one.offerSectors,
		seekSectors: one.seekSectors,
		languages: one.languages,
		country: one.country,
		isShown: true,
		autoAccept: false,
		isOnline: false,
		edition: 1,
		joinedAt: then,
		changedAt: then
	}));
	await insertMany(tx, 'participant', rows);
	return rows.map(({ id }) => id);
}

type Requesting = { plan: Plan; participants: readonly string[]; then: Date };

/** What was agreed to, and as much again that came to nothing, as it does. */
async function seedRequests(
	tx: Transaction,
	eventId: string,
	{ plan, participants, then }: Requesting
): Promise<string[]> {
	const dice = diceOf(plan.seed + 1);
	const wanted = Math.round(plan.pairs * 1.9);
	const all = drawPairs(dice, { ...plan, pairs: wanted });
	// The delegation's own come first and are all agreed to.
	const rows = all.map(([one, other], number) => {
		const isTurned = dice() < 0.5;
		const askedAt = after(then, -hours(Math.floor(dice() * 300) + (number < plan.pairs ? 100 : 0)));
		return {
			id: newId(),
			eventId,
			askingId: participants[isTurned ? other : one] ?? '',
			askedId: participants[isTurned ? one : other] ?? '',
			message: '',
			messageLocale: 'en' as const,
			askedAt,
			expiresAt: after(askedAt, days(7)),
			isAgreed: number < plan.pairs,
			fate: dice()
		};
	});
	const answers = rows.flatMap(({ id, askedAt, expiresAt, isAgreed, fate }) => {
		const declined = fate < 0.35 ? 'declined' : expiresAt <= then ? 'expired' : null;
		const answer = isAgreed ? ('accepted' as const) : (declined as 'declined' | 'expired' | null);
		return answer
			? [{ requestId: id, answer, answeredAt: after(askedAt, hours(20)), note: '' }]
			: [];
	});
	const closed = new Map(
		answers.map(({ requestId, answer, answeredAt }) => [
			requestId,
			answer === 'accepted' ? null : answeredAt
		])
	);
	await insertMany(
		tx,
		'meetingRequest',
		rows.map(({ isAgreed: _agreed, fate: _fate, ...row }) => ({
			...row,
			reminders: 0,
			closedAt: closed.get(row.id) ?? null
		}))
	);
	await insertMany(tx, 'requestAnswer', answers);
	return rows.map(({ id }) => id);
}

async function seedTimetable(
	tx: Transaction,
	eventId: string,
	{ name, then }: { name: string; then: Date }
) {
	const id = unwrap(await beginTimetable(tx, house, { eventId, now: then }));
	const engine = {
		schedule: (problem: Parameters<typeof schedule>[0]) =>
			schedule(problem, { steps: 40_000, seed: 1 }),
		check
	};
	await computeTimetable(tx, id, engine, { named: { name, timeZone: zone }, clock: () => then });
	unwrap(await publishTimetable(tx, house, { eventId, id, now: then }));
}
