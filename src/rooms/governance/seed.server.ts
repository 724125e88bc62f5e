import { dayOf } from '#platform/calendar-day.ts';
import { house } from '#platform/actor.ts';
import { after, days, hours } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { unwrap } from '#platform/outcome.ts';
import { putAgendaItem } from './agenda.server.ts';
import written from './demo/resolutions.json' with { type: 'json' };
import { approveMinutes, draftMinutesOf } from './minutes.server.ts';
import type { OrganDraft } from './organ-fields.ts';
import { establishOrgan } from './organ.server.ts';
import type { TitledTexts } from './organ.ts';
import { linkResolution } from './resolution.server.ts';
import { takeAct, takeActs } from './sitting-state.server.ts';
import { conveneSitting, openSitting, planSitting } from './sitting.server.ts';
import type { SittingMode } from './sitting.ts';
import { closeVote, countHands, openVote } from './vote.server.ts';
import type { Choice } from './vote.ts';

type Ids = ReadonlyMap<string, string>;
type Key = keyof typeof written;

const organ = (changes: Partial<OrganDraft> & Pick<OrganDraft, 'kind' | 'names'>): OrganDraft => ({
	tasks: {},
	composition: 'members',
	weighting: 'equal',
	quorumPercent: 50,
	majority: 'simple',
	noticeDays: 14,
	proxiesEach: 1,
	termMonths: null,
	establishedOn: '2010-10-08',
	...changes
});

const assembly = organ({
	kind: 'assembly',
	names: {
		...{ pl: 'Zgromadzenie członków', en: 'General meeting', de: 'Mitgliederversammlung' },
		...{ fr: 'Assemblée générale', ru: 'Общее собрание', bg: 'Общо събрание' }
	}
});
const council = organ({
	...{ kind: 'council', composition: 'council', noticeDays: 7, proxiesEach: 0, termMonths: 48 },
	names: {
		...{ pl: 'Rada klastra', en: 'Cluster council', de: 'Clusterbeirat' },
		...{ fr: 'Conseil du cluster', ru: 'Совет кластера', bg: 'Съвет на клъстера' }
	}
});

/** Assembly and council of Łódź with their resolutions, and an assembly of Ruse that votes online. */
export async function seedGovernance(
	tx: Transaction,
	{ clusters, organisations }: { clusters: Ids; organisations: Ids },
	now: Date
): Promise<void> {
	const lodz = { ownerKind: 'cluster', ownerId: clusters.get('kipim') ?? '' } as const;
	const ruse = { ownerKind: 'cluster', ownerId: clusters.get('bfa') ?? '' } as const;
	const isDemo = { isDemo: true };
	const [members, seats, online] = [
		unwrap(await establishOrgan(tx, house, lodz, assembly, isDemo)),
		unwrap(await establishOrgan(tx, house, lodz, council, isDemo)),
		unwrap(await establishOrgan(tx, house, ruse, assembly, isDemo))
	];
	const [founding = ''] = await hold(tx, members, '2010-10-08T10:00:00Z', ['coordination']);
	const subject = { kind: 'organisation', id: organisations.get('piot') ?? '' } as const;
	unwrap(await linkResolution(tx, house, { resolutionId: founding, subject }));
	await hold(tx, members, '2024-03-15T10:00:00Z', ['programme2024', 'fees']);
	await hold(tx, members, '2025-03-14T10:00:00Z', ['report2024', 'council2025', 'laboratory']);
	await hold(tx, seats, '2025-09-18T13:00:00Z', ['fair', 'standards']);
	await hold(tx, seats, after(morning(now), -days(30)).toISOString(), ['training']);
	const ahead = await plan(tx, seats, after(morning(now), days(14)), {
		keys: ['admission1', 'admission2', 'calendar'],
		mode: 'hybrid',
		place: 'ul. Wólczańska 215, Łódź'
	});
	const occasion = { now, origin: '', isSilent: true };
	unwrap(await conveneSitting(tx, house, { id: ahead, occasion }));
	await letRuseVote(tx, online, now);
}

const morning = (now: Date) => new Date(`${dayOf(now)}T09:00:00Z`);

type Plan = { keys: readonly Key[]; mode?: SittingMode; place?: string | null; zone?: string };

