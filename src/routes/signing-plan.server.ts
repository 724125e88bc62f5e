import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { isLocale, locales, type Locale } from '#platform/locale.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import { isOpenToChange } from '#rooms/agreements/agreement-life.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { changeSigner } from '#rooms/signing/changing-signer.server.ts';
import { authorityName } from '#rooms/signing/document-words.ts';
import type { Occasion } from '#rooms/signing/occasion.ts';
import { enterPaperSignature } from '#rooms/signing/paper.server.ts';
import { addStep, type PlanSettings } from '#rooms/signing/plan.server.ts';
import { wantedMeans } from '#rooms/signing/round.ts';
import {
	findStepOf,
	listRounds,
	listSigningParties,
	matterOf
} from '#rooms/signing/round.server.ts';
import { listSignerChoices, type SignerChoice } from '#rooms/signing/signer-choice.server.ts';
import { openHouse } from '../house.server.ts';
import type { agreementFor, AgreementAct, AgreementEvent } from './agreement-page.server.ts';
import { pictureIn } from './file-in.server.ts';
import { describeRounds } from './signing-page.server.ts';

type Read = Awaited<ReturnType<typeof agreementFor>>;

/** Plan and progress of signing, with everything that may be chosen. */
export async function loadSigning(event: AgreementEvent, { agreement, standing }: Read) {
	const { db, locale, now } = event.locals;
	const [parties, all] = await Promise.all([
		listSigningParties(db, agreement.id),
		listRounds(db, agreement.id)
	]);
	const { names, rounds } = await describeRounds(event.locals, all, { agreement, parties });
	const round =
		rounds.find(({ endedAt }) => !endedAt) ??
		rounds.find(({ outcome }) => outcome === 'completed') ??
		null;
	const choices = standing.mayDispatch
		? await listSignerChoices(db, { parties, matter: matterOf(agreement), on: dayOf(now) })
		: [];
	return {
		asked: event.url.searchParams.get('end'),
		isOpen: isOpenToChange(agreement.state),
		round,
		former: rounds.filter((one) => one !== round),
		choices: choices.map((one) => ({
			value: one.value,
			partyId: one.partyId,
			label: labelOf(one, names, locale)
		})),
		records: parties.map((party) => ({
			name: names.get(party.id) ?? '',
			href: `/${locale}/organisations/${party.signingOrganisationId ?? party.organisationId}/representation`
		})),
		languages: locales
	};
}

const labelOf = (one: SignerChoice, names: ReadonlyMap<string, string>, locale: Locale): string =>
	[one.name, one.function, authorityName(one.authority, locale), names.get(one.partyId)]
		.filter(Boolean)
		.join(' · ');

export function settingsIn({ text, day, agreement }: AgreementAct): PlanSettings {
	return {
		place: text('place').slice(0, 200) || null,
		message: text('message').slice(0, 2000),
		locale: agreement.originalLocale,
		expiresOn: day('expires_on'),
		remindDays: Number(text('remind_days') || 3)
	};
}

async function chosenSigner(tx: Transaction, { agreement, text, now }: AgreementAct) {
	const parties = await listSigningParties(tx, agreement.id);
	const matter = matterOf(agreement);
	const choices = await listSignerChoices(tx, { parties, matter, on: dayOf(now) });
	return choices.find(({ value }) => value === text('choice'));
}

/** A signer from the records, or an approver by name and address. */
export async function addStepOf(
	tx: Transaction,
	actor: Actor,
	act: AgreementAct
): Promise<Outcome<unknown>> {
	const { agreementId, agreement, text } = act;
	const isGate = text('task') === 'approval';
	const chosen = isGate ? undefined : await chosenSigner(tx, act);
	if (!isGate && !chosen) return refuse('choice_missing');
	const locale = text('language');
	const draft = {
		turn: Number(text('turn') || 1),
		task: isGate ? ('approval' as const) : ('signature' as const),
		partyId: chosen?.partyId ?? null,
		name: chosen?.name ?? text('name').slice(0, 200),
		function: chosen?.function ?? (text('function').slice(0, 200) || null),
		email: text('email').slice(0, 200) || chosen?.email || null,
		locale: isLocale(locale) ? locale : agreement.originalLocale,
		authority: chosen?.authority ?? null,
		representativeId: chosen?.representativeId ?? null,
		powerId: chosen?.powerId ?? null,
		means: wantedMeans.find((one) => one === text('means')) ?? 'any'
	};
	return addStep(tx, actor, { agreementId, draft });
}

export async function changeSignerOf(
	tx: Transaction,
	actor: Actor,
	act: AgreementAct,
	occasion: Occasion
): Promise<Outcome<unknown>> {
	const { id, text } = act;
	const chosen = await chosenSigner(tx, act);
	if (!chosen) return refuse('choice_missing');
	const { value: _, partyId: __, ...signer } = chosen;
	const email = text('email').slice(0, 200) || signer.email;
	return changeSigner(tx, actor, { stepId: id('step'), signer: { ...signer, email }, occasion });
}

export async function enterPaperOf(
	tx: Transaction,
	actor: Actor,
	{ id, form, day, agreementId }: AgreementAct,
	occasion: Occasion
): Promise<Outcome<unknown>> {
	const { files } = await openHouse();
	const stepId = id('step');
	const step = await findStepOf(tx, { agreementId, stepId, partyId: id('party') });
	if (!step) return refuse('signing_unknown');
	const scan = await pictureIn(form, 'scan');
	const signedOn = day('signed_on');
	return enterPaperSignature(tx, actor, { stepId, scan, files, signedOn, occasion });
}
