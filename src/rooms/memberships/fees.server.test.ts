import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { enterCertain, listBankLines, setLineAside } from './bank-lines.server.ts';
import { setRate } from './class.server.ts';
import { creditInvoice } from './credit.server.ts';
import { remindOfFees } from './dunning.server.ts';
import { previewFees } from './fee-preview.server.ts';
import { runFees } from './fee-run.server.ts';
import { documentOf } from './invoice-document.server.ts';
import { findInvoice, listInvoices } from './invoice-record.server.ts';
import { leave } from './leaving.server.ts';
import { findMember } from './member-record.server.ts';
import { enterPayment, returnPayment, takePaymentBack } from './payment.server.ts';
import { takeInStatement } from './statement-in.server.ts';
import { aClusterWithFees, aMember, anOccasion, firstDay } from './testing.ts';

const db = await testDatabase();
const files = diskFileStore(await mkdtemp(join(tmpdir(), 'memberships-')));
const year = { from: '2026-01-01', until: '2027-01-01' };
const today = '2026-01-12';
let clusters = 0;

async function aHouse(members = 3) {
	clusters += 1;
	const cluster = await aClusterWithFees(db, `Składkowy ${clusters}`);
	const all = [];
	for (let at = 0; at < members; at += 1)
		all.push(await aMember(db, { ...cluster, name: `Tkalnia ${clusters}.${at}` }));
	return { ...cluster, members: all };
}
const run = (clusterId: string, changes: object = {}, now = firstDay) =>
	attempt(db, (tx) =>
		runFees(tx, house, { clusterId, ...year, issuedOn: today, ...changes }, anOccasion(now))
	);
const pays = (clusterId: string, invoiceId: string, amountCents: number, shared = amountCents) =>
	attempt(db, (tx) =>
		enterPayment(
			tx,
			house,
			{
				clusterId,
				paidOn: today,
				amountCents,
				currency: 'PLN',
				note: '',
				bankLineId: null,
				shares: [{ invoiceId, amountCents: shared }]
			},
			firstDay
		)
	);

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

