import { house } from '#platform/actor.ts';
import { after, days, hours } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import invented from './demo/invented-organisations.json' with { type: 'json' };
import known from './demo/known-organisations.json' with { type: 'json' };
import towns from './demo/towns.json' with { type: 'json' };
import { emptyDraft } from './organisation-draft.ts';
import { registerOrganisation } from './organisation.server.ts';
import type { OrganisationDraft, OrganisationKind, SizeClass } from './organisation.ts';

export type DemoGroup = keyof typeof invented;
export type DemoMember = { id: string; since: string };
export type DemoOrganisations = {
	/** Ids of the organisations that the stories name, by a short key. */
	known: Map<string, string>;
	members: Map<DemoGroup, DemoMember[]>;
};

/**
 * Days on which demo records were entered, one after another: spread over half a year, and every
 * ninth longer ago than that, so that some wait to be confirmed.
 */
export function entryDays(now: Date): () => Date {
	let turn = 0;
	return () => {
		turn += 1;
		const ago = turn % 9 === 0 ? 186 + (turn % 20) : (turn * 37) % 170;
		return after(now, -days(ago) - hours((turn * 5) % 9));
	};
}

export async function seedOrganisations(tx: Transaction, now: Date): Promise<DemoOrganisations> {
	const ids = new Map<string, string>();
	const nextDay = entryDays(now);
	for (const one of known)
		ids.set(one.key, unwrap(await registerOrganisation(tx, house, draftOfKnown(one), nextDay())));
	const members = new Map<DemoGroup, DemoMember[]>();
	for (const group of Object.keys(invented) as DemoGroup[])
		members.set(group, await seedGroup(tx, group, nextDay));
	return { known: ids, members };
}

async function seedGroup(
	tx: Transaction,
	group: DemoGroup,
	nextDay: () => Date
): Promise<DemoMember[]> {
	const members: DemoMember[] = [];
	for (const row of invented[group] as InventedRow[]) {
		const draft = draftOfInvented(row, group);
		const registered = await registerOrganisation(tx, house, draft, nextDay(), { isDemo: true });
		const id = unwrap(registered);
		members.push({ id, since: `${row[8]}-${row[8] === 2010 ? '10-08' : '03-01'}` });
	}
	return members;
}

type InventedRow = [
	name: string,
	town: string,
	kind: OrganisationKind,
	size: SizeClass | null,
	activity: string,
	step: string,
	original: string,
	english: string,
	since: number
];

export function placeOf(town: string) {
	const place = (towns as Record<string, (string | number)[]>)[town];
	if (!place) throw new Error(`the demo world knows no town ${town}`);
	const [country, region, latitude, longitude] = place as [string, string, number, number];
	return { town, country, region, latitude, longitude };
}

const languageOf: Record<DemoGroup, Locale> = {
	kipim: 'pl',
	kipim_partners: 'pl',
	bfa: 'bg',
	modacc: 'en',
	eco: 'fr',
	iconic: 'en',
	ldc: 'en',
	jki: 'pl',
	pikmed: 'pl',
	kir: 'pl',
	pkw: 'pl',
	kfa: 'pl'
};

/** The clusters under the umbrella make no clothes. */
const outsideFashion: readonly DemoGroup[] = ['jki', 'pikmed', 'kir', 'pkw', 'kfa'];

function draftOfInvented(row: InventedRow, group: DemoGroup): OrganisationDraft {
	const [name, town, kind, sizeClass, code, steps, original, english, since] = row;
	const chain = outsideFashion.includes(group) ? 'general' : 'textile_fashion';
	const locale = languageOf[group];
	const text = (description: string) => ({ name, shortName: null, description });
	return {
		...emptyDraft(locale),
		...placeOf(town),
		kind,
		sizeClass,
		foundedOn: `${since - 4}-01-15`,
		texts: { [locale]: text(original), en: text(english) },
		activities: [{ code, isMain: true }],
		chainSteps: steps.split(' ').map((step) => ({ chain, step })),
		capabilities: [{ locale, text: original }],
		contacts: [
			{ name: 'Demo', role: null, email: null, phone: '+48 000 000 000', visibility: 'members' }
		]
	};
}

function draftOfKnown(one: (typeof known)[number]): OrganisationDraft {
	const locale = one.locale as Locale;
	const texts = Object.entries(one.texts).map(
		([language, [name = '', shortName = '', description = '']]) => [
			language,
			{ name, shortName: shortName || null, description }
		]
	);
	return {
		...emptyDraft(locale),
		...placeOf(one.town),
		kind: one.kind as OrganisationKind,
		website: 'website' in one ? (one.website ?? null) : null,
		foundedOn: 'foundedOn' in one ? (one.foundedOn ?? null) : null,
		texts: Object.fromEntries(texts) as OrganisationDraft['texts'],
		activities: one.activities.map((code, place) => ({ code, isMain: place === 0 })),
		chainSteps: one.steps.map((step) => ({ chain: 'textile_fashion', step }))
	};
}
