import { describe, expect, it } from 'vitest';
import { after, minutes } from '#platform/clock.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { agendasChanged, tellOfChangedAgendas } from './agenda-change.server.ts';
import { tellAgendas } from './letters.server.ts';
import { aPublishedTimetable, aSpring, beforeIt, someDay } from './testing.ts';

const db = await testDatabase();
const origin = 'https://osnova.example';
const within = <T>(work: Parameters<ReturnType<typeof db.transaction>['execute']>[0]) =>
	db.transaction().execute(work) as Promise<T>;

async function anEventOf(name: string) {
	const { eventId, claire, dieter } = await aSpring(db, name, 4);
	await aPublishedTimetable(db, eventId);
	const change = (ids: string[], now: Date) =>
		within((tx) => agendasChanged(tx, { eventId, ids, now, origin }));
	const tell = (now: Date) => tellOfChangedAgendas(db, { now, origin });
	return { eventId, claire, dieter, change, tell };
}
const lettersWritten = async () =>
	Number(
		(
			await db
				.selectFrom('letter')
				.select((eb) => eb.fn.countAll().as('count'))
				.executeTakeFirstOrThrow()
		).count
	);

describe('changes of an agenda', () => {
	it('made one after the other are told in one letter when the organiser rests', async () => {
		const { claire, dieter, change, tell } = await anEventOf('Rest');
		const before = await lettersWritten();
		await change([claire, dieter], someDay);
		await change([claire], after(someDay, minutes(0.75)));
		expect(await lettersWritten()).toBe(before);
		expect(await tell(after(someDay, minutes(0.9)))).toBe(0);
		expect(await tell(after(someDay, minutes(1)))).toBe(1);
		expect(await tell(after(someDay, minutes(1.75)))).toBe(1);
		expect(await tell(after(someDay, minutes(9)))).toBe(0);
		expect(await lettersWritten()).toBe(before + 2);
	});

	it('that do not end are told after ten minutes', async () => {
		const { claire, change, tell } = await anEventOf('On and on');
		for (let minute = 0; minute <= 10; minute += 0.5)
			await change([claire], after(someDay, minutes(minute)));
		expect(await tell(after(someDay, minutes(10)))).toBe(1);
	});

	it('are told at once on the day', async () => {
		const { claire, change, tell } = await anEventOf('The day');
		const before = await lettersWritten();
		await change([claire], beforeIt);
		expect(await lettersWritten()).toBe(before + 1);
		expect(await tell(after(beforeIt, minutes(60)))).toBe(0);
	});

	it('are not told again where a new agenda was', async () => {
		const { eventId, claire, change, tell } = await anEventOf('Anew');
		await change([claire], someDay);
		await within((tx) => tellAgendas(tx, { eventId, isNew: true, origin }));
		expect(await tell(after(someDay, minutes(60)))).toBe(0);
	});

	it('are told once where two do it at a time', async () => {
		const { claire, dieter, change, tell } = await anEventOf('Twice');
		await change([claire, dieter], someDay);
		const told = await Promise.all([1, 2, 3].map(() => tell(after(someDay, minutes(60)))));
		expect(told.reduce((sum, one) => sum + one)).toBe(2);
	});
});
