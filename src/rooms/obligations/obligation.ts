export const recurrences = ['none', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const;
export type Recurrence = (typeof recurrences)[number];

export const evidenceKinds = [
	'event',
	'meeting',
	'exchange',
	'entry',
	'agreement',
	'file',
	'link'
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const reminderKinds = ['renewal', 'expiry', 'obligation_due', 'obligation_overdue'] as const;
export type ReminderKind = (typeof reminderKinds)[number];
