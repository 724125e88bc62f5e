import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { findAlliance } from '#rooms/alliances/alliance-record.server.ts';
import { findCluster, listMembers } from '#rooms/clusters/cluster-record.server.ts';
import { confirmationState } from '#rooms/organisations/organisation.ts';
import { listDemoLogins, seedDemoWorld } from './demo.server.ts';

const db = await testDatabase();
const now = new Date('2026-11-21T12:00:00Z');
beforeAll(() => seedDemoWorld(db, () => undefined, now), 60_000);

const onTheMap = (region?: string) =>
	searchEntries(db, {
		locale: 'pl',
		subjectKinds: ['cluster'],
		labels: ['parp_map'],
		...(region && { regions: [region] })
	});

describe('the demo world', () => {
	it('has the 164 clusters of the national map, one of them in kujawsko-pomorskie', async () => {
		expect((await onTheMap()).total).toBe(164);
		const { hits } = await onTheMap('PL-04');
		expect(hits.map(({ titles }) => titles.pl)).toEqual(['Bydgoski Klaster Przemysłowy']);
	});

	it('tells the coordinator’s story', async () => {
		const cluster = await findCluster(db, 'klaster-innowacyjnego-przemyslu-i-mody', now);
		expect(cluster?.coordinator?.organisation?.texts.pl?.name).toBe(
			'PIOT Fundacja Przemysłu i Mody'
		);
		expect(cluster?.stages.map(({ stage, since }) => [stage, since])).toEqual([
			['letter_of_intent', '2010-04-15'],
			['cooperation_agreement', '2010-10-08'],
			['active', '2010-10-08']
		]);
		expect(cluster?.predecessors.map(({ cluster }) => cluster.texts.pl?.name)).toEqual([
			'Klaster Zaawansowanych Technologii Przemysłu Włókienniczo-Odzieżowego'
		]);
		if (!cluster) return;
		const members = await listMembers(db, cluster, '2026-11-21');
		expect(members.filter(({ kind }) => kind === 'member')).toHaveLength(32);
		expect(members.filter(({ kind }) => kind === 'partner')).toHaveLength(5);
		expect(members.some(({ isFounding }) => isFounding)).toBe(true);
		expect(members.every(({ isFounding }) => isFounding)).toBe(false);
	});

	it('puts five clusters of Upper Silesia under the umbrella', async () => {
		const okip = await findAlliance(db, 'okip', now);
		const clusters = okip?.parties.flatMap(({ cluster }) => cluster ?? []) ?? [];
		expect(clusters).toHaveLength(5);
		for (const { slug } of clusters) {
			const cluster = await findCluster(db, slug, now);
			if (!cluster) throw new Error(`${slug} is missing`);
			expect((await listMembers(db, cluster, '2026-11-21')).length).toBeGreaterThan(3);
		}
	});

	it('was entered over months, and some of it waits to be confirmed', async () => {
		const rows = await db
			.selectFrom('confirmation')
			.select(['subjectKind', 'confirmedAt'])
			.where('confirmedAt', '<=', now)
			.execute();
		const months = new Set(rows.map(({ confirmedAt }) => confirmedAt.toISOString().slice(0, 7)));
		expect(months.size).toBeGreaterThan(5);
		const states = rows.map(({ confirmedAt }) => confirmationState(confirmedAt, confirmedAt, now));
		const due = states.filter((state) => state !== 'confirmed').length;
		expect(due / states.length).toBeGreaterThan(0.05);
		expect(due / states.length).toBeLessThan(0.2);
		expect(states).not.toContain('silent');
	});

	it('lets CLOTH say who pays, in all six languages', async () => {
		const cloth = await findAlliance(db, 'cloth', now);
		expect(Object.keys(cloth?.funding?.statements ?? {}).sort()).toEqual([
			'bg',
			'de',
			'en',
			'fr',
			'pl',
			'ru'
		]);
		expect(cloth?.parties.map(({ cluster }) => cluster?.country)).toEqual([
			'ES',
			'BG',
			'FR',
			'RO',
			'DK'
		]);
	});

	it.each([
		['Lodz', 'pl', 'Dziewiarnia Poltex'],
		['трикотаж русе', 'bg', 'Дунав Трикотаж'],
		['Ruse', 'en', 'Дунав Трикотаж'],
		['dzianin', 'pl', 'Dziewiarnia Poltex']
	] as const)('finds %s read in %s', async (text, locale, name) => {
		const { hits } = await searchEntries(db, { text, locale }, { limit: 100 });
		expect(hits.flatMap(({ titles }) => Object.values(titles))).toContain(name);
	});

	it('understands a mistyped name', async () => {
		const { hits, isByLikeness } = await searchEntries(db, {
			text: 'Bydgosky Klastr Przemyslovy',
			locale: 'pl'
		});
		expect(isByLikeness).toBe(true);
		expect(hits[0]?.titles.pl).toBe('Bydgoski Klaster Przemysłowy');
	});

	it.each(["';--", '%', '::', '…', '0'])('stays calm when asked for %s', async (text) => {
		const { total } = await searchEntries(db, { text, locale: 'pl' });
		expect(total).toBeGreaterThanOrEqual(0);
	});

	it('says how to sign in', async () => {
		expect((await listDemoLogins(db)).join('\n')).toContain('manager@lodz.example');
	});

	it('lends an interpreter to whoever speaks no English in Berlin, and the expert to those who asked', async () => {
		const lent = await db
			.selectFrom('meetingSpecialist')
			.innerJoin('specialist', 'specialist.id', 'specialistId')
			.select((of) => ['kind', of.fn.countAll<number>().as('meetings')])
			.groupBy('kind')
			.execute();
		const meetings = Object.fromEntries(lent.map((one) => [one.kind, Number(one.meetings)]));
		expect(meetings.interpreter).toBeGreaterThan(5);
		expect(meetings.expert).toBe(4);
	});

	it('has members who lack something, in six languages, some of it answered', async () => {
		const needs = await db.selectFrom('need').selectAll().execute();
		expect(needs.length).toBeGreaterThanOrEqual(25);
		expect(needs.every(({ isDemo }) => isDemo)).toBe(true);
		expect(new Set(needs.map(({ locale }) => locale)).size).toBe(6);
		const answers = await db.selectFrom('needAnswer').select('kind').execute();
		expect(new Set(answers.map(({ kind }) => kind))).toEqual(
			new Set(['entry', 'event', 'project', 'words'])
		);
	});
});
