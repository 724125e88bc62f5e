import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { diceOf } from './demo-draw.ts';
import { listMeetings } from './meeting.server.ts';

/** A day as days are: most meetings held, some missed, some never marked; here and there a success. */
export async function seedResults(tx: Transaction, eventId: string, seed: number): Promise<void> {
	const dice = diceOf(seed);
	const meetings = await listMeetings(tx, eventId);
	const slots = await tx
		.selectFrom('meetingSlot')
		.select(['id', 'endsAt'])
		.where('eventId', '=', eventId)
		.execute();
	const endOf = new Map(slots.map(({ id, endsAt }) => [id, endsAt]));
	const held = meetings.map((meeting) => ({
		...meeting,
		at: endOf.get(meeting.slotId ?? '') ?? new Date(0),
		luck: dice()
	}));
	const marked = held.filter(({ luck }) => luck < 0.96);
	await insertMany(
		tx,
		'meetingMark',
		marked.map(({ id, at: when, luck, who }) => {
			const isHeld = luck < 0.83;
			return {
				id: newId(),
				meetingId: id,
				markedBy: 'desk' as const,
				mark: isHeld ? ('held' as const) : ('missed' as const),
				missingId: isHeld ? null : (who[0] ?? null),
				at: when
			};
		})
	);
	const told = marked.filter(({ luck }) => luck < 0.5);
	await seedWords(tx, told, dice);
}

const kinds = [
	'nothing',
	'in_touch',
	'in_touch',
	'in_touch',
	'negotiating',
	'agreed',
	'contract'
] as const;

/** What one of the two said: at once how it was, half a year later what came of it. */
async function seedWords(
	tx: Transaction,
	told: readonly { id: string; who: string[]; at: Date }[],
	dice: () => number
): Promise<void> {
	await insertMany(
		tx,
		'meetingReview',
		told.map(({ id, who, at: when }) => ({
			meetingId: id,
			participantId: who[0] ?? '',
			rating: 3 + Math.floor(dice() * 3),
			note: '',
			writtenAt: when
		}))
	);
	await insertMany(
		tx,
		'meetingOutcome',
		told.map(({ id, who, at: when }) => {
			const outcome = kinds[Math.floor(dice() * kinds.length)] ?? 'in_touch';
			const isPaid = outcome === 'contract';
			return {
				meetingId: id,
				participantId: who[0] ?? '',
				months: 6 as const,
				outcome,
				amount: isPaid ? 5000 + Math.floor(dice() * 40) * 500 : null,
				currency: isPaid ? 'EUR' : null,
				toldAt: after(when, days(185))
			};
		})
	);
}
