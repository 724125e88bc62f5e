import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { listParties } from '#rooms/agreements/parties.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import known from './demo/known-obligations.json' with { type: 'json' };
import { byLink, byRecord, type Evidence } from './evidence.ts';
import { fulfil } from './fulfilment.server.ts';
import { undertake } from './obligation.server.ts';
import type { Recurrence } from './obligation.ts';

type Told = {
	area: string;
	party: number | null;
	dueInDays: number | null;
	recurrence?: string;
	evidence?: string;
	link?: string;
	texts: Texts;
};

/** What the six parties of the stage promised: one kept, one due, one overdue, some that come round. */
export async function seedObligations(
	tx: Transaction,
	{ okip: agreementId }: { okip: string },
	now: Date
): Promise<void> {
	const parties = await listParties(tx, agreementId);
	for (const told of known as Told[]) {
		const dueOn = told.dueInDays === null ? null : dayOf(after(now, days(told.dueInDays)));
		const draft = {
			...{ area: told.area, dueOn, until: null, ownerId: null, texts: told.texts },
			partyId: told.party === null ? null : (parties[told.party]?.id ?? null),
			recurrence: (told.recurrence ?? 'none') as Recurrence,
			originalLocale: 'pl' as const
		};
		const undertaken = { id: newId(), agreementId, draft, now: after(now, -days(120)) };
		const id = unwrap(await undertake(tx, house, undertaken));
		const evidence = await evidenceOf(tx, told);
		if (!evidence || !dueOn) continue;
		const fulfilment = { dueOn, doneOn: dueOn, note: '', evidence: [evidence] };
		unwrap(await fulfil(tx, house, { id, fulfilment, now }));
	}
}

async function evidenceOf(
	tx: Transaction,
	{ evidence, link }: Told
): Promise<Evidence | undefined> {
	if (link) return byLink(link);
	if (!evidence) return undefined;
	const event = await tx
		.selectFrom('event')
		.select('id')
		.where('slug', '=', evidence)
		.executeTakeFirst();
	return event && byRecord('event', event.id);
}
