export const specialistKinds = ['interpreter', 'expert'] as const;
export type SpecialistKind = (typeof specialistKinds)[number];

export type Specialist = {
	id: string;
	kind: SpecialistKind;
	name: string;
	languages: readonly string[];
	/** Slots in which they are not there: by their hours, and where it bears on a timetable by the desk’s notes. */
	absent: readonly string[];
};

export type Needing = {
	id: string;
	who: readonly string[];
	/** Whom the organiser has asked for. */
	needs: readonly string[];
	/** Who is at the meeting as it stands. */
	standing: readonly string[];
	slotId: string | null;
};

type Tongues = ReadonlyMap<string, readonly string[]>;

/** Languages that were told; whoever told none is taken to get along. */
const spokenBy = (who: readonly string[], tongues: Tongues) =>
	who.flatMap((id) => {
		const own = tongues.get(id) ?? [];
		return own.length > 0 ? [own] : [];
	});

/** Whether people who all told their languages have none in common. */
export function needInterpreter(who: readonly string[], tongues: Tongues): boolean {
	const [first, ...rest] = spokenBy(who, tongues);
	return !!first && rest.length > 0 && !first.some((one) => rest.every((own) => own.includes(one)));
}

/** Interpreters who speak a language of each. */
export const interpretersFor = (
	who: readonly string[],
	tongues: Tongues,
	specialists: readonly Specialist[]
): Specialist[] =>
	specialists.filter(
		({ kind, languages }) =>
			kind === 'interpreter' &&
			spokenBy(who, tongues).every((own) => own.some((one) => languages.includes(one)))
	);

/**
 * Who goes with which meeting: whom the organiser asked for, and an interpreter where no language is
 * shared. Whoever is at a meeting already stays with it; others are shared out by the hours they have.
 */
export function lendSpecialists(
	wishes: readonly Needing[],
	specialists: readonly Specialist[],
	{ tongues, slots }: { tongues: Tongues; slots: number }
): Map<string, string[]> {
	const known = new Set(specialists.map(({ id }) => id));
	const load = new Map<string, number>();
	const lent = new Map<string, string[]>();
	const lend = (wish: Needing, ids: readonly string[]) => {
		lent.set(wish.id, [...ids].sort());
		for (const id of ids) load.set(id, (load.get(id) ?? 0) + 1);
	};
	const freedom = ({ id, absent }: Specialist) => slots - absent.length - (load.get(id) ?? 0);
	const waiting = wishes.flatMap((wish) => {
		const asked = wish.needs.filter((id) => known.has(id));
		const able = needInterpreter(wish.who, tongues)
			? interpretersFor(wish.who, tongues, specialists)
			: [];
		const stays = able.find(({ id, absent }) => {
			const isThere = wish.slotId === null || !absent.includes(wish.slotId);
			return asked.includes(id) || (wish.standing.includes(id) && isThere);
		});
		if (able.length > 0 && !stays) return [{ wish, asked, able }];
		lend(wish, [...new Set([...asked, ...(stays ? [stays.id] : [])])]);
		return [];
	});
	for (const { wish, asked, able } of waiting) {
		const [freest] = able.toSorted((one, other) => freedom(other) - freedom(one));
		lend(wish, [...asked, ...(freest ? [freest.id] : [])]);
	}
	return lent;
}
