import { house } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import type { Locale } from '#platform/locale.ts';
import { createAgreement } from './agreement.server.ts';
import type { AgreementKind, PartyRole, Texts } from './agreement.ts';
import { proposeAmendment } from './amendment.server.ts';
import { cooperationAreas } from './areas.ts';
import { assemble } from './assembly.ts';
import { writeClauses } from './clause.server.ts';
import known from './demo/known-agreements.json' with { type: 'json' };
import type { AgreementDraft, Owner, PartyDraft } from './draft.ts';
import { recordPaper, type Paper } from './force.server.ts';
import { linkAgreements } from './lineage.server.ts';
import { remark } from './negotiation.server.ts';
import { listParties, nameParties } from './parties.server.ts';
import { findTemplate } from './shelf.ts';
import { sendToParties } from './stages.server.ts';
import { currentVersion, listClauseRows } from './version.server.ts';

type Ids = Map<string, string>;
type World = {
	clusters: Ids;
	organisations: Ids;
	alliances: Ids;
	/** The firms of each cluster: one signs where no coordinator is known. */
	members: ReadonlyMap<string, readonly { id: string }[]>;
};
type Seeding = { tx: Transaction; now: Date; world: World };

/** The agreements of the stories; the rooms above sign and fulfil them. */
export type DemoAgreements = {
	lapsed: string;
	intent: string;
	cooperation: string;
	okip: string;
	/** Of Łódź and Ruse, in negotiation. */
	fashion: string;
};

export async function seedAgreements(
	tx: Transaction,
	world: World,
	now: Date
): Promise<DemoAgreements> {
	const seeding = { tx, now, world };
	const lapsed = await seedLapsed(seeding);
	const intent = await seedIntent(seeding);
	const cooperation = await seedCooperation(seeding);
	const okip = await seedOkip(seeding);
	await seedExchange(seeding);
	const fashion = await seedFashion(seeding);
	for (const [successorId, predecessorId] of [
		[intent, lapsed],
		[cooperation, intent]
	] as const)
		unwrap(await linkAgreements(tx, house, { successorId, predecessorId, relation: 'follows' }));
	return { lapsed, intent, cooperation, okip, fashion };
}

const party = (ids: Partial<PartyDraft>, role: PartyRole): PartyDraft => ({
	...{ organisationId: null, clusterId: null, signingOrganisationId: null },
	...{ role, ...ids }
});

const ofCluster = ({ world }: Seeding, key: string): Owner => ({
	ownerKind: 'cluster',
	ownerId: world.clusters.get(key) ?? ''
});
const organisation = ({ world }: Seeding, key: string) => world.organisations.get(key) ?? '';

type Told = { title: Texts; summary: Texts };

function draftOf(
	kind: AgreementKind,
	{ title, summary }: Told,
	changes: Partial<AgreementDraft>
): AgreementDraft {
	return {
		...{ kind, reference: '', originalLocale: 'pl', bindingLocale: null },
		...{ amountCents: null, currency: null, startsOn: null, endsOn: null },
		...{ noticeMonths: 3, renewal: 'none', renewalMonths: null, isPublic: true },
		locales: Object.keys(title) as Locale[],
		...{ titles: title, summaries: summary, parties: [], areas: [], terms: [], clauses: [] },
		...changes
	};
}

async function onPaper(
	{ tx, now }: Seeding,
	owner: Owner,
	draft: AgreementDraft,
	paper: Omit<Paper, 'fileId' | 'ended'> & Partial<Paper>
): Promise<string> {
	const whole = { fileId: null, ended: null, ...paper };
	return unwrap(
		await recordPaper(tx, house, { owner, draft, paper: whole }, now, { isDemo: true })
	);
}

async function seedLapsed(seeding: Seeding): Promise<string> {
	const parties = [
		party({ organisationId: organisation(seeding, 'pl-wtmiwt') }, 'coordinator'),
		party({ organisationId: organisation(seeding, 'piot') }, 'party')
	];
	const draft = draftOf('cooperation_agreement', known.lapsed, { reference: '2008/1', parties });
	const reason = 'Brak niezależnego koordynatora';
	return onPaper(seeding, ofCluster(seeding, 'kzt'), draft, {
		...{ signedOn: '2008-01-01', place: 'Łódź' },
		ended: { on: '2009-06-01', cause: 'lapse', reason }
	});
}

async function seedIntent(seeding: Seeding): Promise<string> {
	const parties = [
		party({ organisationId: organisation(seeding, 'pl-wtmiwt') }, 'coordinator'),
		party({ organisationId: organisation(seeding, 'piot') }, 'party')
	];
	const facts = { reference: '2010/1', endsOn: '2010-12-31', noticeMonths: null, parties };
	const draft = draftOf('letter_of_intent', known.intent, facts);
	const paper = { signedOn: '2010-04-15', place: 'Łódź' };
	return onPaper(seeding, ofCluster(seeding, 'kipim'), draft, paper);
}

async function seedCooperation(seeding: Seeding): Promise<string> {
	const parties = [
		party({ organisationId: organisation(seeding, 'piot') }, 'coordinator'),
		party({ organisationId: organisation(seeding, 'pl-wtmiwt') }, 'party')
	];
	const areas = ['communication', 'joint_projects', 'mutual_promotion', 'trainings'];
	const draft = draftOf('cooperation_agreement', known.cooperation, {
		...{ reference: '2010/2', parties, areas }
	});
	const paper = { signedOn: '2010-10-08', place: 'Łódź' };
	return onPaper(seeding, ofCluster(seeding, 'kipim'), draft, paper);
}

