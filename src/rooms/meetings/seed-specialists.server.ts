import { house } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { unwrap } from '#platform/outcome.ts';
import { at, daysOf, type DemoSpecialist, type Plan } from './demo-event.ts';
import { listSlots } from './slot.server.ts';
import { addSpecialist, setNeed, setSpecialistHours } from './specialist.server.ts';

type Around = { eventId: string; plan: Plan; requestIds: readonly string[]; now: Date };

/** Interpreters for those who speak no English, and an expert some ask for. */
export async function seedSpecialists(tx: Transaction, { plan, ...around }: Around): Promise<void> {
	for (const specialist of plan.specialists ?? [])
		await seedSpecialist(tx, specialist, { plan, ...around });
}

async function seedSpecialist(
	tx: Transaction,
	{ days, meetings, ...draft }: DemoSpecialist,
	{ eventId, plan, requestIds, now }: Around
) {
	const id = unwrap(await addSpecialist(tx, house, { eventId, draft }));
	const planned = daysOf(plan, now);
	const leavesOn = planned[days];
	if (leavesOn) {
		const slots = await listSlots(tx, eventId);
		const there = slots
			.filter(({ startsAt }) => startsAt < at(leavesOn, '00:00'))
			.map((slot) => slot.id);
		unwrap(await setSpecialistHours(tx, house, { eventId, id, there }));
	}
	for (const requestId of requestIds.slice(0, meetings))
		unwrap(await setNeed(tx, house, { eventId, requestId, specialistId: id, isNeeded: true }));
}
