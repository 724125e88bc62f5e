import type { Database } from '#platform/database/database.ts';
import type { Report } from '#platform/report.ts';
import { seedAlliances } from '#rooms/alliances/seed.server.ts';
import { seedClusters } from '#rooms/clusters/seed.server.ts';
import { seedIndustryFigures } from '#rooms/insights/seed.server.ts';
import { seedOrganisations } from '#rooms/organisations/seed.server.ts';
import {
	demoPassword,
	listDemoPeople,
	seedPeople,
	type DemoPerson
} from '#rooms/people/seed.server.ts';

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
		const firmInRuse = organisations.members.get('bfa')?.[0]?.id ?? null;
		await seedPeople(tx, castOf(clusters, alliances, organisations.known, firmInRuse), now);
	});
}

type Ids = Map<string, string>;

function castOf(
	clusters: Ids,
	alliances: Ids,
	organisations: Ids,
	firmInRuse: string | null
): DemoPerson[] {
	const cluster = (key: string) => ({
		scopeKind: 'cluster' as const,
		scopeId: clusters.get(key) ?? null
	});
	const alliance = (key: string) => ({
		scopeKind: 'alliance' as const,
		scopeId: alliances.get(key) ?? null
	});
	const organisation = (id: string | null) => ({ scopeKind: 'organisation' as const, scopeId: id });
	return [
		{
			name: 'Ada Administrator',
			email: 'admin@osnova.example',
			locale: 'en',
			role: 'administrator',
			scopeKind: 'instance'
		},
		{
			name: 'Anna Wrzecionowska',
			email: 'manager@lodz.example',
			locale: 'pl',
			role: 'manager',
			...cluster('kipim')
		},
		{
			name: 'Tomasz Czółenko',
			email: 'editor@lodz.example',
			locale: 'pl',
			role: 'editor',
			...cluster('kipim')
		},
		{
			name: 'Ewa Nić',
			email: 'piot@lodz.example',
			locale: 'pl',
			role: 'manager',
			...organisation(organisations.get('piot') ?? null)
		},
		{
			name: 'Силвия Иванова',
			email: 'manager@ruse.example',
			locale: 'bg',
			role: 'manager',
			...cluster('bfa')
		},
		{
			name: 'Борис Дунавски',
			email: 'firm@ruse.example',
			locale: 'bg',
			role: 'manager',
			...organisation(firmInRuse)
		},
		{
			name: 'Marta Ribera',
			email: 'cloth@barcelona.example',
			locale: 'en',
			role: 'manager',
			...alliance('cloth')
		},
		{
			name: 'Piotr Parasol',
			email: 'okip@katowice.example',
			locale: 'pl',
			role: 'manager',
			...alliance('okip')
		},
		{ name: 'Claire Visiteuse', email: 'nobody@lyon.example', locale: 'fr' }
	];
}

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
