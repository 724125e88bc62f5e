import { brokerageEvent } from './forms/generate.ts';
import type { Problem } from './problem.ts';
import { repair } from './repair.ts';
import { schedule } from './schedule.ts';

const every = 10;
const rounds = 5;

/**
 * Repairs an event made up, of the size of a day's brokerage, as long as it takes until the machine runs
 * this code at its full speed (about half a second): whoever repairs first afterwards waits a third as long.
 */
export async function practise(): Promise<void> {
	const event: Problem = { ...brokerageEvent(1), complete: false };
	const announced = await schedule(event, { steps: 20_000 });
	for (let round = 0; round < rounds; round++)
		await repair(withoutSome(event, round), announced, { steps: 20_000 });
}

function withoutSome(event: Problem, round: number): Problem {
	const slots = event.slots.map(({ id }) => id);
	return {
		...event,
		aims: ['held', 'changes', 'breaks'],
		meetings: event.meetings.map((wish) =>
			wish.kind === 'must' ? { ...wish, kind: 'accepted' } : wish
		),
		participants: event.participants.map((one, place) =>
			place % every === round ? { ...one, unavailable: slots } : one
		)
	};
}
