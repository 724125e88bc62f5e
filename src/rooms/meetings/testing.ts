import { house, type Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { after, hours } from '#platform/clock.ts';
import { unwrap } from '#platform/outcome.ts';
import { check, schedule, type Problem } from '#scheduler';
import { anEvent, aRegistration, someDay } from '#rooms/events/testing.ts';
import { openBrokerage } from './brokerage.server.ts';
import { usualSettings, type BrokerageSettings } from './brokerage.ts';
import { joinBrokerage } from './participant.server.ts';
import type { ParticipantProfile } from './participant.ts';
import { answerRequest, askForMeeting } from './request.server.ts';
import { listSlots, setHours } from './slot.server.ts';
import { publishTimetable } from './publication.server.ts';
import { addTables } from './table.server.ts';
import { beginTimetable, computeTimetable } from './timetable.server.ts';

export { someDay };

/** Half past nine on the day of the event, before its first slot at ten. */
export const beforeIt = new Date('2026-04-14T07:30:00Z');
const hour = (n: number) => after(new Date('2026-04-14T08:00:00Z'), hours(n));

export const aProfile = (changes: Partial<ParticipantProfile> = {}): ParticipantProfile => ({
	offers: 'Knitted fabrics of recycled yarn',
	seeks: 'Designers for a spring collection',
	offerSectors: ['13'],
	seekSectors: ['14'],
	languages: ['en'],
	country: 'PL',
	half: null,
	isOnline: false,
	isShown: true,
	autoAccept: false,
	mostMeetings: null,
	...changes
});

/** A brokerage event of one morning: slots of twenty minutes from ten to noon, some tables. */
export async function aBrokerage(
	db: Database,
	name: string,
	{ tables = 2, ...settings }: Partial<BrokerageSettings> & { tables?: number } = {}
): Promise<{ eventId: string; slots: string[]; tables: string[] }> {
	const eventId = await anEvent(db, { name }, { kind: 'brokerage_event' });
	const event = {
		startsAt: new Date('2026-04-14T07:00:00Z'),
		endsAt: new Date('2026-04-14T15:00:00Z')
	};
	const lengths = { slotMinutes: 20, bufferMinutes: 5 };
	const blocks = [{ startsAt: hour(0), endsAt: hour(2) }];
	return db.transaction().execute(async (tx) => {
		unwrap(await openBrokerage(tx, house, eventId, { ...usualSettings, ...settings }));
		const wanted = { blocks, lengths, now: someDay, event, seenTouched: 0 };
		unwrap(await setHours(tx, house, eventId, wanted));
		const made = unwrap(
			await addTables(tx, house, { eventId, name: 'Table', count: tables, kind: 'table' })
		);
		const slots = await listSlots(tx, eventId);
		return { eventId, slots: slots.map(({ id }) => id), tables: made };
	});
}

export async function aParticipant(
	db: Database,
	eventId: string,
	name: string,
	{
		profile,
		...registration
	}: {
		profile?: Partial<ParticipantProfile>;
		personId?: string;
		participantTypeId?: string;
		organisationId?: string;
	} = {}
): Promise<string> {
	const registrationId = await aRegistration(db, eventId, { name, ...registration });
	return db.transaction().execute(async (tx) =>
		unwrap(
			await joinBrokerage(tx, house, {
				eventId,
				registrationId,
				textLocale: 'en',
				...aProfile(profile)
			})
		)
	);
}

/** A request that the other one has agreed to. */
export async function anAgreedRequest(
	db: Database,
	eventId: string,
	[askingId, askedId]: readonly [string, string],
	{ slotId, actor = house }: { slotId?: string; actor?: Actor } = {}
): Promise<string> {
	return db.transaction().execute(async (tx) => {
		const asked = { eventId, askingId, askedId, message: '', messageLocale: 'en' as const };
		const { id } = unwrap(await askForMeeting(tx, actor, { ...asked, now: someDay }));
		unwrap(
			await answerRequest(tx, actor, {
				eventId,
				requestId: id,
				participantId: askedId,
				answer: 'accepted',
				slotId: slotId ?? null,
				now: someDay
			})
		);
		return id;
	});
}

/** Four people and four agreed requests, all of which can be held. */
export async function aSpring(db: Database, name: string, tables = 2) {
	const brokerage = await aBrokerage(db, name, { tables });
	const { eventId } = brokerage;
	const people: string[] = [];
	for (const who of ['Ewa', 'Boris', 'Claire', 'Dieter'])
		people.push(await aParticipant(db, eventId, who));
	const [ewa, boris, claire, dieter] = people as [string, string, string, string];
	const pairs = [
		[ewa, boris],
		[ewa, claire],
		[boris, claire],
		[claire, dieter]
	] as const;
	const requests: string[] = [];
	for (const pair of pairs) requests.push(await anAgreedRequest(db, eventId, pair));
	return { ...brokerage, ewa, boris, claire, dieter, requests };
}

export const aName = { name: 'Spring', timeZone: 'Europe/Warsaw' };

/** The scheduler with a fixed budget, so that each run gives the same. */
export const anEngine = {
	schedule: (problem: Problem) => schedule(problem, { steps: 20_000 }),
	check
};

export async function aComputedTimetable(db: Database, eventId: string): Promise<string> {
	const begun = await db
		.transaction()
		.execute((tx) => beginTimetable(tx, house, { eventId, now: someDay }));
	const id = unwrap(begun);
	await computeTimetable(db, id, anEngine, { named: aName, clock: () => someDay });
	return id;
}

export async function aPublishedTimetable(db: Database, eventId: string): Promise<void> {
	const id = await aComputedTimetable(db, eventId);
	await db
		.transaction()
		.execute(async (tx) =>
			unwrap(await publishTimetable(tx, house, { eventId, id, now: someDay }))
		);
}
