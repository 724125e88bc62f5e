import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { listUnapproved } from '#rooms/agreements/approval.server.ts';
import { listAgreements } from '#rooms/agreements/register.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { listPart } from '#rooms/obligations/my-obligations.server.ts';
import { listAwaited } from '#rooms/signing/own-steps.server.ts';
import { describedAcross, partyNamesOf } from './obligations-across.server.ts';

const most = 6;

/** What one promised next, and which agreements wait for one's signature or one's party's word. */
export async function loadDeskAgreements({ locals }: RequestEvent, actor: Actor) {
	const { db, locale, now, person } = locals;
	const cut = { limit: most, offset: 0 };
	const today = dayOf(now);
	const [obligations, awaited, approvals] = await Promise.all([
		listPart(db, actor, { isMine: true, pressing: 90 }, { today, ...cut }),
		person ? listAwaited(db, person) : [],
		listUnapproved(db, managedBy(actor), most)
	]);
	const names = await partyNamesOf(db, obligations, locale);
	const signing = new Set(awaited.map(({ agreementId }) => agreementId));
	const ids = [...signing, ...approvals];
	const { agreements } = ids.length
		? await listAgreements(db, actor, { ids }, { now, ...cut, isGlance: true })
		: { agreements: [] };
	return {
		obligations: obligations.map((one) => describedAcross(one, names, locale)),
		awaiting: agreements.map(({ id, titles, originalLocale, reference }) => ({
			...{ id, titles, original: originalLocale, reference, isSigning: signing.has(id) },
			href: `/${locale}/agreements/${id}/${signing.has(id) ? 'signature' : 'approvals'}`
		}))
	};
}

const managedBy = ({ grants }: Actor): string[] =>
	grants.flatMap(({ role, scopeId }) => (role === 'manager' && scopeId ? [scopeId] : []));

export type DeskAgreementsData = Awaited<ReturnType<typeof loadDeskAgreements>>;
