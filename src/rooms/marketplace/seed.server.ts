import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { dayOf, daysAfter } from '#platform/calendar-day.ts';
import { newId } from '#platform/ids.ts';
import { locales, type Locale } from '#platform/locale.ts';
import type { SizeClass } from '#rooms/organisations/organisation.ts';
import templates from './demo/entries.json' with { type: 'json' };
import joint from './demo/joint-entry.json' with { type: 'json' };
import { indexEntries } from './entry-index.server.ts';
import type { EntryStepKind } from './entry-life.ts';
import type { EntryDraft, EntryState, EntryText } from './entry.ts';

type Template = Omit<(typeof templates)[number], 'texts'> & {
	texts: Partial<Record<Locale, string[]>>;
};
type Member = {
	id: string;
	clusterId: string;
	steps: string[];
	country: string;
	region: string | null;
	sizeClass: SizeClass | null;
};

export type DemoEntry = { id: string; organisationId: string; state: EntryState };
/** Those who stand behind the joint offer, the first of them its owner. */
export type DemoJoint = { organisationIds: readonly string[] };

/**
 * Every template once in each language, each time by another demo member that works at that step of
 * the chain; and one offer of three clusters together. Most are published.
 */
export async function seedMarketplace(
	tx: Transaction,
	{ organisationIds }: DemoJoint,
	now: Date
): Promise<DemoEntry[]> {
	const members = await listDemoMembers(tx);
	if (members.length === 0) return [];
	const turns = new Map<string, number>();
	const made = (templates as Template[]).flatMap((template, at) =>
		locales.map((locale, nth) => {
			const member = pick(members, template.step, turns);
			return make(template, { locale, member, number: at * locales.length + nth, now });
		})
	);
	const leader = members.find(({ id }) => id === organisationIds[0]);
	if (leader) made.push(make(joint, { locale: 'pl', member: leader, number: 0, now }));
	await write(tx, made, now);
	const last = made.at(-1);
	if (leader && last) await standBehind(tx, last.row.id, organisationIds.slice(1), now);
	return made.map(({ row }) => ({
		...{ id: row.id, organisationId: row.organisationId, state: row.state }
	}));
}

/** Demo members of clusters, with the steps of the chain they work at. */
async function listDemoMembers(tx: Transaction): Promise<Member[]> {
	const rows = await tx
		.selectFrom('organisation')
		.innerJoin('membership', 'membership.organisationId', 'organisation.id')
		.leftJoin('organisationChainStep as step', 'step.organisationId', 'organisation.id')
		.select(['organisation.id', 'clusterId', 'step', 'country', 'region', 'sizeClass'])
		.where('isDemo', '=', true)
		.where('validUntil', 'is', null)
		.orderBy('organisation.id')
		.orderBy('clusterId')
		.execute();
	const members = new Map<string, Member>();
	for (const { step, ...row } of rows) {
		const known = members.get(row.id) ?? { ...row, steps: [] };
		if (step) known.steps.push(step);
		members.set(row.id, known);
	}
	return [...members.values()];
}

function pick(members: readonly Member[], step: string, turns: Map<string, number>): Member {
	const own = members.filter(({ steps }) => steps.includes(step));
	const all = own.length > 0 ? own : members;
	const turn = turns.get(step) ?? 0;
	turns.set(step, turn + 1);
	const member = all[turn % all.length];
	if (!member) throw new Error('the demo world has no members');
	return member;
}

type Making = { locale: Locale; member: Member; number: number; now: Date };
type Made = ReturnType<typeof make>;

function make(template: Template, { locale, member, number, now }: Making) {
	const state = stateOf(number);
	const publishedAt = after(now, -days(2 + ((number * 7) % 150)));
	const isShown = state === 'published' || state === 'expired' || state === 'closed';
	const until = daysAfter(dayOf(now), state === 'expired' ? -3 : 12 + ((number * 11) % 170));
	const draft = draftOf(template, { locale, number, until });
	const { texts, ...columns } = draft;
	const id = newId();
	return {
		member,
		texts: Object.entries(texts).map(([of, text]) => ({
			...{ entryId: id, locale: of as Locale },
			...text
		})),
		steps: stepsOf(state).map((kind, nth) => ({
			...{ id: newId(), entryId: id, kind, at: after(publishedAt, days(nth) / 24) },
			...{ comment: kind === 'returned' ? remark[locale] : '', details: '{}' }
		})),
		row: {
			...{ id, organisationId: member.id, clusterId: member.clusterId, state, ...columns },
			...{ isDemo: true, enteredAt: publishedAt, changedAt: publishedAt },
			publishedAt: isShown ? publishedAt : null
		}
	};
}

