/** The people of the demo world who walk through every door; `visitor` has no account. */
export const walkers = {
	visitor: null,
	nobody: 'nobody@lyon.example',
	firm: 'firm@ruse.example',
	editor: 'editor@lodz.example',
	manager: 'manager@lodz.example',
	otherManager: 'manager@ruse.example',
	alliance: 'cloth@barcelona.example',
	delegate: 'delegate@torun.example',
	administrator: 'admin@osnova.example'
} as const;

export type Walker = keyof typeof walkers;
type Rule = 'everyone' | 'signed in' | readonly Walker[];

/** Facts about the demo world that addresses need. */
export type Ids = {
	organisation: string;
	cluster: string;
	alliance: string;
	grant: string;
	person: string;
	timetable: string;
	delegation: string;
	partner: string;
	meeting: string;
	outForSignature: string;
	agreement: string;
	entry: string;
	ownEntry: string;
	conversation: string;
	need: string;
	publicSurvey: string;
	openSurvey: string;
	firmSurvey: string;
	invoice: string;
	application: string;
	membership: string;
	organ: string;
	sitting: string;
	closedSitting: string;
	resolution: string;
};

export type Line = { path: (ids: Ids) => string; who: Rule; status?: number };
