/** The words in which an event is put to the scheduler. All of it is plain JSON. */

/** The caller's own name or number for a thing; compared as text. */
export type Id = string | number;

export type Half = 'morning' | 'afternoon';

/**
 * One place in the timetable. Slots stand in the order of time and never overlap: two slots one
 * after the other in the list of the same day are neighbours, whatever lies between them (lunch, a
 * talk), so that a pause set by the organiser is nobody's break.
 */
export interface Slot {
	id: Id;
	/** Slots of one day form one agenda; from one day to the next there is no break. Default: one day. */
	day?: Id;
	half?: Half;
	/** A part of a day that limits can speak of: "before lunch", "hall opening". */
	block?: Id;
	/** Instants in ISO 8601 with offset or `Z`, e.g. `2026-11-21T09:00:00Z`. */
	start?: string;
	end?: string;
}

export interface Table {
	id: Id;
	/** What kind of place it is: `quiet`, `round`, `online`… A wish that names a kind gets only that. */
	kind?: string;
	/** The slots in which it stands. Default: all. */
	slots?: Id[];
	/** The participant who stays at it: all meetings of that participant are held here, no others. */
	host?: Id;
	/** People it seats, counting a delegation as one. Default: any number. */
	seats?: number;
}

export interface Delegate {
	id: Id;
	unavailable?: Id[];
	languages?: string[];
}

export interface Participant {
	id: Id;
	name?: string;
	/** Slots in which nobody of this participant can meet. */
	unavailable?: Id[];
	/** Slots liked best; a meeting elsewhere counts against the aim `preferences`. */
	preferred?: Id[];
	half?: Half;
	/**
	 * Hours of the day, `HH:MM`, in an IANA time zone, in which the participant can be called upon;
	 * slots that do not lie within them (by their `start` and `end`) are unavailable.
	 */
	hours?: { zone: string; from: string; to: string };
	languages?: string[];
	/** Roles and other groups that limits speak of: `buyer`, `cluster:lodz`. */
	groups?: string[];
	/**
	 * People who come for it. Each can sit in another meeting of the same slot (they *split* the
	 * meetings), unless `together` says that they *share* them all.
	 */
	delegates?: Delegate[];
	together?: boolean;
}

export type WishKind = 'requested' | 'accepted' | 'must' | 'never';

/** A wished meeting of two or more participants. One alone is a rest: busy, without a table. */
export interface Wish {
	id: Id;
	who: Id[];
	/** What holding it is worth, a whole number from 0. Default 1. */
	weight?: number;
	/** `must` is held or the whole is impossible, `never` is not held. Default `requested`. */
	kind?: WishKind;
	half?: Half;
	/** The one slot in which it may be held. */
	slot?: Id;
	table?: Id;
	tableKind?: string;
	/** Wishes that are held in an earlier slot than this one, if both are held. */
	after?: Id[];
	resources?: Id[];
}

/** An interpreter, an expert, a demonstration: what several meetings need and few can have at once. */
export interface Resource {
	id: Id;
	name?: string;
	/** Meetings that can have it in one slot. Default 1. */
	capacity?: number;
	unavailable?: Id[];
	/** An interpreter's languages: lent by itself to meetings whose people share none. */
	languages?: string[];
}

/** "Each of `of` holds at most `most` meetings (with members of `with`) per event, day or block." */
export interface Limit {
	id?: Id;
	/** A participant's id or a group. Default: every participant. */
	of?: Id;
	with?: Id;
	most: number;
	per?: 'event' | 'day' | 'block';
	/** Counts the meetings of all of `of` as one sum instead of each one's own. */
	sum?: boolean;
}

export type AimName =
	'held' | 'fairness' | 'breaks' | 'waiting' | 'preferences' | 'changes' | 'moves';

export interface Problem {
	name?: string;
	slots: Slot[];
	tables: Table[];
	participants: Participant[];
	meetings: Wish[];
	resources?: Resource[];
	limits?: Limit[];
	/** Every wish (but the nevers) must be held; what cannot be is then impossible, with the reason. */
	complete?: boolean;
	/** The numbers of breaks of any two participants differ by at most this. Default: no limit. */
	spread?: number;
	/** The order in which aims count; those left out do not. Default: `DEFAULT_AIMS`. */
	aims?: AimName[];
}

export interface Placement {
	meeting: Id;
	slot: Id;
	/** Undefined for a rest, which needs none. */
	table?: Id;
	/** Who sits in it for a participant with delegates that split: participant's id → delegate's id. */
	delegates?: Record<string, Id>;
	/** Resources used, those lent by the scheduler (an interpreter) included. */
	resources?: Id[];
}

export interface Schedule {
	meetings: Placement[];
}
