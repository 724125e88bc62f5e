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
import { remindOfFees } from './dunning.server.ts';
import { findInvoice, listInvoices } from './invoice-record.server.ts';
import { findMember } from './member-record.server.ts';
import { enterBooking, enterPayment, returnPayment, takePaymentBack } from './payment.server.ts';
import { listPayments } from './payment-record.server.ts';
import { takeInStatement } from './statement-in.server.ts';
import { anOccasion, feesIn, firstDay } from './testing.ts';

const db = await testDatabase();
const files = diskFileStore(await mkdtemp(join(tmpdir(), 'memberships-')));
const today = '2026-01-12';
const { aHouse, run } = feesIn(db);
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

	it('pays no more than it has, and is told with the invoices it paid; what is used is not set aside', async () => {
		const { clusterId } = await aHouse(2);
		const issued = unwrap(await run(clusterId));
		unwrap(await takesIn(clusterId, statement(entry('obie', '2000.00'))));
		const [line] = (await listBankLines(db, clusterId, { state: 'open' })).rows;
		const shares = issued.map(({ id: invoiceId }) => ({ invoiceId, amountCents: 120_000 }));
		const booking = { id: line!.id, clusterId, shares };
		unwrap(await attempt(db, (tx) => enterBooking(tx, house, booking, firstDay)));
		expect(await listPayments(db, clusterId)).toMatchObject([
			{ amountCents: 200_000, sharedCents: 200_000, payerName: 'X', remittance: 'obie' }
		]);
		const invoices = await listInvoices(db, clusterId, { states: ['part_paid'] }, today);
		expect(invoices.map(({ openCents }) => openCents)).toEqual([40_000]);
		const aside = { id: line!.id, clusterId, reason: 'nie składka' };
		expect(await attempt(db, (tx) => setLineAside(tx, house, aside, firstDay))).toMatchObject({
			reason: 'record_unknown'
		});
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
