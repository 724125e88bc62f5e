import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { expressInterest } from '#rooms/interest/interest.server.ts';
import { aPublishedEntry, marketDay } from '#rooms/marketplace/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { answerNeed, takeBackAnswer } from './answer.server.ts';
import { raiseNeed, withdrawNeed } from './need.server.ts';
import { findNeed, listWaitingNeeds, sweepNeeds } from './need-record.server.ts';
import { countRadar, listRadar, readDivision } from './radar.server.ts';
import { divide, monthsUntil, radarIn } from './radar.ts';
import { tellMember } from './telling.server.ts';
import { aMember, needDay, someNeed } from './testing.ts';

const db = await testDatabase();
const everything = radarIn(new URLSearchParams());
const only = (query: string) => radarIn(new URLSearchParams(query));

describe('the radar', async () => {
	const lodz = await aMember(db, { cluster: 'Klaster Innowacyjnego Przemysłu i Mody' });
	const ruse = await aMember(db, { cluster: 'Klaster Mody Ruse' });
	const other = await aMember(db, { clusterId: lodz.clusterId });
	const today = '2026-03-02';
	const extent = { clusterIds: [lodz.clusterId], today };
	const raise = async (member: typeof lodz, text: string, changes = {}) =>
		unwrap(
			await attempt(db, (tx) =>
				raiseNeed(tx, house, someNeed(member, { text, ...changes }), needDay)
			)
		);
	const dyer = await raise(lodz, 'Szukamy farbiarni');
	const staff = await raise(other, 'Szukamy szwaczek', {
		...{ kind: 'people', chainStep: 'textile_fashion:garments' }
	});
	await raise(ruse, 'Търсим прежда', { locale: 'bg', chainStep: 'textile_fashion:spinning' });
	const request = { direction: 'request', kind: 'service' } as const;
	const wanted = await aPublishedEntry(
		db,
		lodz.organisationId,
		{ title: 'Szukamy drukarni tkanin' },
		{ ...request, chainSteps: ['textile_fashion:finishing'] }
	);
	await aPublishedEntry(db, lodz.organisationId, { title: 'Dzianina bawełniana' });

	it('adds needs and requests up by sector, step, place, kind and month', async () => {
		const radar = await countRadar(db, extent, everything);
		expect(radar).toMatchObject({ total: 3, open: 3 });
		expect(radar.step).toEqual([
			{ code: 'textile_fashion:finishing', count: 2, open: 2 },
			{ code: 'textile_fashion:garments', count: 1, open: 1 }
		]);
		expect(radar.what).toContainEqual({ code: 'request', count: 1, open: 1 });
		expect(radar.kind).toContainEqual({ code: 'supplier', count: 2, open: 2 });
		expect(radar.sector).toContainEqual({ code: 'textiles', count: 3, open: 3 });
		expect(radar.month).toEqual([{ code: '2026-03', count: 3, open: 3 }]);
	});

	it('counts each facet without its own filter, and everything else with it', async () => {
		const radar = await countRadar(db, extent, only('step=textile_fashion:garments'));
		expect(radar.total).toBe(1);
		expect(radar.step).toHaveLength(2);
		expect(radar.kind).toEqual([{ code: 'people', count: 1, open: 1 }]);
	});

	it('leaves filters that make no sense out', () => {
		expect(only("step='; drop table need&kind=all&month=2026&place=PL-10")).toEqual({
			...{ what: [], kind: [], sector: [], step: [], month: [], cluster: [] },
			...{ place: ['PL-10'], isOpen: false }
		});
	});

	it('of several clusters adds up what each of them counts', async () => {
		const both = { clusterIds: [lodz.clusterId, ruse.clusterId], today };
		const parts = await Promise.all(
			both.clusterIds.map((id) => countRadar(db, { clusterIds: [id], today }, everything))
		);
		const whole = await countRadar(db, both, everything);
		expect(whole.total).toBe(parts.reduce((sum, { total }) => sum + total, 0));
	});

	it('of several clusters tells each apart, and those too small together', async () => {
		const clusterIds = [lodz.clusterId, ruse.clusterId];
		const whole = { clusterIds, today };
		expect(await readDivision(db, whole)).toEqual({
			own: [],
			pooled: expect.arrayContaining(clusterIds) as string[]
		});
		const large = await aMember(db, { cluster: 'Klaster Ogólny' });
		for (let more = 0; more < 5; more += 1) await aMember(db, { clusterId: large.clusterId });
		const three = { clusterIds: [...clusterIds, large.clusterId], today };
		// The two small ones have three members together: too few without the large one.
		expect((await readDivision(db, three)).pooled).toHaveLength(3);
		for (let more = 0; more < 4; more += 1) await aMember(db, { clusterId: ruse.clusterId });
		expect((await readDivision(db, three)).own).toEqual([large.clusterId]);
		const division = { own: [lodz.clusterId], pooled: [ruse.clusterId] };
		const divided = await countRadar(db, { ...whole, division }, everything);
		expect(divided.cluster).toEqual([
			{ code: lodz.clusterId, count: 3, open: 3 },
			{ code: 'others', count: 1, open: 1 }
		]);
		const filtered = only('cluster=others');
		const told = await listRadar(db, { ...whole, division }, filtered, { limit: 9, offset: 0 });
		expect(told.map(({ text, clusters }) => [text, clusters])).toEqual([
			['Търсим прежда', ['others']]
		]);
		expect((await countRadar(db, whole, everything)).cluster).toEqual([]);
	});

	it('shows unanswered first; an interest answers a request, an answer a need', async () => {
		const first = unwrap(
			await attempt(db, (tx) =>
				answerNeed(
					tx,
					house,
					{ needId: dyer, kind: 'words', text: 'Jest u nas farbiarnia.' },
					needDay
				)
			)
		);
		const from = {
			organisationId: ruse.organisationId,
			message: 'Печатаме',
			locale: 'bg'
		} as const;
		unwrap(
			await attempt(db, (tx) => expressInterest(tx, house, { entryId: wanted, ...from }, marketDay))
		);
		const lines = await listRadar(db, extent, everything, { limit: 10, offset: 0 });
		expect(lines.map(({ answered }) => answered)).toEqual([false, true, true]);
		expect(lines[0]).toMatchObject({
			id: staff,
			what: 'need',
			steps: ['textile_fashion:garments']
		});
		expect(await countRadar(db, extent, only('open'))).toMatchObject({ total: 1, open: 1 });
		const taken = { needId: dyer, answerId: first.id };
		await attempt(db, (tx) => takeBackAnswer(tx, house, taken));
		expect(await countRadar(db, extent, only('open'))).toMatchObject({ total: 2 });
	});

	it('knows what waits for the team, and forgets what was withdrawn a month ago', async () => {
		const waiting = await listWaitingNeeds(db, [lodz.clusterId], { limit: 10 });
		expect(waiting.map(({ id }) => id).sort()).toEqual([dyer, staff].sort());
		const gone = await raise(lodz, 'Na próbę');
		await attempt(db, (tx) => withdrawNeed(tx, house, gone, needDay));
		expect(await sweepNeeds(db, new Date('2026-03-20T09:00:00Z'))).toBe(0);
		expect(await sweepNeeds(db, new Date('2026-04-20T09:00:00Z'))).toBe(1);
		expect(await findNeed(db, gone)).toBeUndefined();
	});

	it('a need is answered once by the same entry, or in the same words', async () => {
		const tie = () =>
			attempt(db, (tx) =>
				answerNeed(tx, house, { needId: staff, kind: 'entry', subjectId: wanted }, needDay)
			);
		const { id } = unwrap(await tie());
		expect(unwrap(await tie())).toEqual({ id, isNew: false });
		expect((await findNeed(db, staff))?.answers).toHaveLength(1);
		const words = { needId: staff, kind: 'words', text: 'Pytamy szkołę w Rudzie.' } as const;
		const said = () => attempt(db, (tx) => answerNeed(tx, house, words, needDay));
		expect(unwrap(await said()).isNew).toBe(true);
		expect(unwrap(await said()).isNew).toBe(false);
		expect((await findNeed(db, staff))?.answers).toHaveLength(2);
	});

	it('tells the member in its own language, and not whoever answered', async () => {
		const named = { name: 'Иван', email: 'dyer@lodz.example', locale: 'bg' } as const;
		const { id: person } = await aPerson(db, named);
		const scope = { kind: 'organisation', id: lodz.organisationId } as const;
		await db.transaction().execute(async (tx) =>
			unwrap(
				await grantRole(tx, house, {
					personId: person,
					role: 'manager',
					scope,
					validFrom: needDay
				})
			)
		);
		const told = {
			needId: dyer,
			kind: 'words',
			text: 'Ето една боядисвачна: <b>Руно</b>.'
		} as const;
		const at = { now: new Date('2026-03-03T09:00:00Z'), origin: 'https://osnova.example' };
		const tell = (actor: typeof house) =>
			db.transaction().execute((tx) => tellMember(tx, actor, told, at));
		await tell({ ...house, personId: person });
		expect(await listLetters(db, { to: 'dyer@lodz.example' })).toEqual([]);
		await tell(house);
		const [letter] = await listLetters(db, { to: 'dyer@lodz.example' });
		expect(letter?.subject).toContain('отговор');
		expect(letter?.text).toContain(`/bg/needs/${dyer}`);
		expect(letter?.html).not.toContain('<b>Руно');
	});

	it('a need heard without a member has nobody to tell', async () => {
		const heard = await raise(lodz, 'Brak magazynu', { organisationId: null, sourceKind: 'team' });
		const before = (await listLetters(db, {})).length;
		const at = { now: needDay, origin: '' };
		await db
			.transaction()
			.execute((tx) => tellMember(tx, house, { needId: heard, kind: 'words', text: 'x' }, at));
		expect(await listLetters(db, {})).toHaveLength(before);
	});
});

