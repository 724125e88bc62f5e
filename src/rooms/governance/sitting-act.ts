import type { Majority } from './organ.ts';
import type { SittingMode } from './sitting.ts';
import type { Tally } from './majority.ts';
import type { Choice, Count, VoteOutcome } from './vote.ts';

export type LifeVoter = {
	id: string;
	weight: number;
	hasRight: boolean;
	isPresent: boolean;
	/** Who votes for them while they are away. */
	holderId: string | null;
};

/** One vote on one resolution. Of a secret one, who voted and the sums; never both together. */
export type Poll = {
	resolutionId: string;
	isSecret: boolean;
	majority: Majority;
	closesAt: Date | null;
	votes: Readonly<Record<string, PollVote>>;
	box: Tally;
	isClosed: boolean;
	count: Count | null;
	outcome: VoteOutcome | null;
};

export type PollVote = { choice: Choice | null; byVoterId: string | null; byHand: boolean };

export type Life = {
	mode: SittingMode;
	quorumPercent: number;
	proxiesEach: number;
	isOpen: boolean;
	isClosed: boolean;
	isCalledOff: boolean;
	voters: Readonly<Record<string, LifeVoter>>;
	polls: Readonly<Record<string, Poll>>;
};

export type VoteAct =
	| {
			act: 'open_vote';
			resolutionId: string;
			majority: Majority;
			isSecret: boolean;
			closesAt: Date | null;
	  }
	| {
			act: 'cast';
			resolutionId: string;
			voterId: string;
			/** Null when a secret vote is read back: the sheet went into the box, unread. */
			choice: Choice | null;
			/** The proxy's holder, where one voted for another. */
			byVoterId: string | null;
			/** Counted by the desk from raised hands, not cast by the voter. */
			byHand: boolean;
			at: Date;
	  }
	/** The box of a secret vote is given when its closing is read back. */
	| { act: 'close_vote'; resolutionId: string; box?: Tally };

export type Act =
	| VoteAct
	| { act: 'enlist'; voters: readonly { id: string; weight: number }[] }
	| { act: 'lose_right'; voterId: string }
	| { act: 'weigh'; voterId: string; weight: number }
	| { act: 'arrive'; voterId: string }
	| { act: 'leave'; voterId: string }
	| { act: 'give_proxy'; voterId: string; holderId: string | null }
	| { act: 'open' }
	| { act: 'close' }
	| { act: 'call_off' };

export const emptyLife = (rules: Pick<Life, 'mode' | 'quorumPercent' | 'proxiesEach'>): Life => ({
	...rules,
	isOpen: false,
	isClosed: false,
	isCalledOff: false,
	voters: {},
	polls: {}
});
