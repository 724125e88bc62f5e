import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import type { Ground, Grounds, Power } from './authority.ts';

/** What is known of who may bind these legal persons, and those they gave power to. */
export async function readGrounds(db: Database, ids: readonly string[]): Promise<Grounds> {
	const asked = [...new Set(ids)];
	if (asked.length === 0) return new Map();
	const granted = await listPowers(db, asked, 'grantorId');
	const attorneys = granted.flatMap(({ attorneyOrganisationId: id }) => (id ? [id] : []));
	const all = [...new Set([...asked, ...attorneys])];
	const [rules, representatives, further, held] = await Promise.all([
		rulesOf(db, all),
		representativesOf(db, all),
		listPowers(db, all, 'grantorId'),
		listPowers(db, all, 'attorneyOrganisationId')
	]);
	return new Map(
		all.map((id): [string, Ground] => [
			id,
			{
				rules: rules.filter(({ organisationId }) => organisationId === id),
				representatives: representatives.filter(({ organisationId }) => organisationId === id),
				granted: further.filter(({ grantorId }) => grantorId === id),
				held: held.filter(({ attorneyOrganisationId }) => attorneyOrganisationId === id)
			}
		])
	);
}

const rulesOf = (db: Database, ids: readonly string[]) =>
	db
		.selectFrom('representationRule')
		.selectAll()
		.where('organisationId', 'in', ids)
		.orderBy('validFrom')
		.execute();

const representativesOf = (db: Database, ids: readonly string[]) =>
	db
		.selectFrom('representative')
		.selectAll()
		.where('organisationId', 'in', ids)
		.orderBy('validFrom')
		.orderBy('name')
		.orderBy('id')
		.execute();

type PowerSide = 'grantorId' | 'attorneyOrganisationId';

async function listPowers(db: Database, ids: readonly string[], side: PowerSide): Promise<Power[]> {
	const rows = await db
		.selectFrom('powerOfAttorney')
		.leftJoin('powerRevocation', 'powerRevocation.powerId', 'powerOfAttorney.id')
		.selectAll('powerOfAttorney')
		.select('powerRevocation.revokedAt')
		.where(`powerOfAttorney.${side}`, 'in', ids)
		.orderBy('powerOfAttorney.validFrom')
		.orderBy('powerOfAttorney.id')
		.execute();
	return rows.map(({ revokedAt, ...power }) => ({
		...power,
		limitCents: power.limitCents === null ? null : Number(power.limitCents),
		revokedOn: revokedAt && dayOf(revokedAt)
	}));
}
