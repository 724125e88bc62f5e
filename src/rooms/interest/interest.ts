export const interestStates = [
	'received',
	'forwarded',
	'accepted',
	'declined',
	'released',
	'negotiating',
	'ended',
	'withdrawn'
] as const;
export type InterestState = (typeof interestStates)[number];

export const interestStepKinds = [
	'received',
	'forwarded',
	'accepted',
	'declined',
	'released',
	'negotiating',
	'ended',
	'withdrawn',
	'reminded'
] as const;
export type InterestStepKind = (typeof interestStepKinds)[number];

/** Who speaks in a conversation: whoever wrote first, the owner of the entry, the cluster between them. */
export const sides = ['interested', 'owner', 'broker'] as const;
export type Side = (typeof sides)[number];
export const contactSides = ['interested', 'owner'] as const;
export type ContactSide = (typeof contactSides)[number];

export const outcomeMonths = [3, 6, 12] as const;
export type OutcomeMonth = (typeof outcomeMonths)[number];

/** What came of it; only the first three have a value in money. */
export const outcomeAnswers = [
	'contract',
	'order',
	'project',
	'talking',
	'friendship',
	'nothing'
] as const;
export type OutcomeAnswer = (typeof outcomeAnswers)[number];

export const hasValue = (answer: OutcomeAnswer): boolean =>
	answer === 'contract' || answer === 'order' || answer === 'project';
