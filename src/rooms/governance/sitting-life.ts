import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Act, Life, LifeVoter } from './sitting-act.ts';
import { applyVoteAct } from './voting-life.ts';

/** One act upon a sitting: the state after it, or why it may not be. The only way from state to state. */
export function applyAct(life: Life, act: Act): Outcome<Life> {
	if (life.isCalledOff) return refuse('sitting_called_off');
	if (life.isClosed) return refuse('sitting_closed');
	switch (act.act) {
		case 'enlist':
			return enlist(life, act.voters);
		case 'lose_right':
			return change(life, act.voterId, (voter) => ({ ...voter, hasRight: false }));
		case 'weigh':
			return weigh(life, act);
		case 'arrive':
			return arrive(life, act.voterId);
		case 'leave':
			return leave(life, act.voterId);
		case 'give_proxy':
			return giveProxy(life, act);
		case 'open':
			return life.isOpen ? refuse('sitting_open_already') : accept({ ...life, isOpen: true });
		case 'close':
			return close(life);
		case 'call_off':
			return life.isOpen ? refuse('sitting_open_already') : accept({ ...life, isCalledOff: true });
		default:
			return applyVoteAct(life, act);
	}
}

const withVoter = (life: Life, voter: LifeVoter): Life => ({
	...life,
	voters: { ...life.voters, [voter.id]: voter }
});

function change(life: Life, id: string, to: (voter: LifeVoter) => LifeVoter): Outcome<Life> {
	const voter = life.voters[id];
	return voter ? accept(withVoter(life, to(voter))) : refuse('voter_unknown');
}

/** The list of voters is open until the sitting is. */
function enlist(life: Life, voters: readonly { id: string; weight: number }[]): Outcome<Life> {
	if (life.isOpen) return refuse('sitting_open_already');
	const added = voters
		.filter(({ id }) => !life.voters[id])
		.map(({ id, weight }): [string, LifeVoter] => [
			id,
			{ id, weight, hasRight: true, isPresent: false, holderId: null }
		]);
	return accept({ ...life, voters: { ...life.voters, ...Object.fromEntries(added) } });
}

function weigh(life: Life, { voterId, weight }: Act & { act: 'weigh' }): Outcome<Life> {
	if (life.isOpen) return refuse('sitting_open_already');
	if (!Number.isInteger(weight) || weight < 0 || weight > 1_000_000) return refuse('weight_wrong');
	return change(life, voterId, (voter) => ({ ...voter, weight }));
}

function arrive(life: Life, voterId: string): Outcome<Life> {
	const voter = life.voters[voterId];
	if (!voter) return refuse('voter_unknown');
	if (!voter.hasRight) return refuse('no_right_to_vote');
	if (voter.isPresent) return refuse('present_already');
	return accept(withVoter(life, { ...voter, isPresent: true }));
}

function leave(life: Life, voterId: string): Outcome<Life> {
	const voter = life.voters[voterId];
	if (!voter) return refuse('voter_unknown');
	if (!voter.isPresent) return refuse('not_present');
	return accept(withVoter(life, { ...voter, isPresent: false }));
}

/** A proxy goes straight to its holder: who holds one gives none, who gave one holds none. */
function giveProxy(life: Life, { voterId, holderId }: Act & { act: 'give_proxy' }): Outcome<Life> {
	const voter = life.voters[voterId];
	if (!voter) return refuse('voter_unknown');
	if (holderId === null) return accept(withVoter(life, { ...voter, holderId }));
	const holder = life.voters[holderId];
	if (!holder) return refuse('voter_unknown');
	if (holderId === voterId) return refuse('proxy_to_oneself');
	if (!voter.hasRight || !holder.hasRight) return refuse('no_right_to_vote');
	const voters = Object.values(life.voters);
	if (holder.holderId || voters.some((one) => one.holderId === voterId))
		return refuse('proxy_in_chain');
	const held = voters.filter((one) => one.holderId === holderId && one.id !== voterId).length;
	if (held >= life.proxiesEach) return refuse('proxies_too_many', { limit: life.proxiesEach });
	return accept(withVoter(life, { ...voter, holderId }));
}

function close(life: Life): Outcome<Life> {
	if (!life.isOpen) return refuse('sitting_not_open');
	if (Object.values(life.polls).some(({ isClosed }) => !isClosed)) return refuse('vote_still_open');
	return accept({ ...life, isClosed: true });
}
