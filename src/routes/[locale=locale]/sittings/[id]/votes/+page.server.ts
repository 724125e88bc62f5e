import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { readMoment } from '#rooms/events/moment.ts';
import { choiceName } from '#rooms/governance/governance-words.ts';
import { getSitting } from '#rooms/governance/sitting-record.server.ts';
import { loadLife } from '#rooms/governance/sitting-state.server.ts';
import { closeVote, countHands, openVote } from '#rooms/governance/vote.server.ts';
import { choices, type Choice } from '#rooms/governance/vote.ts';
import { isRepresented, presenceIn } from '#rooms/governance/voting-life.ts';
import {
	describeOwner,
	preparedSitting,
	preparing,
	sittingOf
} from '../../../../governance-page.server.ts';
import { describeAgenda } from '../../../../sitting-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const sitting = await preparedSitting(event);
	const { original } = await describeOwner(event, sitting);
	const [{ voters }, life] = await Promise.all([sittingOf(event), loadLife(db, sitting.id)]);
	const agenda = await describeAgenda(db, { id: sitting.id, life }, { locale, original });
	return {
		presence: presenceIn(life),
		quorumPercent: sitting.quorumPercent,
		isWritten: sitting.mode === 'written',
		choices: choices.map((value) => ({ value, label: choiceName(value, locale) })),
		items: agenda
			.filter(({ resolution }) => resolution)
			.map((item) => {
				const poll = life.polls[item.resolution?.id ?? ''];
				return {
					...item,
					hands: voters.flatMap((voter) => {
						const state = life.voters[voter.id];
						const vote = poll?.votes[voter.id];
						if (!state || (!vote && !isRepresented(life, state))) return [];
						return [
							{
								id: voter.id,
								name: voter.name,
								weight: voter.weight,
								choice: vote?.choice ?? null,
								hasVoted: Boolean(vote),
								isFixed: Boolean(vote && (!vote.byHand || poll?.isSecret))
							}
						];
					})
				};
			})
	};
};

export const actions: Actions = {
	open: preparing(
		async (tx, actor, { id: sittingId, idIn, text, now }) => {
			const wall = text('until');
			const { timeZone } = await getSitting(tx, sittingId);
			const until = wall ? readMoment(timeZone, { wall, which: 'first' }) : null;
			if (until && !until.at) return refuse(until.reason ?? 'moment_missing');
			const vote = { sittingId, resolutionId: idIn('resolution'), closesAt: until?.at ?? null };
			return openVote(tx, actor, { ...vote, now });
		},
		'governance_vote_opened',
		'/votes'
	),
	count: preparing(
		(tx, actor, { id: sittingId, idIn, text, form, now }) => {
			const read = [...form.keys()].filter(isId).flatMap((voterId) => {
				const choice = choices.find((one) => one === text(voterId));
				return choice ? [[voterId, choice] as [string, Choice]] : [];
			});
			const vote = { sittingId, resolutionId: idIn('resolution'), hands: new Map(read) };
			return countHands(tx, actor, { ...vote, now });
		},
		'governance_saved',
		'/votes'
	),
	close: preparing(
		(tx, actor, { id: sittingId, idIn, now }) =>
			closeVote(tx, actor, { sittingId, resolutionId: idIn('resolution'), now }),
		'governance_vote_closed',
		'/votes'
	)
};
