import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { found, requirePerson } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { mayExpress, sidesOf } from '#rooms/interest/access.ts';
import { isOpen, mayTake, mustAnswer, ownerSees } from '#rooms/interest/interest-life.ts';
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

/**
 * The conversation asked for, and the side on which the reader stands in it. Whoever stands on several
 * reads and writes for one at a time: the one they chose, else the one whose word is waited for.
 */
export async function conversationOf(event: PageEvent) {
	const actor = requirePerson(event);
	const { db } = event.locals;
	const { id } = event.params;
	const interest = found(isId(id) ? await findInterest(db, id) : null);
	const standing = standingIn(actor, interest);
	const asked = event.url.searchParams.get('as');
	const side =
		standing.find((one) => one === asked) ??
		standing.find((one) => mustAnswer({ ...interest, side: one })) ??
		standing[0];
	if (!side) error(403, { message: 'not allowed', reason: 'not_allowed' });
	return { interest, side, standing, actor };
}

function standingIn(actor: Actor, interest: InterestRecord): Side[] {
	const kinds = interest.steps.map(({ kind }) => kind);
	const isHidden = !ownerSees(interest.way, kinds);
	return sidesOf(actor, interest).filter((side) => side !== 'owner' || !isHidden);
}

/** For whoever stands on several sides: which one they act for, and the way to the others. */
export function describeStanding(standing: readonly Side[], side: Side, locale: Locale) {
	const isSeveral = standing.length > 1;
	const others = standing.filter((one) => one !== side);
	return {
		/** Goes with every form, so that what is sent is sent for this side. */
		as: isSeveral ? `&as=${side}` : '',
		word: isSeveral ? saySide(side, locale) : null,
		others: others.map((one) => ({ href: `?as=${one}`, word: saySide(one, locale) }))
	};
}

/** Names are known to each other from the acceptance on, or as far as the entry shows its owner. */
const namesAreKnown = ({ state }: Pick<InterestRecord, 'state'>): boolean =>
	['accepted', 'released', 'negotiating', 'ended'].includes(state);

export const seesOwner = (
	{ state, ownerShown }: Pick<InterestRecord, 'state' | 'ownerShown'>,
	side: Side
): boolean => side !== 'interested' || namesAreKnown({ state }) || shows(ownerShown, 'name');

type Reading = { side: Side; locale: Locale };
type Named = (side: Side) => string;

/** Everything of a conversation as one side reads it. */
export async function describeConversation(
	db: Database,
	interest: InterestRecord,
	{ side, locale }: Reading
) {
	const [titles, outcomes, nameOf] = await Promise.all([
		listTitles(db, [interest.entryId]),
		listOutcomes(db, interest.id),
		namesIn(db, interest, { side, locale })
	]);
	const { id, state, contacts } = interest;
	return {
		...{ id, side, state, stateWord: sayState(state, locale), original: interest.entryOriginal },
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
	interest: InterestRecord,
	{ side, locale }: Reading
): Promise<Named> {
	const [interested, owner] = await listScopes(
		db,
		[interest.organisationId, interest.ownerId].map((id) => ({
			kind: 'organisation' as const,
			id
		})),
		locale
	);
	return (of) => {
		if (of === 'broker' || (of === 'owner' && !seesOwner(interest, side)))
			return saySide(of, locale);
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