/** Of a hundred, three wait for the cluster, two came back, two are drafts, two ended, one is closed. */
const stateOf = (number: number): EntryState =>
	(({ 7: 'submitted', 31: 'submitted', 63: 'submitted', 11: 'returned', 47: 'returned' }) as const)[
		number % 100
	] ??
	({ 23: 'draft', 71: 'draft', 37: 'expired', 83: 'expired', 59: 'closed' } as const)[
		number % 100
	] ??
	'published';

function stepsOf(state: EntryState): EntryStepKind[] {
	if (state === 'draft') return [];
	if (state === 'submitted') return ['submitted'];
	if (state === 'returned') return ['submitted', 'returned'];
	const shown: EntryStepKind[] = ['submitted', 'published'];
	return state === 'expired' || state === 'closed' ? [...shown, state] : shown;
}

const remark: Record<Locale, string> = {
	pl: 'Dopisz, proszę, jakiego partnera szukacie i w jakich krajach.',
	en: 'Please add which partner you look for, and in which countries.',
	de: 'Bitte ergänzen Sie, welchen Partner Sie suchen und in welchen Ländern.',
	fr: 'Merci de préciser quel partenaire vous cherchez et dans quels pays.',
	ru: 'Добавьте, пожалуйста, какого партнёра вы ищете и в каких странах.',
	bg: 'Моля, добавете какъв партньор търсите и в кои държави.'
};

const countries = ['PL', 'BG', 'DE', 'FR', 'ES', 'RO', 'DK', 'IT', 'CZ', 'LT'];

function draftOf(
	template: Template,
	{ locale, number, until }: { locale: Locale; number: number; until: string }
): EntryDraft {
	const isCapacity = template.kind === 'capacity';
	const spoken = number % 4 === 0 && locale !== 'en' ? [locale, 'en' as const] : [locale];
	const told = template === joint ? (Object.keys(template.texts) as Locale[]) : spoken;
	return {
		...{ kind: template.kind, direction: template.direction, originalLocale: locale },
		texts: Object.fromEntries(
			told.flatMap((of) => (template.texts[of] ? [[of, textOf(template.texts[of])]] : []))
		),
		stage: template.kind === 'technology' ? 'tested' : null,
		property: template.kind === 'technology' ? 'patent_applied' : null,
		partnerships: template.partnerships,
		...{
			partnerKinds: [],
			partnerSizes: [],
			wantedRegions: [],
			languages: [...new Set(['en', locale])]
		},
		wantedCountries: number % 3 === 0 ? countries.slice(number % 7, (number % 7) + 3) : [],
		activities: [template.activity],
		chainSteps: [`textile_fashion:${template.step}`],
		quantity: isCapacity ? 500 + (number % 9) * 250 : null,
		unit: isCapacity ? unit[locale] : null,
		...{ availableFrom: null, availableUntil: null, callName: null, callUrl: null },
		...{ callDeadline: null, validUntil: until },
		contactWay: number % 5 === 0 ? 'broker' : 'direct',
		shownToAll: number % 8 === 0 ? 'size' : 'name',
		shownToMembers: 'contact'
	} as EntryDraft;
}

const unit: Record<Locale, string> = {
	pl: 'szt. miesięcznie',
	en: 'pieces a month',
	de: 'Stück im Monat',
	fr: 'pièces par mois',
	ru: 'шт. в месяц',
	bg: 'бр. месечно'
};

const textOf = ([title = '', summary = '']: readonly string[]): EntryText => ({
	...{ title, summary, description: '', advantages: '', partnerSought: '' }
});

async function write(tx: Transaction, made: readonly Made[], now: Date): Promise<void> {
	await insertMany(
		tx,
		'marketplaceEntry',
		made.map(({ row }) => row)
	);
	await insertMany(
		tx,
		'entryText',
		made.flatMap(({ texts }) => texts)
	);
	await insertMany(
		tx,
		'entryStep',
		made.flatMap(({ steps }) => steps),
		{ json: ['details'] }
	);
	const shown = made.filter(({ row }) => row.state === 'published');
	await indexEntries(
		tx,
		shown.map(({ row, texts, member: { country, region, sizeClass } }) => ({
			entry: { ...row, country, region, sizeClass },
			texts
		})),
		now
	);
}

async function standBehind(
	tx: Transaction,
	entryId: string,
	organisationIds: readonly string[],
	now: Date
): Promise<void> {
	const roles = ['researcher', 'supplier'] as const;
	await insertMany(
		tx,
		'entryParty',
		organisationIds.map((organisationId, position) => ({
			...{ id: newId(), entryId, organisationId, position, share: '' },
			role: roles[position % roles.length] ?? 'other',
			...{ invitedAt: after(now, -days(30)), agreedAt: after(now, -days(20)), editionAgreed: 1 }
		}))
	);
}
