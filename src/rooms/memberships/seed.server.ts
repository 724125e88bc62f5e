import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { getSecret } from '#platform/settings.server.ts';
import { daysAfter, dayOf } from '#platform/calendar-day.ts';
import { declare, enquire } from './application.server.ts';
import { noteArrears } from './arrears.server.ts';
import { enterCertain } from './bank-lines.server.ts';
import { putClass, setRate } from './class.server.ts';
import { creditInvoice } from './credit.server.ts';
import words from './demo/joining-words.json' with { type: 'json' };
import { saveFeeAccount } from './fee-account.server.ts';
import { runFees } from './fee-run.server.ts';
import { findInvoice, listInvoices, type InvoiceRecord } from './invoice-record.server.ts';
import { putQuestion, saveJoiningForm } from './joining-form.server.ts';
import { enterPayment } from './payment.server.ts';
import { fingerprints, type StatementLine } from './statement.ts';

type Ground = { clusterId: string; issuerId: string };
const invoiced = 30;
const iban = 'PL61109010140000071219812874';

/** Fees and applications of the demo world: classes, a year's invoices in all states, a statement. */
export async function seedMemberships(tx: Transaction, ground: Ground, now: Date): Promise<void> {
	const then = after(now, days(-100));
	const classIds = await seedClasses(tx, ground, then);
	const members = await seedTerms(tx, ground.clusterId, classIds);
	const occasion = {
		now: then,
		origin: 'http://localhost',
		secret: await getSecret(tx, 'registrations')
	};
	const year = now.getUTCFullYear();
	const issuedOn = dayOf(then);
	const asked = { clusterId: ground.clusterId, from: `${year}-01-01`, until: `${year + 1}-01-01` };
	const membershipIds = members.slice(0, invoiced);
	unwrap(
		await runFees(tx, house, { ...asked, membershipIds, issuedOn, withLetters: false }, occasion)
	);
	await seedPayments(tx, ground.clusterId, now);
	await seedApplications(tx, ground.clusterId, classIds, now);
}

async function seedClasses(
	tx: Transaction,
	{ clusterId, issuerId }: Ground,
	now: Date
): Promise<string[]> {
	const ids: string[] = [];
	for (const [code, one] of Object.entries(words.classes)) {
		const draft = {
			kind: one.kind as 'member',
			code,
			names: one.names,
			conditions: one.conditions,
			votes: one.votes
		};
		const classId = unwrap(await putClass(tx, house, { clusterId, known: null, draft }));
		const rate = {
			amountCents: one.cents,
			period: 'year',
			prorating: 'day',
			entranceCents: one.entrance
		} as const;
		unwrap(await setRate(tx, house, { clusterId, classId, ...rate, validFrom: '2020-01-01' }));
		ids.push(classId);
	}
	const account = {
		clusterId,
		issuerId,
		currency: 'PLN',
		iban,
		bic: 'WBKPPLPP',
		bankName: 'Bank Demonstracyjny',
		invoicePrefix: 'KIPIM',
		vatBasisPoints: 0,
		vatExemption: 'art. 43 ust. 1 pkt 31 ustawy o VAT',
		dueDays: 14,
		noticeMonths: 3,
		dunningDays: [7, 21, 42],
		suspendAfterDays: 60,
		edition: 0
	};
	unwrap(await saveFeeAccount(tx, house, account, now));
	const form = { clusterId, isOpen: true, introductions: words.introductions, edition: 0 };
	unwrap(await saveJoiningForm(tx, house, form, now));
	for (const question of words.questions)
		unwrap(
			await putQuestion(tx, house, {
				clusterId,
				known: null,
				draft: { ...question, kind: question.kind as 'one_of' }
			})
		);
	return ids;
}

/** Every member of the cluster in a class, with a representative. */
async function seedTerms(tx: Transaction, clusterId: string, classIds: readonly string[]) {
	const members = await tx
		.selectFrom('membership')
		.select(['id', 'validFrom', 'validUntil'])
		.where('clusterId', '=', clusterId)
		.where('kind', '=', 'member')
		.where('validUntil', 'is', null)
		.orderBy('validFrom')
		.orderBy('id')
		.execute();
	const terms = members.map(({ id, validFrom }, at) => ({
		id: newId(),
		membershipId: id,
		classId: classIds[at % 5 === 4 ? 1 : 0] ?? '',
		validFrom,
		validUntil: null
	}));
	await insertMany(tx, 'membershipClassTerm', terms);
	await insertMany(
		tx,
		'membershipDelegate',
		members.map(({ id, validFrom }, at) => ({
			id: newId(),
			membershipId: id,
			role: 'representative' as const,
			name: `${words.people[at % words.people.length]} (demo)`,
			email: `delegat${at + 1}@lodz.example`,
			phone: null,
			personId: null,
			validFrom,
			validUntil: null
		}))
	);
	return members.map(({ id }) => id);
}

