import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { isDay } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { found, requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import { mayAnswerFor, mayDispatch, mayDraft, mayNegotiate } from '#rooms/agreements/access.ts';
import { kindName, roleName, stateName } from '#rooms/agreements/agreement-words.ts';
import { findAgreement, type AgreementRecord } from '#rooms/agreements/agreement.server.ts';
import { listWithdrawals } from '#rooms/agreements/ending.server.ts';
import { listParties, nameParties, type PartyRow } from '#rooms/agreements/parties.server.ts';
import { isShown, mayWork } from '#rooms/agreements/shown.ts';
import { signsHere } from '#rooms/signing/own-steps.server.ts';
import { listScopes } from './scopes.server.ts';

export type AgreementEvent = RequestEvent & { params: { id: string } };

/** The agreement of the address and what the reader is to it. */
export async function agreementFor(event: AgreementEvent) {
	const { db, actor } = event.locals;
	const { id } = event.params;
	const agreement = found(isId(id) ? await findAgreement(db, id) : undefined);
	const parties = await listParties(db, id);
	return { agreement, parties, standing: standingOf(actor, agreement, parties) };
}

const reads = new WeakMap<App.Locals, ReturnType<typeof agreementFor>>();

/** For layout and page of one request, which see the same; an act reads for itself. */
function agreementOnce(event: AgreementEvent) {
	const known = reads.get(event.locals) ?? agreementFor(event);
	reads.set(event.locals, known);
	return known;
}

export function standingOf(actor: Actor, agreement: AgreementRecord, parties: PartyRow[]) {
	const ids = (may: (actor: Actor, party: PartyRow) => boolean) =>
		parties.filter((party) => may(actor, party)).map(({ id }) => id);
	return {
		mayWork: mayWork(actor, agreement, parties),
		mayDraft: mayDraft(actor, agreement),
		mayDispatch: mayDispatch(actor, agreement),
		negotiates: ids(mayNegotiate),
		answersFor: ids(mayAnswerFor)
	};
}

export type Standing = ReturnType<typeof standingOf>;

/** The working side: strangers sign in, whoever has no part in it is refused. */
export async function workedAgreement(event: AgreementEvent) {
	const read = await agreementOnce(event);
	requireStanding(event, read.standing.mayWork);
	return read;
}

/** Its public side is everybody's; the rest is for those who work on it. */
export async function readAgreement(event: AgreementEvent) {
	const read = await agreementOnce(event);
	const { db, person } = event.locals;
	const isSigner = () => signsHere(db, read.agreement.id, person ?? null);
	if (!isShown(read.agreement)) requireStanding(event, read.standing.mayWork || (await isSigner()));
	return read;
}

function requireStanding(event: AgreementEvent, isAllowed: boolean): void {
	if (isAllowed) return;
	requirePerson(event);
	error(403, { message: 'not allowed', reason: 'not_allowed' });
}

export async function describeAgreement(
	{ locals }: AgreementEvent,
	{ agreement, parties, standing }: Awaited<ReturnType<typeof agreementFor>>
) {
	const { db, locale } = locals;
	const { ownerKind: kind, ownerId } = agreement;
	const scopes = [
		{ kind, id: ownerId },
		...parties.map(({ clusterId, organisationId }) =>
			clusterId
				? ({ kind: 'cluster', id: clusterId } as const)
				: ({ kind: 'organisation', id: organisationId } as const)
		)
	];
	const [[owner, ...places], named, withdrawals] = await Promise.all([
		listScopes(db, scopes, locale),
		nameParties(db, parties),
		listWithdrawals(db, agreement.id)
	]);
	return {
		id: agreement.id,
		base: `/${locale}/agreements/${agreement.id}`,
		reference: agreement.reference,
		titles: agreement.titles,
		original: agreement.originalLocale,
		kind: kindName(agreement.kind, locale),
		kindKey: agreement.kind,
		state: agreement.state,
		stateName: stateName(agreement.state, locale),
		isPublic: agreement.isPublic,
		isDemo: agreement.isDemo,
		owner: owner && { name: owner.name, href: `/${locale}${owner.path}` },
		parties: parties.map((party, at) => ({
			...named[at]!,
			id: party.id,
			role: roleName(party.role, locale),
			href: places[at] ? `/${locale}${places[at].path}` : null,
			signsHref: party.clusterId
				? party.signingOrganisationId && `/${locale}/organisations/${party.signingOrganisationId}`
				: null,
			joinedOn: party.joinedOn,
			leftOn: withdrawals.find(({ partyId }) => partyId === party.id)?.endsOn ?? null
		})),
		standing
	};
}

export type AgreementAct = {
	agreementId: string;
	agreement: AgreementRecord;
	parties: PartyRow[];
	standing: Standing;
	now: Date;
	form: FormData;
	text: (name: string) => string;
	/** An id as the form gave it; anything else is nobody's. */
	id: (name: string) => string;
	day: (name: string) => string | null;
};
type Deed = (tx: Transaction, actor: Actor, act: AgreementAct) => Promise<Outcome<unknown>>;
type Allowed = (standing: Standing, act: AgreementAct) => boolean;

const nobody = '00000000-0000-0000-0000-000000000000';

/** One act upon an agreement: who, the form, one deed, and back to its page with word of it. */
export const actingOnAgreement =
	(deed: Deed, { may, page, notice = 'agreements_saved' }: Act) =>
	async (event: AgreementEvent) => {
		const { agreement, parties, standing } = await agreementFor(event);
		requireStanding(event, standing.mayWork);
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const text = (name: string) => textIn(form, name);
		const act: AgreementAct = {
			...{ agreementId: agreement.id, agreement, parties, standing, now, form, text },
			id: (name) => (isId(text(name)) ? text(name) : nobody),
			day: (name) => (isDay(text(name)) ? text(name) : null)
		};
		if (!may(standing, act)) error(403, { message: 'not allowed', reason: 'not_allowed' });
		const done = await attempt<unknown>(db, (tx) => deed(tx, actor, act));
		if (!done.ok) return refused(done, locale, { values: valuesIn(form) });
		const to = page ? `/${page}` : '';
		return leadOn(event, `/${locale}/agreements/${agreement.id}${to}${text('back')}`, notice);
	};

type Act = { may: Allowed; page: string; notice?: string };
