import { fold } from '#platform/search/fold.ts';

/** What one desk noted of one person, at the door of the event or of one session. */
export type Note = {
	/** Made on the device, so that what was noted offline arrives once. */
	id: string;
	kind: 'here' | 'taken_back';
	registrationId: string;
	sessionId: string | null;
	/** By the device's own clock. */
	at: number;
};

/** A note on its way: how long ago it was counts, not what the device's clock showed. */
export type SentNote = Omit<Note, 'at'> & { ago: number };

export type CheckedIn = { registrationId: string; sessionId: string | null; at: number };

/** By `doorOf`: since when somebody is there, and whether the house knows it yet. */
export type Attendance = Map<string, { at: number; isWaiting: boolean }>;

export const doorOf = ({
	registrationId,
	sessionId
}: Pick<CheckedIn, 'registrationId' | 'sessionId'>): string =>
	`${registrationId}/${sessionId ?? ''}`;

/** Whom the house knows to be there, and after it what this device has noted since; the earliest counts. */
export function attendanceOf(known: readonly CheckedIn[], notes: readonly Note[]): Attendance {
	const here: Attendance = new Map();
	for (const one of known) {
		const before = here.get(doorOf(one));
		if (!before || one.at < before.at) here.set(doorOf(one), { at: one.at, isWaiting: false });
	}
	for (const note of notes) {
		if (note.kind === 'taken_back') here.delete(doorOf(note));
		else if (!here.has(doorOf(note))) here.set(doorOf(note), { at: note.at, isWaiting: true });
	}
	return here;
}

/** At the door itself, or in one session. */
export const countAt = (attendance: Attendance, sessionId: string | null): number =>
	[...attendance.keys()].filter((door) => door.endsWith(`/${sessionId ?? ''}`)).length;

export const toSend = ({ at, ...note }: Note, now: number): SentNote => ({
	...note,
	ago: Math.max(0, now - at)
});

const lookAlikes: Record<string, string> = { O: '0', I: '1', L: '1' };

/** A short code as it was typed or scanned: `abcd-efgh`, an O for a zero. */
export const plainCode = (text: string): string =>
	text
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '')
		.replace(/[OIL]/g, (letter) => lookAlikes[letter] ?? letter);

export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

export type DeskPerson = {
	id: string;
	name: string;
	organisation: string | null;
	type: string | null;
	/** In words, of those who have no seat (yet). */
	hindrance: string | null;
	code: string;
};

/** What a desk keeps for the time without network. */
export type DeskList = { edition: string; readAt: number; people: DeskPerson[]; here: CheckedIn[] };

/** By every word of name, organisation and type, in any spelling, or by the code. */
export function findPeople(people: readonly DeskPerson[], words: string): DeskPerson[] {
	const wanted = fold(words).split(' ').filter(Boolean);
	const code = plainCode(words);
	return people.filter((one) => {
		if (code.length >= 4 && one.code.startsWith(code)) return true;
		const text = ` ${fold(`${one.name} ${one.organisation ?? ''} ${one.type ?? ''}`)}`;
		return wanted.every((word) => text.includes(` ${word}`));
	});
}
