import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Database, Transaction } from '../database/database.ts';
import { atStop } from '../running.ts';
import { log } from '../log.server.ts';
import type { Job, Tools } from './job.ts';

/** Takes part in the work of this house: any number of processes may, each job is done by one. */
export async function startJobs(
	url: string,
	jobs: readonly Job[],
	tools: Tools
): Promise<() => Promise<void>> {
	const boss = new PgBoss({ connectionString: url, application_name: 'osnova work', max: 4 });
	boss.on('error', (failure) => log.warn({ failure: String(failure) }, 'work interrupted'));
	await boss.start();
	for (const job of jobs)
		await boss.createQueue(job.name, {
			retryLimit: 5,
			retryBackoff: true,
			expireInSeconds: job.within ?? 900
		});
	await takeUpOrders(tools.db, boss, jobs);
	for (const job of jobs) {
		if (job.every) await boss.schedule(job.name, job.every, null, { tz: 'UTC' });
		const pollingIntervalSeconds = job.isUrgent ? 0.5 : 1;
		await boss.work<object>(job.name, { pollingIntervalSeconds }, async (orders) => {
			for (const { data } of orders) await job.work(tools, data ?? {});
		});
	}
	return () => boss.stop({ graceful: true, timeout: 8_000 });
}

/** Puts what an archive brought along back into the queue, each order once, whoever starts first. */
async function takeUpOrders(db: Database, boss: PgBoss, jobs: readonly Job[]): Promise<void> {
	const names = jobs.map(({ name }) => name);
	await db.transaction().execute(async (tx) => {
		const orders = await tx
			.deleteFrom('waitingOrder')
			.where('job', 'in', names)
			.returningAll()
			.execute();
		for (const { id, job, details, notBefore } of orders)
			await boss.send(job, details, { id, startAfter: notBefore, db: within(tx) });
	});
}

const within = (tx: Transaction) => ({
	executeSql: (text: string, values: unknown[] = []) =>
		tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))
});

const senders = new Map<string, Promise<PgBoss>>();

/** Puts an order into the queue from a process that only serves pages. */
export async function enqueue(url: string, name: string, order: object): Promise<void> {
	const sender = senders.get(url) ?? openSender(url);
	senders.set(url, sender);
	await (await sender).send(name, order);
}

async function openSender(url: string): Promise<PgBoss> {
	const boss = new PgBoss({
		connectionString: url,
		application_name: 'osnova orders',
		max: 1,
		supervise: false,
		schedule: false,
		migrate: false
	});
	boss.on('error', (failure) => log.warn({ failure: String(failure) }, 'orders interrupted'));
	atStop(() => boss.stop({ graceful: false }));
	return boss.start();
}
