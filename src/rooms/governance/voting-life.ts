import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { isCarried, noVotes, votesNeeded, type Tally } from './majority.ts';
import { hasQuorum, quorumNeeded } from './quorum.ts';
import type { Life, LifeVoter, Poll, VoteAct } from './sitting-act.ts';
import type { Count, VoteOutcome } from './vote.ts';

export function applyVoteAct(life: Life, act: VoteAct): Outcome<Life> {
	if (!life.isOpen) return refuse('sitting_not_open');
	switch (act.act) {
		case 'open_vote':
			return openVote(life, act);
		case 'cast':
			return cast(life, act);
		case 'close_vote':
			return closeVote(life, act);
	}
}

/** Whether somebody is there to vote for them: themselves, or the holder of their proxy. */
export function isRepresented(life: Life, voter: LifeVoter): boolean {
	if (!voter.hasRight) return false;
	if (voter.isPresent || life.mode === 'written') return true;
	const holder = voter.holderId ? life.voters[voter.holderId] : undefined;
	return Boolean(holder?.hasRight && holder.isPresent);
}

/** The votes there are and those that are represented now; of one vote, those who cast it too. */
export function presenceIn(
	life: Life,
	poll?: Poll
): Pick<Count, 'present' | 'entitled' | 'quorum'> {
	const voters = Object.values(life.voters);
	const hasVoted = ({ id }: LifeVoter) => Boolean(poll?.votes[id]);
	const isHere = (voter: LifeVoter) =>
		life.mode === 'written' && poll ? false : isRepresented(life, voter);
	const entitled = sum(voters.filter((voter) => voter.hasRight || hasVoted(voter)));
	const present = sum(voters.filter((voter) => hasVoted(voter) || isHere(voter)));
	return { entitled, present, quorum: quorumNeeded(entitled, life.quorumPercent) };
}

const sum = (voters: readonly LifeVoter[]): number =>
	voters.reduce((all, { weight }) => all + weight, 0);

const withPoll = (life: Life, poll: Poll): Life => ({
	...life,
	polls: { ...life.polls, [poll.resolutionId]: poll }
});

function openVote(life: Life, { act: _, ...asked }: VoteAct & { act: 'open_vote' }): Outcome<Life> {
	if (life.polls[asked.resolutionId]) return refuse('vote_opened_already');
	// A weight of one's own in the sum would tell who voted how.
	if (asked.isSecret && new Set(Object.values(life.voters).map(({ weight }) => weight)).size > 1)
		return refuse('secret_needs_equal_weights');
	const poll = { votes: {}, box: noVotes, isClosed: false, count: null, outcome: null };
	return accept(withPoll(life, { ...asked, ...poll }));
}

function cast(life: Life, act: VoteAct & { act: 'cast' }): Outcome<Life> {
	const poll = life.polls[act.resolutionId];
	const voter = life.voters[act.voterId];
	if (!poll) return refuse('vote_not_open');
	if (poll.isClosed || (poll.closesAt && act.at >= poll.closesAt)) return refuse('vote_over');
	if (!voter) return refuse('voter_unknown');
	const given = poll.votes[voter.id];
	if (given && !mayCorrect(poll, given, act)) return refuse('vote_cast_already');
	const hindrance = hindranceOf(life, voter, act.byVoterId);
	if (hindrance) return refuse(hindrance);
	return accept(withPoll(life, put(poll, voter, act)));
}

/** A hand counted wrongly is counted again; a vote cast by the voter stands, a secret one always. */
const mayCorrect = (poll: Poll, given: { byHand: boolean }, act: { byHand: boolean }): boolean =>
	!poll.isSecret && given.byHand && act.byHand;

function hindranceOf(life: Life, voter: LifeVoter, byVoterId: string | null): string | null {
	if (!voter.hasRight) return 'no_right_to_vote';
	if (byVoterId === null) {
		if (voter.isPresent || life.mode === 'written') return null;
		return 'not_present';
	}
	const holder = life.voters[byVoterId];
	if (voter.holderId !== byVoterId || !holder?.hasRight) return 'no_proxy';
	// Whoever is present votes in person; the proxy rests.
	if (voter.isPresent) return 'present_in_person';
	return holder.isPresent || life.mode === 'written' ? null : 'not_present';
}

function put(poll: Poll, voter: LifeVoter, act: VoteAct & { act: 'cast' }): Poll {
	const { choice, byVoterId, byHand } = act;
	const vote = { choice: poll.isSecret ? null : choice, byVoterId, byHand };
	const votes = { ...poll.votes, [voter.id]: vote };
	if (!poll.isSecret || choice === null) return { ...poll, votes };
	return { ...poll, votes, box: { ...poll.box, [choice]: poll.box[choice] + voter.weight } };
}

function closeVote(
	life: Life,
	{ resolutionId, box }: VoteAct & { act: 'close_vote' }
): Outcome<Life> {
	const open = life.polls[resolutionId];
	if (!open) return refuse('vote_not_open');
	if (open.isClosed) return refuse('vote_closed_already');
	const poll = box ? { ...open, box } : open;
	const tally = poll.isSecret ? poll.box : tallyOf(life, poll);
	const presence = presenceIn(life, poll);
	const needed = votesNeeded(poll.majority, tally, presence.present);
	const count: Count = { ...tally, ...presence, needed };
	const outcome = outcomeOf(poll, tally, count);
	return accept(withPoll(life, { ...poll, isClosed: true, count, outcome }));
}

export function tallyOf(life: Life, poll: Poll): Tally {
	return Object.entries(poll.votes).reduce(
		(tally, [voterId, { choice }]) =>
			choice ? { ...tally, [choice]: tally[choice] + (life.voters[voterId]?.weight ?? 0) } : tally,
		noVotes
	);
}

function outcomeOf(poll: Poll, tally: Tally, { present, quorum }: Count): VoteOutcome {
	if (!hasQuorum(present, quorum)) return 'no_quorum';
	return isCarried(poll.majority, tally, present) ? 'adopted' : 'rejected';
}
