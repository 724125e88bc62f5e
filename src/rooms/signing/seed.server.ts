import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { createAgreement } from '#rooms/agreements/agreement.server.ts';
import { assemble } from '#rooms/agreements/assembly.ts';
import { writeClauses } from '#rooms/agreements/clause.server.ts';
import type { AgreementDraft } from '#rooms/agreements/draft.ts';
import { listParties, nameParties } from '#rooms/agreements/parties.server.ts';
import { findTemplate } from '#rooms/agreements/shelf.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { currentVersion } from '#rooms/agreements/version.server.ts';
import known from './demo/known-signers.json' with { type: 'json' };
import { dispatchRound } from './dispatch.server.ts';
import { addStep, beginPlan, moveStep, removeStep, settlePlan } from './plan.server.ts';
import { addRepresentative, grantPower, setRule } from './representation.server.ts';
import { listSteps, type StepRow } from './round.server.ts';
import type { Means } from './round.ts';
import { signStep } from './sign.server.ts';
import { listSpeakers } from './speaking.server.ts';

type Ids = ReadonlyMap<string, string>;
type World = {
	clusters: Ids;
	organisations: Ids;
	members: ReadonlyMap<string, readonly { id: string }[]>;
	/** The agreement of OKIP, drawn up. */
	okip: string;
};

const origin = 'https://osnova.example';

/** Signs what the demo world has signed, through the same doors as everybody. */
export async function seedSigning(tx: Transaction, world: World, now: Date): Promise<void> {
	await seedStage(tx, world);
	await seedFair(tx, world, now);
}

type Signer = { name: string; function: string; email?: string };

async function represent(
	tx: Transaction,
	organisationId: string,
	{ name, function: office, email = '' }: Signer,
	maySign: 'alone' | 'together' = 'alone'
): Promise<void> {
	const draft = {
		...{ name, function: office, email: email || null, maySign },
		...{ validFrom: '2010-10-08', validUntil: null }
	};
	const recorded = new Date('2015-06-01T08:00:00Z');
	unwrap(await addRepresentative(tx, house, { organisationId, draft, now: recorded }));
}

const underOkip = ['jki', 'pikmed', 'kir', 'pkw', 'kfa'] as const;

/** 17 June 2015, Hotel Dąbrówka in Jastrzębie-Zdrój: six parties on one stage. */
async function seedStage(tx: Transaction, world: World): Promise<void> {
	const at = (time: string) => new Date(`2015-06-17T${time}Z`);
	const agreementId = world.okip;
	await represent(tx, world.organisations.get('okip') ?? '', known.okip);
	for (const key of underOkip)
		await represent(tx, world.members.get(key)?.at(-1)?.id ?? '', known[key]);
	const roundId = unwrap(await beginPlan(tx, house, { agreementId, now: at('08:00:00') }));
	const settings = {
		...{ place: 'Jastrzębie-Zdrój, Hotel Dąbrówka', message: '', locale: 'pl' as const },
		...{ expiresOn: null, remindDays: 3 }
	};
	unwrap(await settlePlan(tx, house, { agreementId, settings, now: at('08:00:00') }));
	const occasion = { now: at('10:00:00'), origin };
	unwrap(await dispatchRound(tx, house, { agreementId, occasion }));
	for (const [place, step] of (await listSteps(tx, roundId)).entries())
		await give(tx, step, {
			means: 'ceremony',
			now: after(at('11:30:00'), place * 90_000),
			drawing: known.drawings[place] ?? null
		});
}

type Giving = { means: Means; now: Date; drawing: string | null };

async function give(tx: Transaction, step: StepRow, giving: Giving): Promise<void> {
	const { means, now, drawing } = giving;
	const { digest } = await tx
		.selectFrom('signingRound')
		.innerJoin('agreementVersion', 'agreementVersion.id', 'signingRound.versionId')
		.select('digest')
		.where('signingRound.id', '=', step.roundId)
		.executeTakeFirstOrThrow();
	unwrap(
		await signStep(tx, house, {
			...{ stepId: step.id, means, name: step.name, isIntended: true, digest: digest ?? '' },
			...{ drawing, scanFileId: null, scanDigest: null, signedOnPaperOn: null },
			...{ address: '192.0.2.17', device: null, occasion: { now, origin } }
		})
	);
}

