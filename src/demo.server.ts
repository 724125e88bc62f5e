import type { Role, ScopeKind } from '#platform/actor.ts';
import type { Locale } from '#platform/locale.ts';
import type { Database } from '#platform/database/database.ts';
import type { Report } from '#platform/report.ts';
import { seedAgreements } from '#rooms/agreements/seed.server.ts';
import { seedAlliances } from '#rooms/alliances/seed.server.ts';
import { seedClusters } from '#rooms/clusters/seed.server.ts';
import { seedEvents } from '#rooms/events/seed.server.ts';
import { seedGovernance } from '#rooms/governance/seed.server.ts';
import { seedIndustryFigures } from '#rooms/insights/seed.server.ts';
import { demoDelegate } from '#rooms/meetings/demo-event.ts';
import { seedBrokerage } from '#rooms/meetings/seed.server.ts';
import { seedIntroductions } from '#rooms/introductions/seed.server.ts';
import { seedInterest } from '#rooms/interest/seed.server.ts';
import { seedMarketplace } from '#rooms/marketplace/seed.server.ts';
import { seedNeeds } from '#rooms/needs/seed.server.ts';
import { seedObligations } from '#rooms/obligations/seed.server.ts';
import { seedSearches } from '#rooms/searches/seed.server.ts';
import { seedSigning } from '#rooms/signing/seed.server.ts';
import { seedSurveys } from '#rooms/surveys/seed.server.ts';
import { seedMemberships } from '#rooms/memberships/seed.server.ts';
import { seedOrganisations } from '#rooms/organisations/seed.server.ts';
import {
	demoPassword,
	listDemoPeople,
	seedPeople,
	type DemoPerson
} from '#rooms/people/seed.server.ts';
import { markIndexed } from './reindexing.server.ts';

/** Fills a new house with the demo world: the stories' clusters, alliances and firms. */
export async function seedDemoWorld(
	db: Database,
	report: Report,
	now: Date = new Date()
): Promise<void> {
	await db.transaction().execute(async (tx) => {
		report('Demo world: organisations');
		const organisations = await seedOrganisations(tx, now);
		report('Demo world: clusters');
		const clusters = await seedClusters(tx, organisations, now);
		report('Demo world: alliances and people');
		const alliances = await seedAlliances(
			tx,
			{ clusters, organisations: organisations.known },
			now
		);
		await seedIndustryFigures(tx);
		report('Demo world: agreements');
		const { known, members } = organisations;
		const world = { clusters, organisations: known, alliances, members };
		const agreements = await seedAgreements(tx, world, now);
		report('Demo world: events');
		await seedEvents(tx, { clusters, organisations: organisations.known }, now);
		report('Demo world: governance');
		await seedGovernance(tx, { clusters, organisations: organisations.known }, now);
		report('Demo world: offers and requests');
		const memberOf = (group: 'kipim' | 'pikmed' | 'jki', at: number) =>
			organisations.members.get(group)?.[at]?.id ?? '';
		const together = [memberOf('kipim', 7), memberOf('pikmed', 0), memberOf('jki', 0)];
		const entries = await seedMarketplace(tx, { organisationIds: together }, now);
		const firmInRuse = organisations.members.get('bfa')?.[0]?.id ?? null;
		await seedInterest(tx, entries, { firmId: firmInRuse }, now);
		await seedNeeds(tx, clusters, now);
		report('Demo world: meetings');
		const owner = { ownerKind: 'cluster', ownerId: clusters.get('kipim') ?? '' } as const;
		await seedBrokerage(tx, { owner, leaderId: organisations.known.get('tarr') ?? '' }, now);
		report('Demo world: memberships, fees and surveys');
		const fees = {
			clusterId: clusters.get('kipim') ?? '',
			issuerId: organisations.known.get('piot') ?? ''
		};
		await seedMemberships(tx, fees, now);
		const asking = { lodzId: fees.clusterId, ruseId: clusters.get('bfa') ?? '' };
		await seedSurveys(tx, asking, now);
		await seedPeople(tx, castOf(clusters, alliances, organisations.known, firmInRuse), now);
		await seedSearches(tx, now);
		const firms = { firm: firmInRuse, agency: known.get('tarr'), piot: known.get('piot') };
		await seedIntroductions(tx, firms, now);
		await seedSigning(tx, { ...world, okip: agreements.okip }, now);
		await seedObligations(tx, agreements, now);
		await markIndexed(tx);
	});
}

type Ids = Map<string, string>;

const scopeOf = (scopeKind: ScopeKind, scopeId: string | null | undefined) => ({
	scopeKind,
	scopeId: scopeId ?? null
});

function castOf(
	clusters: Ids,
	alliances: Ids,
	organisations: Ids,
	firmInRuse: string | null
): DemoPerson[] {
	const lodz = scopeOf('cluster', clusters.get('kipim'));
	const ruse = scopeOf('cluster', clusters.get('bfa'));
	const piot = scopeOf('organisation', organisations.get('piot'));
	return [
		person(
			'Ada Administrator',
			'admin@osnova.example',
			'en',
			'administrator',
			scopeOf('instance', null)
		),
		person('Anna Wrzecionowska', 'manager@lodz.example', 'pl', 'manager', lodz),
		person('Tomasz Czółenko', 'editor@lodz.example', 'pl', 'editor', lodz),
		person('Ewa Nić', 'piot@lodz.example', 'pl', 'manager', piot),
		person('Силвия Иванова', 'manager@ruse.example', 'bg', 'manager', ruse),
		person(
			'Борис Дунавски',
			'firm@ruse.example',
			'bg',
			'manager',
			scopeOf('organisation', firmInRuse)
		),
		person(
			'Marta Ribera',
			'cloth@barcelona.example',
			'en',
			'manager',
			scopeOf('alliance', alliances.get('cloth'))
		),
		person(
			'Piotr Parasol',
			'okip@katowice.example',
			'pl',
			'manager',
			scopeOf('alliance', alliances.get('okip'))
		),
		person(
			'Tadeusz Agencja',
			'agency@torun.example',
			'pl',
			'manager',
			scopeOf('organisation', organisations.get('tarr'))
		),
		{ ...demoDelegate, locale: 'pl' },
		{ name: 'Claire Visiteuse', email: 'nobody@lyon.example', locale: 'fr' }
	];
}

const person = (
	name: string,
	email: string,
	locale: Locale,
	role: Role,
	scope: ReturnType<typeof scopeOf>
): DemoPerson => ({ name, email, locale, role, ...scope });

/** Lines that tell a visitor of the demo world how to sign in; none where there is no demo world. */
export async function listDemoLogins(db: Database): Promise<string[]> {
	const people = await listDemoPeople(db);
	if (people.length === 0) return [];
	const width = Math.max(...people.map(({ email }) => email.length));
	return [
		`Demo sign-in, password ${demoPassword}:`,
		...people.map(
			({ email, role, scopeKind }) =>
				`  ${email.padEnd(width)}  ${role ? `${role}, ${scopeKind}` : 'no role yet'}`
		)
	];
}
