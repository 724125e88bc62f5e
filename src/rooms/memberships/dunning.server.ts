import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { attempt } from '#platform/database/attempt.ts';
import { house } from '#platform/actor.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept } from '#platform/outcome.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { listArrears, noteArrears, settleArrears, type Overdue } from './arrears.server.ts';
import { levelDue } from './dunning.ts';
import { writeInvoiceLetters } from './invoice-letters.server.ts';

/** Once a day: who fell behind is noted, whose reminder is due is written to, held ones are left alone. */
export async function remindOfFees(db: Database, occasion: Occasion): Promise<void> {
	const accounts = await db
		.selectFrom('feeAccount')
		.select(['clusterId', 'dunningDays'])
		.orderBy('clusterId')
		.execute();
	for (const account of accounts) await remindIn(db, account, occasion);
}

async function remindIn(
	db: Database,
	{ clusterId, dunningDays }: { clusterId: string; dunningDays: readonly number[] },
	occasion: Occasion
): Promise<void> {
	const today = dayOf(occasion.now);
	const overdue = await listArrears(db, clusterId, today);
	await db.transaction().execute(async (tx) => {
		await noteArrears(
			tx,
			overdue.map(({ membershipId }) => membershipId),
			today
		);
		await settleArrears(tx, house, { clusterId }, occasion.now);
	});
	for (const invoice of overdue) {
		const level = levelDue(dunningDays, invoice.daysOverdue);
		if (level > invoice.level && !invoice.hold)
			await remindOf(
				db,
				invoice,
				{ level, isLast: level === dunningDays.length && level > 1 },
				occasion
			);
	}
}

/** The row of a reminder and its letter stand or fall together, so none is sent twice. */
async function remindOf(
	db: Database,
	{ id, openCents, clusterId }: Overdue,
	{ level, isLast }: { level: number; isLast: boolean },
	occasion: Occasion
): Promise<void> {
	await attempt(db, async (tx) => {
		const noted = await tx
			.insertInto('feeDunning')
			.values({ invoiceId: id, level, sentAt: occasion.now, sentById: null })
			.onConflict((on) => on.doNothing())
			.returning('level')
			.executeTakeFirst();
		if (!noted) return accept();
		await writeInvoiceLetters(tx, [id], occasion, { level, openCents, isLast });
		await record(tx, house, {
			deed: 'invoice.reminded',
			subject: { kind: 'invoice', id },
			details: { clusterId, level }
		});
		return accept();
	});
}
