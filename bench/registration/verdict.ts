import type { Database } from '#platform/database/database.ts';

/** What the database says afterwards, whoever was answered what. */
export async function verdictOf(
	db: Database,
	eventId: string,
	{ seats, sent }: { seats: number; sent: ReadonlyMap<string, number> }
) {
	const rows = await db
		.selectFrom('registration')
		.select(['email', 'state', 'arrival'])
		.where('eventId', '=', eventId)
		.orderBy('arrival')
		.execute();
	const confirmed = rows.filter(({ state }) => state === 'confirmed');
	const waiting = rows.filter(({ state }) => state === 'waiting');
	const letters = await db
		.selectFrom('letter')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('kind', 'in', ['registration_confirmed', 'registration_waiting'])
		.where('toAddress', 'in', [...sent.keys()].slice(0, 1000))
		.executeTakeFirstOrThrow();
	return {
		confirmed: confirmed.length,
		isRight: confirmed.length === Math.min(seats, sent.size),
		waiting: waiting.length,
		twice: rows.length - new Set(rows.map(({ email }) => email)).size,
		lost: sent.size - rows.length,
		seatedAfterTheFirstWaited: confirmed.filter(
			({ arrival }) => Number(arrival) > Number(waiting[0]?.arrival ?? Infinity)
		).length,
		lettersOfTheFirstThousand: Number(letters.count),
		furthestOvertakenMs: overtaken(rows.map(({ email }) => sent.get(email) ?? 0))
	};
}

/** By how much somebody who sent the form later stands before one who sent it earlier, at most. */
function overtaken(moments: readonly number[]): number {
	let latest = 0;
	let most = 0;
	for (const moment of moments) {
		most = Math.max(most, latest - moment);
		latest = Math.max(latest, moment);
	}
	return Math.round(most);
}