describe('clusters are told apart', () => {
	const sized = (...sizes: number[]) =>
		new Map(
			sizes.map((size, at) => [
				`c${at}`,
				new Set(Array.from({ length: size }, (_, one) => `${at} ${one}`))
			])
		);
	it.each([
		['each with five members', sized(5, 9), { own: ['c0', 'c1'], pooled: [] }],
		['a small one with the next larger', sized(9, 2, 6), { own: ['c0'], pooled: ['c1', 'c2'] }],
		['small ones that are enough', sized(3, 4, 7), { own: ['c2'], pooled: ['c0', 'c1'] }],
		['one alone', sized(2), { own: [], pooled: ['c0'] }],
		['none', sized(), { own: [], pooled: [] }]
	])('%s', (_, members, division) => expect(divide(members)).toEqual(division));

	it('the same members in two small clusters are no more than they are', () => {
		const four = new Set(['a', 'b', 'c', 'd']);
		const members = new Map([
			...([
				['one', four],
				['two', four]
			] as const),
			...sized(6)
		]);
		expect(divide(members)).toEqual({ own: [], pooled: ['one', 'two', 'c0'] });
	});
});

it('twelve months are shown, those of which nothing was said as none', () => {
	const months = monthsUntil('2026-03-02', [{ code: '2025-12', count: 2, open: 1 }]);
	expect(months).toHaveLength(12);
	expect(months[0]?.code).toBe('2025-04');
	expect(months.at(-1)).toEqual({ code: '2026-03', count: 0, open: 0 });
	expect(months[8]).toEqual({ code: '2025-12', count: 2, open: 1 });
});

it.each([
	['needed by nobody', { needId: '00000000-0000-0000-0000-000000000000', text: 'x' }, 'need_gone'],
	['of no words', { text: '  ' }, 'answer_words_missing'],
	['too long', { text: 'a'.repeat(2001) }, 'text_too_long']
])('an answer %s is refused', async (_, changes, reason) => {
	const member = await aMember(db, {});
	const needId = unwrap(await attempt(db, (tx) => raiseNeed(tx, house, someNeed(member), needDay)));
	const answer = { needId, kind: 'words', ...changes } as const;
	expect(await attempt(db, (tx) => answerNeed(tx, house, answer, needDay))).toMatchObject({
		reason
	});
});
