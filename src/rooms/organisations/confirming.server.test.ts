import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { answerRequest, findRequest } from './confirmation-answer.server.ts';
import { askForConfirmations, markDormant } from './confirming.server.ts';
import { findOrganisation } from './organisation-record.server.ts';
import { anOrganisation } from './testing.ts';

const db = await testDatabase();
const origin = 'https://osnova.example';
const january = new Date('2026-01-10T08:00:00Z');
const july = new Date('2026-07-10T08:00:00Z');
const nextDay = new Date('2026-07-11T08:00:00Z');
const august = new Date('2026-08-11T08:00:00Z');

const id = await anOrganisation(db, { name: 'Dziewiarnia Poltex' }, january);
const ewa = await aPerson(db, { name: 'Ewa Nić', locale: 'pl' });
await db.transaction().execute(async (tx) =>
	unwrap(
		await grantRole(tx, house, {
			personId: ewa.id,
			role: 'manager',
			scope: { kind: 'organisation', id },
			validFrom: january
		})
	)
);

const letters = () => db.selectFrom('letter').selectAll().orderBy('id').execute();
const tokenIn = (text: string) => decodeURIComponent(/token=([^\s&]+)/.exec(text)?.[1] ?? '');
const isShownDormant = async () =>
	(await db.selectFrom('searchEntry').select('isDormant').where('subjectId', '=', id).execute())[0]
		?.isDormant;

describe('asking whether a record is still true', () => {
	it('stays quiet for half a year', async () => {
		expect(await askForConfirmations(db, new Date('2026-07-09T08:00:00Z'), origin)).toEqual({
			records: 0,
			letters: 0
		});
	});

	it('writes one letter with a personal link, and not again within the month', async () => {
		expect(await askForConfirmations(db, july, origin)).toEqual({ records: 1, letters: 1 });
		expect(await askForConfirmations(db, nextDay, origin)).toEqual({ records: 0, letters: 0 });
		const [letter] = await letters();
		expect(letter?.subject).toBe('Czy wpis „Dziewiarnia Poltex” jest aktualny?');
		const rows = await db.selectFrom('confirmationRequest').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(tokenIn(letter?.text ?? ''));
	});

	it('lets the record fall dormant after seven months, visibly', async () => {
		expect(await markDormant(db, nextDay)).toBe(0);
		expect(await markDormant(db, august)).toBe(1);
		expect(await isShownDormant()).toBe(true);
		expect((await findOrganisation(db, house, id, august))?.dormantSince).toEqual(august);
		expect(await markDormant(db, august)).toBe(0);
	});

	it('refuses a link after thirty days', async () => {
		const [letter] = await letters();
		expect(await findRequest(db, tokenIn(letter?.text ?? ''), august)).toMatchObject({
			reason: 'confirmation_expired'
		});
		expect(await findRequest(db, 'made-up', august)).toMatchObject({
			reason: 'confirmation_unknown'
		});
	});

	it('wakes the record by one click', async () => {
		expect((await askForConfirmations(db, august, origin)).letters).toBe(1);
		const letter = (await letters()).at(-1);
		const token = tokenIn(letter?.text ?? '');
		const answer = await db.transaction().execute((tx) => answerRequest(tx, token, august));
		expect(answer).toMatchObject({ ok: true, value: { path: `/organisations/${id}` } });
		expect(await isShownDormant()).toBe(false);
		const record = await findOrganisation(db, house, id, august);
		expect(record).toMatchObject({ confirmation: 'confirmed', dormantSince: null });
	});

	it('asks first after the house itself has slept, and marks only what stays silent then', async () => {
		const twoYearsOn = new Date('2028-09-01T08:00:00Z');
		const kept = await anOrganisation(db, { name: 'Tkalnia Kept' }, august);
		await db.transaction().execute(async (tx) =>
			unwrap(
				await grantRole(tx, house, {
					personId: ewa.id,
					role: 'manager',
					scope: { kind: 'organisation', id: kept },
					validFrom: august
				})
			)
		);
		const unkept = await anOrganisation(db, { name: 'Tkalnia Unkept' }, august);
		const dormant = async () =>
			(
				await db
					.selectFrom('organisation')
					.select('id')
					.where('dormantSince', 'is not', null)
					.execute()
			).map(({ id }) => id);
		await markDormant(db, twoYearsOn);
		expect(await dormant()).toEqual([unkept]);
		expect((await askForConfirmations(db, twoYearsOn, origin)).records).toBe(2);
		expect(await markDormant(db, new Date('2028-09-30T08:00:00Z'))).toBe(0);
		expect(await markDormant(db, new Date('2028-10-01T08:00:00Z'))).toBe(2);
		expect((await dormant()).sort()).toEqual([id, kept, unkept].sort());
	});
});
