export const choices = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof choices)[number];

export const voteOutcomes = ['adopted', 'rejected', 'no_quorum'] as const;
export type VoteOutcome = (typeof voteOutcomes)[number];

/** What was counted, in votes (weights added up), and what was needed. */
export type Count = {
	for: number;
	against: number;
	abstain: number;
	present: number;
	entitled: number;
	needed: number;
	quorum: number;
};
