import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type {
	ContactWay,
	Direction,
	EntryDraft,
	EntryFileKind,
	EntryKind,
	EntryState,
	Partnership,
	PartyRole,
	Property,
	Shown,
	Stage,
	Texts
} from './entry.ts';
import type { EntryStepKind } from './entry-life.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type ClusterMarketplaceTable = {
	clusterId: string;
	checks: Generated<number>;
	validMonths: Generated<number>;
	edition: Generated<number>;
	changedAt: Written;
};

export type MarketplaceEntryTable = {
	id: string;
	organisationId: string;
	clusterId: string | null;
	kind: EntryKind;
	direction: Direction;
	state: Generated<EntryState>;
	originalLocale: Locale;
	stage: Stage | null;
	property: Property | null;
	partnerships: Generated<Partnership[]>;
	partnerKinds: Generated<string[]>;
	partnerSizes: Generated<string[]>;
	wantedCountries: Generated<string[]>;
	wantedRegions: Generated<string[]>;
	activities: Generated<string[]>;
	chainSteps: Generated<string[]>;
	languages: Generated<string[]>;
	quantity: number | null;
	unit: string | null;
	availableFrom: string | null;
	availableUntil: string | null;
	callName: string | null;
	callUrl: string | null;
	callDeadline: string | null;
	validUntil: string | null;
	contactWay: Generated<ContactWay>;
	contactPersonId: string | null;
	shownToAll: Generated<Shown>;
	shownToMembers: Generated<Shown>;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	enteredAt: Written;
	enteredById: string | null;
	publishedAt: Date | null;
	changedAt: Written;
};

export type EntryTextTable = {
	entryId: string;
	locale: Locale;
	title: Generated<string>;
	summary: Generated<string>;
	description: Generated<string>;
	advantages: Generated<string>;
	partnerSought: Generated<string>;
};

export type EntryConceptTable = { concept: string; direction: Direction; entryId: string };

export type EntryChangeTable = {
	entryId: string;
	draft: Json<EntryDraft>;
	sentAt: Date;
	sentById: string | null;
	checkedAt: Date | null;
	checkedById: string | null;
	returnedAt: Date | null;
};

export type EntryEditionTable = { entryId: string; saidUntil: Date; draft: Json<EntryDraft> };

export type EntryDraftTable = {
	id: string;
	entryId: string | null;
	personId: string;
	baseEdition: Generated<number>;
	revision: Generated<number>;
	/** The need it was filled in from. */
	begunFromId: string | null;
	typed: Json<Record<string, string>>;
	savedAt: Written;
};

export type EntryStepTable = {
	id: string;
	entryId: string;
	kind: EntryStepKind;
	at: Date;
	byId: string | null;
	comment: Generated<string>;
	reason: string | null;
	details: ColumnType<Record<string, unknown>, string | undefined, string>;
};

export type EntryPartyTable = {
	id: string;
	entryId: string;
	organisationId: string;
	role: PartyRole;
	share: Generated<string>;
	position: Generated<number>;
	invitedAt: Date;
	agreedAt: Date | null;
	agreedById: string | null;
	declinedAt: Date | null;
	declinedById: string | null;
	editionAgreed: number | null;
};

export type EntryFileTable = {
	id: string;
	entryId: string;
	fileId: string;
	kind: EntryFileKind;
	titles: ColumnType<Texts, string | undefined, string>;
	position: Generated<number>;
	addedAt: Date;
	addedById: string | null;
	/** Not yet where the cluster has still to look at it. */
	shownAt: Date | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		clusterMarketplace: ClusterMarketplaceTable;
		marketplaceEntry: MarketplaceEntryTable;
		entryText: EntryTextTable;
		entryConcept: EntryConceptTable;
		entryChange: EntryChangeTable;
		entryEdition: EntryEditionTable;
		entryDraft: EntryDraftTable;
		entryStep: EntryStepTable;
		entryParty: EntryPartyTable;
		entryFile: EntryFileTable;
	}
}
