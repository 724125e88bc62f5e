import type { Texts } from './event.ts';

export const questionKinds = [
	'short_text',
	'long_text',
	'number',
	'date',
	'one_of',
	'many_of',
	'yes_no',
	'consent',
	'country',
	'phone',
	'web_address',
	'file'
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Asked of everyone when registering, or afterwards of those who have a seat. */
export const stages = ['registration', 'follow_up'] as const;
export type Stage = (typeof stages)[number];

export type Option = { key: string; labels: Texts };