const underOkip = ['jki', 'pikmed', 'kir', 'pkw', 'kfa'];

/** Drawn up here, signed on the stage by the room above. */
async function seedOkip(seeding: Seeding): Promise<string> {
	const { world } = seeding;
	const parties = [
		party({ organisationId: organisation(seeding, 'okip') }, 'umbrella'),
		...underOkip.map((key) => {
			const signingOrganisationId = world.members.get(key)?.at(-1)?.id ?? null;
			return party({ clusterId: world.clusters.get(key) ?? '', signingOrganisationId }, 'party');
		})
	];
	const owner: Owner = { ownerKind: 'alliance', ownerId: world.alliances.get('okip') ?? '' };
	const draft = draftOf('intercluster_agreement', known.okip, {
		...{ reference: '2015/1', parties, areas: [...cooperationAreas] }
	});
	const { tx } = seeding;
	const drawnUp = new Date('2015-06-01T08:00:00Z');
	const drafted = await createAgreement(tx, house, { owner, draft }, drawnUp, { isDemo: true });
	const agreementId = unwrap(drafted);
	await fill(tx, agreementId, draft);
	return agreementId;
}

/** What Łódź and Ruse agreed on before the agreement they negotiate now. */
async function seedExchange(seeding: Seeding): Promise<string> {
	const { world, now } = seeding;
	const parties = ['kipim', 'bfa'].map((key, at) =>
		party(
			{
				clusterId: world.clusters.get(key) ?? '',
				signingOrganisationId: world.members.get(key)?.at(-1)?.id ?? null
			},
			at === 0 ? 'coordinator' : 'party'
		)
	);
	const areas = ['communication', 'mutual_promotion'];
	const facts = { reference: `${now.getUTCFullYear() - 1}/4`, parties, areas };
	const draft = draftOf('intercluster_agreement', known.exchange, facts);
	const paper = { signedOn: dayOf(after(now, -days(400))), place: 'Łódź' };
	return onPaper(seeding, ofCluster(seeding, 'kipim'), draft, paper);
}

async function seedFashion(seeding: Seeding): Promise<string> {
	const { tx, now, world } = seeding;
	const clusters = ['kipim', 'bfa'].map((key) => world.clusters.get(key) ?? '');
	const parties = clusters.map((clusterId, at) =>
		party({ clusterId }, at === 0 ? 'coordinator' : 'party')
	);
	const year = now.getUTCFullYear();
	const facts = { startsOn: `${year + 1}-01-01`, endsOn: `${year + 3}-12-31` };
	const areas = ['joint_projects', 'trainings', 'mutual_promotion', 'regular_meetings'];
	const draft = draftOf('intercluster_agreement', known.fashion, {
		...{ ...facts, parties, areas, bindingLocale: 'en', renewal: 'automatic', renewalMonths: 12 }
	});
	const owner = ofCluster(seeding, 'kipim');
	const begun = after(now, -days(20));
	const empty = await createAgreement(tx, house, { owner, draft }, begun, { isDemo: true });
	const agreementId = unwrap(empty);
	await fill(tx, agreementId, draft);
	unwrap(await sendToParties(tx, house, { agreementId, now: after(now, -days(14)) }));
	await negotiate(tx, agreementId, after(now, -days(9)));
	return agreementId;
}

/** The text of the library, once the parties have their ids and names. */
async function fill(tx: Transaction, agreementId: string, draft: AgreementDraft) {
	const template = findTemplate('intercluster_agreement')!;
	const parties = await nameParties(tx, await listParties(tx, agreementId));
	const filling = { facts: draft, parties, ownerNames: {}, name: 'Moda bez granic', place: '' };
	const choice = { areas: draft.areas, optional: ['languages'] };
	const made = assemble(template, { locales: draft.locales, choice, filling }, newId);
	const version = (await currentVersion(tx, agreementId))!;
	await writeClauses(tx, version.id, made.clauses);
	await tx
		.updateTable('agreementVersion')
		.set({ terms: JSON.stringify(made.terms) })
		.where('id', '=', version.id)
		.execute();
}

async function negotiate(tx: Transaction, agreementId: string, at: Date): Promise<void> {
	const version = (await currentVersion(tx, agreementId))!;
	const clauses = await listClauseRows(tx, version.id);
	const clause = clauses.find(({ template }) => template === 'regular_meetings');
	const [lodz, ruse] = await listParties(tx, agreementId);
	const { remark: asked, answer, amendment, reason } = known.fashion;
	const about = { agreementId, clauseKey: clause?.key ?? null };
	const said = { ...about, answersId: null, partyId: ruse!.id, locale: 'bg', text: asked } as const;
	const first = unwrap(await remark(tx, house, said, at));
	const answered = { ...about, answersId: first, partyId: lodz!.id, locale: 'pl', text: answer };
	unwrap(await remark(tx, house, { ...answered, locale: 'pl' }, after(at, days(1))));
	const texts = Object.entries(amendment).map(([locale, sentence]) => {
		const { heading = '', body = '' } = clause?.texts[locale as Locale] ?? {};
		return [locale, { heading, body: `${body}\n${sentence}` }];
	});
	const proposed = { clauseKey: clause?.key ?? null, afterKey: null, change: 'replace' } as const;
	unwrap(
		await proposeAmendment(
			tx,
			house,
			{
				...{ agreementId, partyId: ruse!.id },
				amendment: { ...proposed, texts: Object.fromEntries(texts), reason }
			},
			after(at, days(2))
		)
	);
}
