import { house } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { addMembership } from '#rooms/clusters/membership.server.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { declare, enquire } from './application.server.ts';
import { putClass, setRate } from './class.server.ts';
import { beginMembership, confirmDeclaration, decide } from './decision.server.ts';
import { saveFeeAccount } from './fee-account.server.ts';
import { runFees } from './fee-run.server.ts';
import { saveJoiningForm } from './joining-form.server.ts';

export const firstDay = new Date('2026-01-12T09:00:00Z');
export const anOccasion = (now = firstDay) => ({
	now,
	origin: 'https://osnova.example',
	secret: 'secret'
});
export const anAccountNumber = 'PL61109010140000071219812874';

let issuers = 12_000;

/** A cluster with a coordinator that asks 1,200 a year of its members, and an open joining form. */
export async function aClusterWithFees(db: Database, name: string) {
	const clusterId = await aCluster(db, { name });
	const issuerId = await anOrganisation(db, { name: `Koordynator ${name}` }, firstDay, {
		street: 'ul. Prosta 1',
		town: 'Łódź',
		legalIds: [{ scheme: 'krs', value: String((issuers += 1)).padStart(10, '0') }]
	});
	return db.transaction().execute(async (tx) => {
		const texts = { names: { pl: 'Członek', en: 'Member' }, conditions: {} };
		const draft = { kind: 'member' as const, code: 'member', votes: 1, ...texts };
		const classId = unwrap(await putClass(tx, house, { clusterId, known: null, draft }));
		const rate = {
			amountCents: 120_000,
			period: 'year',
			prorating: 'day',
			entranceCents: 0
		} as const;
		unwrap(await setRate(tx, house, { clusterId, classId, ...rate, validFrom: '2020-01-01' }));
		unwrap(
			await saveFeeAccount(
				tx,
				house,
				{
					clusterId,
					issuerId,
					currency: 'PLN',
					iban: anAccountNumber,
					bic: null,
					bankName: null,
					invoicePrefix: 'KIPIM',
					vatBasisPoints: 0,
					vatExemption: 'art. 43',
					dueDays: 14,
					noticeMonths: 3,
					dunningDays: [7, 21],
					suspendAfterDays: 60,
					edition: 0
				},
				firstDay
			)
		);
		const form = { clusterId, isOpen: true, introductions: {}, edition: 0 };
		unwrap(await saveJoiningForm(tx, house, form, firstDay));
		return { clusterId, issuerId, classId };
	});
}

/** A member in a class from a day on, with a representative who can be written to. */
export async function aMember(
	db: Database,
	{
		clusterId,
		classId,
		name,
		since = '2020-01-01'
	}: Record<'clusterId' | 'classId' | 'name', string> & { since?: string }
) {
	const organisationId = await anOrganisation(db, { name }, firstDay);
	const membershipId = await db.transaction().execute(async (tx) => {
		const member = { clusterId, organisationId, kind: 'member' as const, validFrom: since };
		const id = unwrap(await addMembership(tx, house, member));
		const term = { membershipId: id, validFrom: since, validUntil: null };
		await tx
			.insertInto('membershipClassTerm')
			.values({ id: newId(), classId, ...term })
			.execute();
		const email = `${organisationId.slice(-6)}@example.org`;
		const delegate = {
			role: 'representative' as const,
			name: 'Jan Motek',
			email,
			phone: null,
			personId: null
		};
		await tx
			.insertInto('membershipDelegate')
			.values({ id: newId(), ...term, ...delegate })
			.execute();
		return id;
	});
	return { organisationId, membershipId };
}

type Ground = { clusterId: string; classId: string };

const enquiryFor = ({ clusterId, classId }: Ground, name: string, submissionId: string) => ({
	...{ clusterId, submissionId, kind: 'member' as const, classId, organisationId: null },
	organisation: { name, country: 'PL', town: 'Łódź' },
	contact: {
		name: 'Halina Nitka',
		email: `${submissionId.slice(-8)}@tkalnia.example`,
		phone: null
	},
	message: '',
	locale: 'pl' as const
});

const declarationFor = ({ classId }: Ground, id: string, edition: number) => ({
	...{ kind: 'member' as const, classId, organisationId: null, deputy: null, answers: {}, edition },
	organisation: { name: `Tkalnia ${id.slice(-4)}`, country: 'PL' },
	representative: { name: 'Halina Nitka', email: 'h@tkalnia.example', phone: null },
	consents: ['rules', 'privacy'] as const
});

/** From the enquiry to the first day, step by step. */
export function theWayIn(db: Database, ground: Ground) {
	const { clusterId, classId } = ground;
	const occasion = anOccasion();
	const today = dayOf(firstDay);
	return {
		asks: (name: string, submissionId = newId(), email?: string) => {
			const enquiry = enquiryFor(ground, name, submissionId);
			const contact = { ...enquiry.contact, ...(email && { email }) };
			return attempt(db, (tx) => enquire(tx, house, { ...enquiry, contact }, occasion));
		},
		declares: (id: string, edition = 1) =>
			attempt(db, (tx) => declare(tx, id, declarationFor(ground, id, edition), occasion)),
		decides: (
			id: string,
			outcome: 'admitted' | 'declined',
			edition = 2,
			reason = 'brak związku',
			resolutionId: string | null = null
		) => {
			const about = { id, clusterId, outcome, reason, classId, edition };
			const where = { organName: 'Rada', reference: '1/2026', resolutionId, decidedOn: today };
			return attempt(db, (tx) => decide(tx, house, { ...about, ...where }, occasion));
		},
		confirms: (id: string) =>
			attempt(db, (tx) =>
				confirmDeclaration(tx, house, { id, name: 'Halina Nitka', way: 'page' }, occasion)
			),
		begins: (id: string, validFrom = today) =>
			attempt(db, (tx) => beginMembership(tx, house, { id, clusterId, validFrom }, occasion))
	};
}

/** Clusters with members who are asked for the fees of 2026. */
export function feesIn(db: Database) {
	let clusters = 0;
	const year = { from: '2026-01-01', until: '2027-01-01' };
	const issuedOn = dayOf(firstDay);
	return {
		aHouse: async (members = 3) => {
			clusters += 1;
			const cluster = await aClusterWithFees(db, `Składkowy ${clusters}`);
			const all = [];
			for (let at = 0; at < members; at += 1)
				all.push(await aMember(db, { ...cluster, name: `Tkalnia ${clusters}.${at}` }));
			return { ...cluster, members: all };
		},
		run: (clusterId: string, changes: object = {}, now = firstDay) =>
			attempt(db, (tx) =>
				runFees(tx, house, { clusterId, ...year, issuedOn, ...changes }, anOccasion(now))
			)
	};
}
