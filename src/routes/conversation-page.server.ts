import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { found, requirePerson } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { mayExpress, sideOf } from '#rooms/interest/access.ts';
import { isOpen, mayTake } from '#rooms/interest/interest-life.ts';
import { findInterest, type InterestRecord } from '#rooms/interest/interest-record.server.ts';
import { saySide, sayState, sayStep } from '#rooms/interest/interest-words.ts';
import type { Side } from '#rooms/interest/interest.ts';
import { listOutcomes } from '#rooms/interest/outcome.server.ts';
import { sayAnswer } from '#rooms/interest/interest-words.ts';
import { listTitles } from '#rooms/marketplace/entry-record.server.ts';
import { shows } from '#rooms/marketplace/entry.ts';
import { formatDateTime, formatNumber } from '#ui/format.ts';
import { listScopes } from './scopes.server.ts';

type PageEvent = RequestEvent & { params: { id: string } };

/** The organisations somebody may speak for, by name. */
export async function listSpeaking(db: Database, actor: Actor, locale: Locale) {
	const ids = actor.grants.flatMap(({ scopeKind, scopeId }) =>
		scopeKind === 'organisation' && scopeId && mayExpress(actor, scopeId) ? [scopeId] : []
	);
	const scopes = await listScopes(
		db,
		[...new Set(ids)].map((id) => ({ kind: 'organisation' as const, id })),
		locale
	);
	return scopes.flatMap((scope) => (scope?.id ? [{ value: scope.id, label: scope.name }] : []));
}

/** The conversation asked for, and the side on which the reader stands in it. */
export async function conversationOf(event: PageEvent) {
	const actor = requirePerson(event);
	const { db } = event.locals;
	const { id } = event.params;
	const interest = found(isId(id) ? await findInterest(db, id) : null);
	const side = sideOf(actor, interest);
	if (!side || (side === 'owner' && !ownerSees(interest)))
		error(403, { message: 'not allowed', reason: 'not_allowed' });
	return { interest, side, actor };
}

/** An owner who chose a broker learns of an interest when it is passed on. */
const ownerSees = ({ way, steps }: InterestRecord): boolean =>
	way === 'direct' || steps.some(({ kind }) => kind === 'forwarded');

/** Names are known to each other from the acceptance on, or as far as the entry shows its owner. */
const namesAreKnown = ({ state }: InterestRecord): boolean =>
	['accepted', 'released', 'negotiating', 'ended'].includes(state);

export async function describeConversation(
	db: Database,
	interest: InterestRecord,
	{ side, locale }: { side: Side; locale: Locale }
) {
	const { organisationId, ownerId, state, way } = interest;
	const [scopes, titles, outcomes, entry] = await Promise.all([
		listScopes(
			db,
			[organisationId, ownerId].map((id) => ({ kind: 'organisation' as const, id })),
			locale
		),
		listTitles(db, [interest.entryId]),
		listOutcomes(db, interest.id),
		db
			.selectFrom('marketplaceEntry')
			.select(['originalLocale', 'shownToMembers'])
			.where('id', '=', interest.entryId)
			.executeTakeFirstOrThrow()
	]);
	const [interested, owner] = scopes;
	const seesOwner =
		side !== 'interested' || namesAreKnown(interest) || shows(entry.shownToMembers, 'name');
	const nameOf = (of: Side): string => {
		if (of === 'broker') return saySide('broker', locale);
		if (of === 'owner' && !seesOwner) return saySide('owner', locale);
		return (of === 'owner' ? owner : interested)?.name ?? saySide(of, locale);
	};
	const may = (kind: Parameters<typeof mayTake>[0]) => mayTake(kind, { state, way, side });
	const areReleased = interest.contacts.length === 2;
	return {
		id: interest.id,
		side,
		entry: { id: interest.entryId, titles: titles.get(interest.entryId) ?? {} },
		original: entry.originalLocale,
		state,
		stateWord: sayState(state, locale),
		names: { interested: nameOf('interested'), owner: nameOf('owner') },
		said: [
			{
				id: interest.id,
				side: 'interested' as const,
				who: nameOf('interested'),
				text: interest.message,
				locale: interest.locale,
				at: formatDateTime(locale, interest.expressedAt)
			},
			...interest.messages.map(({ id, side: of, text, locale: written, writtenAt }) => ({
				...{ id, text, side: of, who: nameOf(of), locale: written },
				at: formatDateTime(locale, writtenAt)
			}))
		],
		steps: interest.steps.map(({ kind, at, comment }) => ({
			...{ kind, comment, word: sayStep(kind, locale), at: formatDateTime(locale, at) }
		})),
		contacts: areReleased
			? interest.contacts.map(({ side: of, name, email, phone }) => ({
					...{ side: of, name, email, phone, who: nameOf(of) }
				}))
			: [],
		hasGiven: interest.contacts.some(({ side: of }) => of === side),
		outcomes: outcomes.map(({ side: of, months, answer, valueCents, currency }) => ({
			...{ side: of, months, who: nameOf(of) },
			word: answer ? sayAnswer(answer, locale) : '',
			value: valueCents === null ? null : `${formatNumber(locale, valueCents / 100)} ${currency}`
		})),
		may: {
			write: isOpen(state) && !(side === 'broker' && state !== 'received' && state !== 'forwarded'),
			forward: may('forwarded'),
			accept: may('accepted'),
			decline: may('declined'),
			withdraw: may('withdrawn'),
			negotiate: may('negotiating'),
			end: may('ended'),
			release: side !== 'broker' && ['accepted', 'released', 'negotiating'].includes(state),
			tell: side !== 'broker' && namesAreKnown(interest)
		}
	};
}