async function plan(tx: Transaction, organId: string, startsAt: Date, wish: Plan): Promise<string> {
	const { keys, mode = 'present', place = 'Łódź', zone = 'Europe/Warsaw' } = wish;
	const now = after(startsAt, -days(30));
	const draft = {
		...{ names: {}, startsAt, endsAt: after(startsAt, hours(3)), timeZone: zone, mode, place },
		onlineUrl: mode === 'present' ? null : 'https://meet.example/osnova'
	};
	const id = unwrap(await planSitting(tx, house, { organId, draft, now }));
	const locale = zone === 'Europe/Sofia' ? 'bg' : 'pl';
	for (const key of keys) {
		const texts = written[key] as TitledTexts;
		const item = {
			...({ kind: 'resolution', presenter: null, minutes: 15, majority: 'simple', texts } as const),
			...{ isSecret: key === 'council2025', isPublic: true }
		};
		unwrap(await putAgendaItem(tx, house, { sittingId: id, item: null, draft: item, locale }));
	}
	return id;
}

/** A whole sitting as it was: most came, all voted, the shared laboratory failed. */
async function hold(
	tx: Transaction,
	organId: string,
	day: string,
	keys: readonly Key[]
): Promise<string[]> {
	const now = new Date(day);
	const sittingId = await plan(tx, organId, now, { keys });
	const convened = { now: after(now, -days(21)), origin: '', isSilent: true };
	unwrap(await conveneSitting(tx, house, { id: sittingId, occasion: convened }));
	const people = { chairName: 'Anna Demo-Wrzecionowska', secretaryName: 'Irena Demo-Osnowa' };
	unwrap(await openSitting(tx, house, { id: sittingId, now, ...people }));
	const voters = await votersOf(tx, sittingId);
	const here = voters.filter((_, at) => voters.length < 5 || at % 4 !== 3);
	const acts = here.map((voterId) => ({ act: 'arrive', voterId }) as const);
	unwrap(await takeActs(tx, house, { sittingId, acts, now }));
	const resolutions = await draftsOf(tx, sittingId);
	for (const [place, resolutionId] of resolutions.entries()) {
		const isCarried = keys[place] !== 'laboratory';
		const choiceOf = (at: number): Choice =>
			at % 6 === 5 ? 'abstain' : isCarried || at % 3 === 0 ? 'for' : 'against';
		const hands = new Map(here.map((voterId, at) => [voterId, choiceOf(at)]));
		const vote = { sittingId, resolutionId, now };
		unwrap(await openVote(tx, house, { ...vote, closesAt: null }));
		unwrap(await countHands(tx, house, { ...vote, hands }));
		unwrap(await closeVote(tx, house, vote));
	}
	const later = after(now, hours(2));
	unwrap(await takeAct(tx, house, { sittingId, act: { act: 'close' }, now: later }));
	unwrap(await draftMinutesOf(tx, house, { sittingId, now: later }));
	unwrap(
		await approveMinutes(tx, house, {
			...{ sittingId, resolutionId: null, edition: 1, now: after(now, days(7)) }
		})
	);
	return resolutions;
}

/** In session for some days: the firm of the story finds its vote waiting. */
async function letRuseVote(tx: Transaction, organId: string, now: Date): Promise<void> {
	const id = await plan(tx, organId, after(morning(now), -days(1)), {
		...{ keys: ['strategyRuse'], mode: 'online', place: null, zone: 'Europe/Sofia' }
	});
	const occasion = { now: after(now, -days(20)), origin: '', isSilent: true };
	unwrap(await conveneSitting(tx, house, { id, occasion }));
	unwrap(await openSitting(tx, house, { id, chairName: 'Силвия Иванова', secretaryName: '', now }));
	const closesAt = after(now, days(10));
	for (const resolutionId of await draftsOf(tx, id))
		unwrap(await openVote(tx, house, { sittingId: id, resolutionId, closesAt, now }));
}

async function votersOf(tx: Transaction, sittingId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('sittingVoter')
		.select('id')
		.where('sittingId', '=', sittingId)
		.orderBy('name')
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

async function draftsOf(tx: Transaction, sittingId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('resolution')
		.innerJoin('agendaItem', 'agendaItem.id', 'agendaItemId')
		.select('resolution.id')
		.where('resolution.sittingId', '=', sittingId)
		.orderBy('position')
		.execute();
	return rows.map(({ id }) => id);
}
