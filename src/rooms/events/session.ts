export const sessionKinds = [
	'talk',
	'panel',
	'workshop',
	'pitch',
	'meetings',
	'visit',
	'ceremony',
	'pause'
] as const;
export type SessionKind = (typeof sessionKinds)[number];

export type SessionText = { title: string; description: string };
