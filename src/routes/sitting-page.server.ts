import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { standsFor } from '#rooms/governance/access.ts';
import { listAgenda } from '#rooms/governance/agenda.server.ts';
import {
	agendaKindName,
	choiceName,
	majorityName,
	outcomeName
} from '#rooms/governance/governance-words.ts';
import { titledIn } from '#rooms/governance/reader-text.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { listResolutionsOfSitting } from '#rooms/governance/resolution.server.ts';
import type { Life } from '#rooms/governance/sitting-act.ts';
import type { VoterRecord } from '#rooms/governance/sitting-record.server.ts';
import { isRepresented } from '#rooms/governance/voting-life.ts';

type Reader = { locale: Locale; original: Locale };

/** The agenda in order, each draft resolution with its vote. */
export async function describeAgenda(
	db: Database,
	{ id, life }: { id: string; life: Life },
	{ locale, original }: Reader
) {
	const [items, resolutions] = await Promise.all([
		listAgenda(db, id),
		listResolutionsOfSitting(db, id)
	]);
	const byItem = new Map(resolutions.map((one) => [one.agendaItemId, one]));
	return items.map((item) => {
		const resolution = byItem.get(item.id);
		return {
			id: item.id,
			kind: item.kind,
			kindName: agendaKindName(item.kind, locale),
			presenter: item.presenter,
			minutes: item.minutes,
			...titledIn(item.texts, locale, original),
			resolution: resolution ? describeVote(resolution, life, locale) : null
		};
	});
}

type Resolution = Awaited<ReturnType<typeof listResolutionsOfSitting>>[number];

function describeVote(one: Resolution, life: Life, locale: Locale) {
	const poll = life.polls[one.id];
	return {
		id: one.id,
		number: resolutionNumber(one),
		isSecret: one.isSecret,
		isPublic: one.isPublic,
		majority: majorityName(one.majority, locale),
		closesAt: one.closesAt,
		isOpen: Boolean(poll && !poll.isClosed),
		isClosed: Boolean(poll?.isClosed),
		voted: Object.keys(poll?.votes ?? {}).length,
		outcome: one.outcome,
		outcomeName: one.outcome && outcomeName(one.outcome, locale),
		count: one.count
	};
}

/** The reader's own votes: for whom, whether they may be cast now, and what was cast openly. */
export function describeOwnVotes(
	actor: Actor,
	{ voters, life }: { voters: readonly VoterRecord[]; life: Life },
	locale: Locale
) {
	const own = new Set(voters.filter((voter) => standsFor(actor, voter)).map(({ id }) => id));
	return voters
		.filter(({ id, proxyHolderId }) => own.has(id) || own.has(proxyHolderId ?? ''))
		.map((voter) => {
			const state = life.voters[voter.id];
			const isOwn = own.has(voter.id);
			const cast = Object.values(life.polls).flatMap(({ resolutionId, votes }) => {
				const vote = votes[voter.id];
				return vote
					? [{ resolutionId, choice: vote.choice && choiceName(vote.choice, locale) }]
					: [];
			});
			return {
				id: voter.id,
				name: voter.name,
				isOwn,
				isPresent: state?.isPresent ?? false,
				hasRight: state?.hasRight ?? false,
				mayCast: Boolean(
					state &&
					isRepresented(life, state) &&
					(isOwn
						? state.isPresent || life.mode === 'written' || own.has(state.holderId ?? '')
						: !state.isPresent)
				),
				cast
			};
		});
}
