import type { ColumnType, Generated } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { AllianceKind, ParticipationRole } from './alliance.ts';

type Written = ColumnType<Date, Date | undefined, Date>;

export type AllianceTable = {
	id: string;
	slug: string;
	kind: AllianceKind;
	originalLocale: Locale;
	foundedOn: string | null;
	endedOn: string | null;
	website: string | null;
	logoFileId: string | null;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	registeredAt: Written;
	changedAt: Written;
	dormantSince: Date | null;
};

export type AllianceTextTable = {
	allianceId: string;
	locale: Locale;
	name: string;
	shortName: string | null;
	description: string;
};

export type AllianceParticipationTable = {
	id: string;
	allianceId: string;
	clusterId: string | null;
	organisationId: string | null;
	role: ParticipationRole;
	validFrom: string;
	validUntil: string | null;
	recordedAt: Written;
};

export type AllianceFundingTable = {
	allianceId: string;
	projectName: string;
	programme: string | null;
	reference: string | null;
	grantNumber: string | null;
	startsOn: string | null;
	endsOn: string | null;
	emblem: 'eu' | 'none' | null;
};

export type AllianceFundingTextTable = { allianceId: string; locale: Locale; statement: string };

declare module '#platform/database/tables.ts' {
	interface Tables {
		alliance: AllianceTable;
		allianceText: AllianceTextTable;
		allianceParticipation: AllianceParticipationTable;
		allianceFunding: AllianceFundingTable;
		allianceFundingText: AllianceFundingTextTable;
	}
}
