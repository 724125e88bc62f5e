import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { SubjectKind } from '../journal/journal.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type JournalTable = {
	id: string;
	at: Written;
	actorId: string | null;
	onBehalfOfId: string | null;
	deed: string;
	subjectKind: SubjectKind;
	subjectId: string;
	isPublic: Generated<boolean>;
	details: Json<Record<string, unknown>>;
};

export type SettingTable = {
	key: string;
	value: ColumnType<unknown, string, string>;
	changedAt: Written;
};

export type LetterTable = {
	id: string;
	personId: string | null;
	toAddress: string;
	locale: string;
	kind: string;
	subject: string;
	text: string;
	html: string;
	writtenAt: Written;
	sentAt: Date | null;
	attempts: Generated<number>;
	failure: string | null;
	waitUntil: Date | null;
	/** An iCalendar object that goes with it. */
	calendar: string | null;
	stopUrl: string | null;
};

/** What a backup found in the queue; only there between restoring and the next start. */
export type WaitingOrderTable = {
	id: string;
	job: string;
	details: Json<object>;
	notBefore: Date;
};

export type StoredFileTable = {
	id: string;
	digest: string;
	name: string;
	mediaType: string;
	bytes: number;
	storedById: string | null;
	storedAt: Written;
};

export type SearchEntryTable = {
	subjectKind: 'organisation' | 'cluster' | 'alliance' | 'event' | 'entry';
	subjectId: string;
	titles: Json<Record<string, string>>;
	originalLocale: string;
	summaries: Json<Record<string, string>>;
	path: string;
	country: string | null;
	region: string | null;
	kinds: Generated<string[]>;
	sectors: Generated<string[]>;
	countedSectors: Generated<string[]>;
	labels: Generated<string[]>;
	latitude: number | null;
	longitude: number | null;
	isDormant: Generated<boolean>;
	sortName: Generated<string>;
	words: string;
	names: string;
	changedAt: Written;
	/** Since when everybody may find it; changes leave it as it is. */
	firstShownAt: ColumnType<Date, Date | undefined, never>;
};

/** Every table there is: the platform's here, each room's added by its own `tables.ts`. */
export interface Tables {
	journal: JournalTable;
	setting: SettingTable;
	letter: LetterTable;
	waitingOrder: WaitingOrderTable;
	storedFile: StoredFileTable;
	searchEntry: SearchEntryTable;
}
