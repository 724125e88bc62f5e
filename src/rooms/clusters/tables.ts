import type { ColumnType, Generated } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { CouncilRole, MembershipKind, Register, Stage } from './cluster.ts';

type Written = ColumnType<Date, Date | undefined, Date>;

export type ClusterTable = {
	id: string;
	slug: string;
	originalLocale: Locale;
	foundedOn: string | null;
	country: string;
	region: string | null;
	town: string | null;
	latitude: number | null;
	longitude: number | null;
	website: string | null;
	logoFileId: string | null;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	registeredAt: Written;
	changedAt: Written;
	dormantSince: Date | null;
};

export type ClusterTextTable = {
	clusterId: string;
	locale: Locale;
	name: string;
	shortName: string | null;
	description: string;
};

export type ClusterStageTable = {
	id: string;
	clusterId: string;
	stage: Stage;
	since: string;
	note: string | null;
	recordedById: string | null;
	recordedAt: Written;
};

export type ClusterCoordinatorTable = {
	id: string;
	clusterId: string;
	organisationId: string;
	validFrom: string;
	validUntil: string | null;
	recordedAt: Written;
};

export type ClusterSectorTable = { clusterId: string; scheme: 'nace' | 'ecosystem'; code: string };

export type MembershipTable = {
	id: string;
	clusterId: string;
	organisationId: string;
	kind: MembershipKind;
	class: string | null;
	validFrom: string;
	validUntil: string | null;
	recordedAt: Written;
};

export type CouncilSeatTable = {
	id: string;
	clusterId: string;
	organisationId: string | null;
	personName: string;
	role: CouncilRole;
	validFrom: string;
	validUntil: string | null;
};

export type ClusterSuccessionTable = { predecessorId: string; successorId: string; since: string };

export type RegisterEntryTable = {
	id: string;
	clusterId: string;
	register: Register;
	name: string | null;
	reference: string | null;
	url: string | null;
	validFrom: string;
	validUntil: string | null;
};

export type ClusterHostTable = { host: string; clusterId: string; givenAt: Written };

export type ClusterFormerAddressTable = { slug: string; clusterId: string; leftAt: Written };

declare module '#platform/database/tables.ts' {
	interface Tables {
		cluster: ClusterTable;
		clusterText: ClusterTextTable;
		clusterStage: ClusterStageTable;
		clusterCoordinator: ClusterCoordinatorTable;
		clusterSector: ClusterSectorTable;
		membership: MembershipTable;
		councilSeat: CouncilSeatTable;
		clusterSuccession: ClusterSuccessionTable;
		registerEntry: RegisterEntryTable;
		clusterHost: ClusterHostTable;
		clusterFormerAddress: ClusterFormerAddressTable;
	}
}
