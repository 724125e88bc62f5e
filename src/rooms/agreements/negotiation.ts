export const changes = ['replace', 'insert', 'strike'] as const;
export type Change = (typeof changes)[number];

export const amendmentOutcomes = ['accepted', 'declined', 'withdrawn'] as const;
export type AmendmentOutcome = (typeof amendmentOutcomes)[number];

export const approvalOutcomes = ['approved', 'declined'] as const;
export type ApprovalOutcome = (typeof approvalOutcomes)[number];