/** A letter of intent of Łódź and Ruse: Ruse has signed, Łódź has not yet. */
async function seedFair(tx: Transaction, world: World, now: Date): Promise<void> {
	const piot = world.organisations.get('piot') ?? '';
	await seedPiot(tx, piot);
	const sent = after(now, -days(4));
	const draft = fairOf(world);
	const agreementId = await draftFair(tx, draft, after(now, -days(9)));
	const ruse = (await listParties(tx, agreementId)).at(-1);
	const signing = ruse?.signingOrganisationId ?? '';
	await represent(tx, signing, known.bfa);
	await writeFair(tx, agreementId, draft, sent);
	const roundId = unwrap(await beginPlan(tx, house, { agreementId, now: sent }));
	const { place, message } = known.fair;
	const expiresOn = dayOf(after(now, days(24)));
	const settings = { place, message, locale: 'pl' as const, expiresOn, remindDays: 7 };
	unwrap(await settlePlan(tx, house, { agreementId, settings, now: sent }));
	await byAttorney(tx, { agreementId, roundId, piot });
	const occasion = { now: sent, origin };
	unwrap(await dispatchRound(tx, house, { agreementId, occasion }));
	const first = (await listSteps(tx, roundId)).find(({ partyId }) => partyId === ruse?.id);
	if (first) await give(tx, first, { means: 'link', now: after(now, -days(2)), drawing: null });
}

/** Two of the board together, or the manager of the cluster by a power within limits. */
async function seedPiot(tx: Transaction, organisationId: string): Promise<void> {
	const now = new Date('2010-10-08T10:00:00Z');
	const rule = { mode: 'joint', together: 2, note: null, validFrom: '2010-10-08' } as const;
	unwrap(await setRule(tx, house, { organisationId, draft: rule, now }));
	await represent(tx, organisationId, known.piot, 'together');
	await represent(tx, organisationId, known.second, 'together');
	const draft = {
		...{ attorneyOrganisationId: null, attorneyName: known.attorney.name },
		...{ attorneyEmail: known.attorney.email, clusterId: null, note: null },
		kinds: ['letter_of_intent' as const, 'accession_declaration' as const],
		...{ limitCents: 5_000_000, currency: 'PLN', withSubstitution: false },
		...{ validFrom: '2020-01-01', validUntil: null }
	};
	unwrap(await grantPower(tx, house, { organisationId, draft, scan: null, files: null, now }));
}

function fairOf({ clusters }: World): AgreementDraft {
	const { titles } = known.fair;
	const ids = ['kipim', 'bfa'].map((key) => clusters.get(key) ?? '');
	return {
		...{ kind: 'letter_of_intent', reference: '', originalLocale: 'pl', bindingLocale: null },
		...{ amountCents: null, currency: null, startsOn: null, endsOn: null, noticeMonths: 1 },
		...{ renewal: 'none', renewalMonths: null, isPublic: false },
		...{ locales: Object.keys(titles) as Locale[], titles, summaries: {}, terms: [], clauses: [] },
		areas: ['joint_offers', 'mutual_promotion'],
		parties: ids.map((clusterId) => ({
			...{ clusterId, organisationId: null, role: 'party' as const },
			signingOrganisationId: null
		}))
	};
}

async function draftFair(tx: Transaction, draft: AgreementDraft, now: Date): Promise<string> {
	const owner = { ownerKind: 'cluster', ownerId: draft.parties[0]?.clusterId ?? '' } as const;
	return unwrap(await createAgreement(tx, house, { owner, draft }, now, { isDemo: true }));
}

/** The text of the library, with who speaks for each side. */
async function writeFair(tx: Transaction, agreementId: string, draft: AgreementDraft, now: Date) {
	const rows = await listParties(tx, agreementId);
	const parties = await nameParties(tx, rows, await listSpeakers(tx, rows, dayOf(now)));
	const filling = { facts: draft, parties, ownerNames: {}, name: '', place: known.fair.place };
	const choice = { areas: draft.areas, optional: [] };
	const template = findTemplate('letter_of_intent')!;
	const made = assemble(template, { locales: draft.locales, choice, filling }, newId);
	const version = (await currentVersion(tx, agreementId))!;
	await writeClauses(tx, version.id, made.clauses);
}

/** In place of the board: the manager of the cluster, after Ruse has signed. */
async function byAttorney(
	tx: Transaction,
	{ agreementId, roundId, piot }: { agreementId: string; roundId: string; piot: string }
): Promise<void> {
	const [lodz] = await listParties(tx, agreementId);
	const steps = await listSteps(tx, roundId);
	for (const { id } of steps.filter(({ partyId }) => partyId === lodz?.id))
		unwrap(await removeStep(tx, house, { agreementId, stepId: id }));
	const power = await tx
		.selectFrom('powerOfAttorney')
		.select('id')
		.where('grantorId', '=', piot)
		.executeTakeFirstOrThrow();
	for (const { id } of steps.filter(({ partyId }) => partyId !== lodz?.id))
		unwrap(await moveStep(tx, house, { agreementId, stepId: id, turn: 1 }));
	const draft = {
		...{ turn: 2, task: 'signature' as const, partyId: lodz?.id ?? null },
		...{ name: known.attorney.name, function: null, email: known.attorney.email },
		...{ locale: 'pl' as const, authority: 'power_of_attorney' as const, means: 'any' as const },
		...{ representativeId: null, powerId: power.id }
	};
	unwrap(await addStep(tx, house, { agreementId, draft }));
}
