import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { findFeeAccount, saveFeeAccount } from './fee-account.server.ts';
import { setRate } from './class.server.ts';
import { creditInvoice } from './credit.server.ts';
import { previewFees } from './fee-preview.server.ts';
import { documentOf } from './invoice-document.server.ts';
import { findInvoice, listInvoices } from './invoice-record.server.ts';
import { leave } from './leaving.server.ts';
import { feesIn, firstDay } from './testing.ts';

const db = await testDatabase();
const files = diskFileStore(await mkdtemp(join(tmpdir(), 'memberships-')));
const year = { from: '2026-01-01', until: '2027-01-01' };
const today = '2026-01-12';
const { aHouse, run } = feesIn(db);
it('of two who change how fees are asked for the second is told', async () => {
	const { clusterId } = await aHouse(0);
	const account = (await findFeeAccount(db, clusterId))!;
	const save = () =>
		attempt(db, (tx) => saveFeeAccount(tx, house, { ...account, dueDays: 30 }, firstDay));
	const outcomes = await Promise.all([save(), save()]);
	expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

describe('a fee run', () => {
	it('asks everybody once, in numbers without a gap, with a letter each', async () => {
		const { clusterId } = await aHouse();
		const issued = unwrap(await run(clusterId));
		expect(issued.map(({ number }) => number)).toEqual([
			'KIPIM/2026/0001',
			'KIPIM/2026/0002',
			'KIPIM/2026/0003'
		]);
		expect(await run(clusterId)).toMatchObject({ reason: 'fees_nothing_due' });
		const letters = await db
			.selectFrom('letter')
			.select('text')
			.where('kind', '=', 'invoice')
			.execute();
		expect(letters).toHaveLength(3);
		expect(letters[0]?.text).toContain('/invoices/');
	});

	it('run by five at once doubles nothing and leaves no number out', async () => {
		const { clusterId, issuerId } = await aHouse(8);
		await Promise.all([1, 2, 3, 4, 5].map(() => run(clusterId)));
		const rows = await db
			.selectFrom('feeInvoice')
			.select('sequence')
			.where('issuerId', '=', issuerId)
			.orderBy('sequence')
			.execute();
		expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('by quarters, after the first half year was asked at once, asks the rest', async () => {
		const { clusterId, members } = await aHouse(1);
		unwrap(await run(clusterId, { until: '2026-07-01' }));
		unwrap(await run(clusterId));
		const invoices = await listInvoices(db, clusterId, {}, today);
		expect(invoices.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(120_000);
		expect(members).toHaveLength(1);
	});

	it('says why somebody is not asked', async () => {
		const { clusterId, members } = await aHouse(2);
		await db
			.deleteFrom('membershipClassTerm')
			.where('membershipId', '=', members[0]?.membershipId ?? '')
			.execute();
		const { due, skipped } = await previewFees(db, { clusterId, ...year });
		expect(due).toHaveLength(1);
		expect(skipped).toMatchObject([{ why: 'class_missing' }]);
	});

	it('does not go back in time: an earlier date after a later number is refused', async () => {
		const { clusterId } = await aHouse(1);
		unwrap(await run(clusterId, { until: '2026-02-01' }));
		expect(await run(clusterId, { issuedOn: '2026-01-05' })).toMatchObject({
			reason: 'invoice_date_before_last'
		});
		expect(await run(clusterId, { issuedOn: '2026-05-05' })).toMatchObject({
			reason: 'date_in_future'
		});
	});

	it('follows a rate that changes within the year and a member that leaves', async () => {
		const { clusterId, classId, members } = await aHouse(1);
		const rate = {
			clusterId,
			classId,
			amountCents: 240_000,
			period: 'year',
			prorating: 'day',
			entranceCents: 0
		} as const;
		unwrap(await attempt(db, (tx) => setRate(tx, house, { ...rate, validFrom: '2026-07-01' })));
		const id = members[0]?.membershipId ?? '';
		const leaving = {
			id,
			cause: 'notice',
			givenOn: today,
			endsOn: '2026-10-01',
			reason: ''
		} as const;
		unwrap(await attempt(db, (tx) => leave(tx, house, leaving, firstDay)));
		const [due] = (await previewFees(db, { clusterId, ...year })).due;
		expect(due?.lines.map(({ from, until, cents }) => [from, until, cents])).toEqual([
			['2026-01-01', '2026-07-01', 59_507],
			['2026-07-01', '2026-10-01', 60_493]
		]);
	});
});

describe('an issued invoice', () => {
	it('is taken back by credit notes and never changed', async () => {
		const { clusterId } = await aHouse(1);
		const [invoice] = unwrap(await run(clusterId));
		const id = invoice?.id ?? '';
		const before = await findInvoice(db, id, today);
		const credits = (netCents: number | null) =>
			attempt(db, (tx) =>
				creditInvoice(
					tx,
					house,
					{ id, clusterId, netCents, reason: 'pomyłka', issuedOn: today },
					firstDay
				)
			);
		expect(unwrap(await credits(20_000)).number).toBe('KIPIM/C/2026/0001');
		expect(await credits(100_001)).toMatchObject({ reason: 'credit_amount_wrong' });
		unwrap(await credits(null));
		expect(await credits(null)).toMatchObject({ reason: 'invoice_credited_already' });
		const after = await findInvoice(db, id, today);
		expect(after).toMatchObject({
			state: 'credited',
			openCents: 0,
			content: before?.content,
			totalCents: 120_000
		});
		expect(unwrap(await run(clusterId))).toHaveLength(1);
	});

	it('is the same PDF/A and XML whenever it is asked for', async () => {
		const { clusterId } = await aHouse(1);
		const [invoice] = unwrap(await run(clusterId));
		for (const format of ['pdf', 'xml'] as const) {
			const first = await documentOf(
				db,
				files,
				(await findInvoice(db, invoice?.id ?? '', today))!,
				format
			);
			const again = await documentOf(
				db,
				files,
				(await findInvoice(db, invoice?.id ?? '', today))!,
				format
			);
			expect(again.content).toEqual(first.content);
			const text = Buffer.from(first.content).toString('latin1');
			expect(text).toContain(
				format === 'pdf' ? 'pdfaid:part>2<' : '<cbc:ID>KIPIM/2026/0001</cbc:ID>'
			);
		}
	});
});
