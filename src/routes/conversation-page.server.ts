import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { found, requirePerson } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { mayExpress, sideOf } from '#rooms/interest/access.ts';
import { isOpen, mayTake, ownerSees } from '#rooms/interest/interest-life.ts';
import { findInterest, type InterestRecord } from '#rooms/interest/interest-record.server.ts';
import { sayAnswer, saySide, sayState, sayStep } from '#rooms/interest/interest-words.ts';
import type { InterestStepKind, Side } from '#rooms/interest/interest.ts';
import { listOutcomes } from '#rooms/interest/outcome.server.ts';
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
	const kinds = interest.steps.map(({ kind }) => kind);
	if (!side || (side === 'owner' && !ownerSees(interest.way, kinds)))
		error(403, { message: 'not allowed', reason: 'not_allowed' });
	return { interest, side, actor };
}

/** Names are known to each other from the acceptance on, or as far as the entry shows its owner. */
const namesAreKnown = ({ state }: InterestRecord): boolean =>
	['accepted', 'released', 'negotiating', 'ended'].includes(state);

type Reading = { side: Side; locale: Locale };
type Named = (side: Side) => string;

/** Everything of a conversation as one side reads it. */
export async function describeConversation(
	db: Database,
	interest: InterestRecord,
	{ side, locale }: Reading
) {
	const [titles, outcomes, entry] = await Promise.all([
		listTitles(db, [interest.entryId]),
		listOutcomes(db, interest.id),
		db
			.selectFrom('marketplaceEntry')
			.select(['originalLocale', 'shownToMembers'])
			.where('id', '=', interest.entryId)
			.executeTakeFirstOrThrow()
	]);
	const seesOwner =
		side !== 'interested' || namesAreKnown(interest) || shows(entry.shownToMembers, 'name');
	const nameOf = await namesIn(db, interest, { seesOwner, locale });
	const { id, state, contacts } = interest;
	return {
		...{ id, side, state, stateWord: sayState(state, locale), original: entry.originalLocale },
		entry: { id: interest.entryId, titles: titles.get(interest.entryId) ?? {} },
		names: { interested: nameOf('interested'), owner: nameOf('owner') },
		said: saidIn(interest, nameOf, locale),
		steps: interest.steps.map(({ kind, at, comment }) => ({
			...{ kind, comment, word: sayStep(kind, locale), at: formatDateTime(locale, at) }
		})),
		contacts:
			contacts.length === 2 ? contacts.map((one) => ({ ...one, who: nameOf(one.side) })) : [],
		hasGiven: contacts.some((one) => one.side === side),
		outcomes: outcomes.map(({ side: of, months, answer, valueCents, currency }) => ({
			...{ side: of, months, who: nameOf(of), word: answer ? sayAnswer(answer, locale) : '' },
			value: valueCents === null ? null : `${formatNumber(locale, valueCents / 100)} ${currency}`
		})),
		may: actsOf(interest, side)
	};
}

async function namesIn(
	db: Database,
	{ organisationId, ownerId }: InterestRecord,
	{ seesOwner, locale }: { seesOwner: boolean; locale: Locale }
): Promise<Named> {
	const [interested, owner] = await listScopes(
		db,
		[organisationId, ownerId].map((id) => ({ kind: 'organisation' as const, id })),
		locale
	);
	return (of) => {
		if (of === 'broker' || (of === 'owner' && !seesOwner)) return saySide(of, locale);
		return (of === 'owner' ? owner : interested)?.name ?? saySide(of, locale);
	};
}

/** What was said, the first word and all after it. */
function saidIn(interest: InterestRecord, nameOf: Named, locale: Locale) {
	const first = {
		...{ id: interest.id, side: 'interested' as const, text: interest.message },
		...{ locale: interest.locale, writtenAt: interest.expressedAt }
	};
	return [first, ...interest.messages].map(({ id, side, text, locale: written, writtenAt }) => ({
		...{ id, side, text, locale: written, who: nameOf(side) },
		at: formatDateTime(locale, writtenAt)
	}));
}

function actsOf(interest: InterestRecord, side: Side) {
	const { state, way } = interest;
	const may = (kind: InterestStepKind) => mayTake(kind, { state, way, side });
	const isFirst = state === 'received' || state === 'forwarded';
	return {
		write: isOpen(state) && (side !== 'broker' || isFirst),
		forward: may('forwarded'),
		accept: may('accepted'),
		decline: may('declined'),
		withdraw: may('withdrawn'),
		negotiate: may('negotiating'),
		end: may('ended'),
		release: side !== 'broker' && ['accepted', 'released', 'negotiating'].includes(state),
		tell: side !== 'broker' && namesAreKnown(interest)
	};
}