const entry = (number: string, sum: string, { date = '2026-01-10', mark = 'CRDT' } = {}) =>
	`<Ntry><Amt Ccy="PLN">${sum}</Amt><CdtDbtInd>${mark}</CdtDbtInd><BookgDt><Dt>${date}</Dt></BookgDt><AcctSvcrRef>${number}${sum}${mark}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>X</Nm></Dbtr></RltdPties><RmtInf><Ustrd>${number}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
const statement = (...entries: string[]) =>
	new TextEncoder().encode(
		`<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>PL61109010140000071219812874</IBAN></Id></Acct>${entries.join('')}</Stmt></BkToCstmrStmt></Document>`
	);
const takesIn = (clusterId: string, content: Uint8Array) =>
	attempt(db, (tx) =>
		takeInStatement(tx, house, { clusterId, name: 's.xml', content }, { files, now: firstDay })
	);

describe('a bank statement', () => {
	it('taken in twice, or overlapping, adds nothing', async () => {
		const { clusterId } = await aHouse(2);
		unwrap(await run(clusterId));
		const [one, two] = [entry('KIPIM/2026/0001', '1200.00'), entry('KIPIM/2026/0002', '500.00')];
		expect(unwrap(await takesIn(clusterId, statement(one)))).toMatchObject({
			lineCount: 1,
			newCount: 1
		});
		expect(await takesIn(clusterId, statement(one))).toMatchObject({
			reason: 'statement_taken_in_already'
		});
		expect(unwrap(await takesIn(clusterId, statement(two, one)))).toMatchObject({
			lineCount: 2,
			newCount: 1
		});
		const certain = () => attempt(db, (tx) => enterCertain(tx, house, clusterId, firstDay));
		expect(unwrap(await certain())).toBe(1);
		expect(unwrap(await certain())).toBe(0);
		expect(
			(await listBankLines(db, clusterId, { state: 'open' })).rows.map(
				({ remittance }) => remittance
			)
		).toEqual(['KIPIM/2026/0002']);
		const paid = await listInvoices(db, clusterId, { states: ['paid'] }, today);
		expect(paid.map(({ number }) => number)).toEqual(['KIPIM/2026/0001']);
	});

	it('of another account, or empty, or no statement, is refused in words', async () => {
		const { clusterId } = await aHouse(0);
		const other = new TextEncoder().encode(
			new TextDecoder().decode(statement(entry('1', '1.00'))).replace('PL61', 'PL62')
		);
		expect(await takesIn(clusterId, other)).toMatchObject({ reason: 'statement_of_other_account' });
		expect(await takesIn(clusterId, statement())).toMatchObject({ reason: 'statement_empty' });
		expect(await takesIn(clusterId, new TextEncoder().encode('<a'))).toMatchObject({
			reason: 'statement_unreadable'
		});
		expect(await takesIn(clusterId, new TextEncoder().encode('a;b\n1;2'))).toMatchObject({
			reason: 'statement_columns_unknown'
		});
	});

	it('with a payment sent back by the bank owes the fee again', async () => {
		const { clusterId } = await aHouse(1);
		const [invoice] = unwrap(await run(clusterId));
		unwrap(await takesIn(clusterId, statement(entry('KIPIM/2026/0001', '1200.00'))));
		unwrap(await attempt(db, (tx) => enterCertain(tx, house, clusterId, firstDay)));
		unwrap(
			await takesIn(
				clusterId,
				statement(entry('zwrot KIPIM/2026/0001', '1200.00', { mark: 'DBIT' }))
			)
		);
		const payment = await db
			.selectFrom('payment')
			.select('id')
			.where('clusterId', '=', clusterId)
			.executeTakeFirstOrThrow();
		const [line] = (await listBankLines(db, clusterId, { state: 'open' })).rows;
		unwrap(
			await attempt(db, (tx) =>
				returnPayment(tx, house, { id: payment.id, clusterId, lineId: line?.id ?? '' }, firstDay)
			)
		);
		expect((await findInvoice(db, invoice?.id ?? '', today))?.state).toBe('open');
		expect((await listBankLines(db, clusterId, { state: 'open' })).total).toBe(0);
	});

	it('has bookings that are no fees: set aside and brought back', async () => {
		const { clusterId } = await aHouse(0);
		unwrap(await takesIn(clusterId, statement(entry('dotacja', '7.00'))));
		const [line] = (await listBankLines(db, clusterId, { state: 'open' })).rows;
		const aside = (reason: string | null) =>
			attempt(db, (tx) =>
				setLineAside(tx, house, { id: line?.id ?? '', clusterId, reason }, firstDay)
			);
		unwrap(await aside('dotacja'));
		expect((await listBankLines(db, clusterId, { state: 'set_aside' })).total).toBe(1);
		unwrap(await aside(null));
		expect((await listBankLines(db, clusterId, { state: 'open' })).total).toBe(1);
	});
});

describe('a payment', () => {
	it('in part, in whole, never twice, and undone', async () => {
		const { clusterId } = await aHouse(1);
		const [invoice] = unwrap(await run(clusterId));
		const id = invoice?.id ?? '';
		unwrap(await pays(clusterId, id, 20_000));
		expect(await findInvoice(db, id, today)).toMatchObject({
			state: 'part_paid',
			openCents: 100_000
		});
		const both = await Promise.all([pays(clusterId, id, 100_000), pays(clusterId, id, 100_000)]);
		expect(both.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual([
			'invoice_paid_already',
			'ok'
		]);
		const paid = both.find(({ ok }) => ok);
		unwrap(
			await attempt(db, (tx) =>
				takePaymentBack(tx, house, { id: paid?.ok ? paid.value : '', clusterId }, firstDay)
			)
		);
		expect((await findInvoice(db, id, today))?.openCents).toBe(100_000);
		expect(await pays(clusterId, id, 200_000, 150_000)).toMatchObject({
			reason: 'invoice_paid_already'
		});
		expect(await pays(clusterId, id, 50_000, 60_000)).toMatchObject({
			reason: 'payment_shared_too_much'
		});
	});
});

describe('reminding', () => {
	it('goes by levels, once each, rests while held, and ends with the payment', async () => {
		const { clusterId, members } = await aHouse(1);
		const [invoice] = unwrap(await run(clusterId));
		const id = invoice?.id ?? '';
		const on = (day: string) => remindOfFees(db, anOccasion(new Date(`${day}T06:00:00Z`)));
		const levels = async () =>
			(
				await db
					.selectFrom('feeDunning')
					.select('level')
					.where('invoiceId', '=', id)
					.orderBy('level')
					.execute()
			).map(({ level }) => level);
		await on('2026-01-30');
		expect(await levels()).toEqual([]);
		const member = members[0]?.membershipId ?? '';
		expect((await findMember(db, member, '2026-01-30'))?.state).toBe('arrears');
		await Promise.all([on('2026-02-03'), on('2026-02-03')]);
		expect(await levels()).toEqual([1]);
		const letters = () =>
			db
				.selectFrom('letter')
				.select('kind')
				.where('text', 'like', `%${id}%`)
				.where('kind', 'like', 'dunning%')
				.execute();
		expect(await letters()).toHaveLength(1);
		await db
			.insertInto('feeDunningHold')
			.values({ invoiceId: id, heldUntil: '2026-03-10', heldAt: firstDay, heldById: null })
			.execute();
		await on('2026-02-20');
		expect(await levels()).toEqual([1]);
		await on('2026-03-11');
		expect(await levels()).toEqual([1, 2]);
		unwrap(await pays(clusterId, id, 120_000));
		expect((await findMember(db, member, today))?.state).toBe('active');
	});
});