/** Most pay, some in part, one twice reminded, one credited; a few bookings wait in the statement. */
async function seedPayments(tx: Transaction, clusterId: string, now: Date): Promise<void> {
	const today = dayOf(now);
	const invoices = (await listInvoices(tx, clusterId, {}, today)).reverse();
	const [first, second, third] = invoices;
	if (!first || !second || !third) return;
	const lines = invoices.slice(3, 24).map((invoice, at) => lineFor(invoice, at));
	lines.push({ ...lineFor(second, 30), remittance: 'składka członkowska', reference: 'DEMO-99' });
	await seedStatement(tx, clusterId, lines, now);
	unwrap(await enterCertain(tx, house, clusterId, now));
	const part = {
		clusterId,
		paidOn: daysAfter(first.issuedOn, 20),
		currency: first.currency,
		note: ''
	};
	const half = Math.floor(first.totalCents / 2);
	const shares = [{ invoiceId: first.id, amountCents: half }];
	unwrap(
		await enterPayment(tx, house, { ...part, amountCents: half, bankLineId: null, shares }, now)
	);
	const credit = {
		id: third.id,
		clusterId,
		netCents: null,
		reason: 'podwójne naliczenie',
		issuedOn: today
	};
	unwrap(await creditInvoice(tx, house, credit, now));
	await seedReminders(tx, second.id, now);
	const overdue = await listInvoices(tx, clusterId, { isOpen: true, states: ['overdue'] }, today);
	for (const { membershipId, dueOn } of overdue)
		await noteArrears(tx, [membershipId], daysAfter(dueOn, 1));
}

const lineFor = (invoice: InvoiceRecord, at: number): StatementLine => ({
	bookedOn: daysAfter(invoice.issuedOn, 3 + (at % 12)),
	amountCents: at % 7 === 6 ? invoice.totalCents - 10_000 : invoice.totalCents,
	currency: invoice.currency,
	payerName: invoice.content.buyer.name,
	payerIban: null,
	remittance: `Składka ${invoice.number}`,
	reference: `DEMO-${at + 1}`
});

async function seedStatement(
	tx: Transaction,
	clusterId: string,
	lines: StatementLine[],
	now: Date
) {
	const digest = '0'.repeat(64);
	const id = newId();
	await tx
		.insertInto('bankStatement')
		.values({
			id,
			clusterId,
			format: 'camt053',
			fileId: null,
			digest,
			iban,
			number: '9',
			lineCount: lines.length,
			takenInAt: now,
			takenInById: null
		})
		.execute();
	const prints = fingerprints(lines);
	await insertMany(
		tx,
		'bankLine',
		lines.map((line, position) => ({
			id: newId(),
			clusterId,
			statementId: id,
			position,
			fingerprint: prints[position] ?? '',
			...line,
			setAsideAt: null,
			setAsideById: null,
			setAsideReason: null
		}))
	);
}

async function seedReminders(tx: Transaction, invoiceId: string, now: Date): Promise<void> {
	const invoice = await findInvoice(tx, invoiceId, dayOf(now));
	if (!invoice) return;
	const sent = [7, 21].map((day, at) => ({
		invoiceId,
		level: at + 1,
		sentAt: new Date(`${daysAfter(invoice.dueOn, day)}T06:00:00Z`),
		sentById: null
	}));
	await tx.insertInto('feeDunning').values(sent).execute();
}

async function seedApplications(
	tx: Transaction,
	clusterId: string,
	[classId = '']: readonly string[],
	now: Date
): Promise<void> {
	const secret = await getSecret(tx, 'registrations');
	for (const [at, one] of words.applicants.entries()) {
		const occasion = { now: after(now, days(-9 + at * 3)), origin: 'http://localhost', secret };
		const { contact, organisation } = one;
		const asked = {
			clusterId,
			submissionId: newId(),
			kind: 'member' as const,
			classId,
			organisationId: null,
			organisation,
			contact: { ...contact, phone: null },
			message: one.message,
			locale: one.locale as 'pl'
		};
		const { id } = unwrap(await enquire(tx, house, asked, occasion));
		const declaration = {
			kind: 'member' as const,
			classId,
			organisationId: null,
			organisation,
			representative: { ...contact, phone: null },
			deputy: null,
			answers: {},
			consents: ['rules', 'privacy', 'logo'] as const,
			edition: 1
		};
		unwrap(await declare(tx, id, declaration, occasion));
		await tx
			.updateTable('membershipApplication')
			.set({ isDemo: true })
			.where('id', '=', id)
			.execute();
	}
	await tx.deleteFrom('letter').where('kind', 'like', 'application_%').execute();
}
