import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { LegalIdScheme } from './legal-id-answer.ts';
import type { OrganisationKind, SizeClass, Verification, Visibility } from './organisation.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T extends object> = JSONColumnType<T, string, string>;

export type OrganisationTable = {
	id: string;
	kind: OrganisationKind;
	sizeClass: SizeClass | null;
	originalLocale: Locale;
	foundedOn: string | null;
	country: string;
	region: string | null;
	nuts3: string | null;
	town: string | null;
	postcode: string | null;
	street: string | null;
	latitude: number | null;
	longitude: number | null;
	website: string | null;
	webDomain: string | null;
	logoFileId: string | null;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	registeredAt: Written;
	changedAt: Written;
	dormantSince: Date | null;
	mergedIntoId: string | null;
};

export type OrganisationTextTable = {
	organisationId: string;
	locale: Locale;
	name: string;
	shortName: string | null;
	description: string;
	foldedName: string;
	/** Folded and without the company form: what an import knows it by. */
	bareName: Generated<string>;
};

export type OrganisationLegalIdTable = {
	organisationId: string;
	scheme: LegalIdScheme;
	value: string;
	verification: Verification;
	verifiedAt: Date | null;
};

export type OrganisationActivityTable = {
	organisationId: string;
	naceCode: string;
	isMain: boolean;
};

export type OrganisationChainStepTable = { organisationId: string; chain: string; step: string };

export type OrganisationCapabilityTable = {
	id: string;
	organisationId: string;
	locale: Locale;
	text: string;
	place: number;
};

export type OrganisationCertificateTable = {
	id: string;
	organisationId: string;
	name: string;
	issuedBy: string | null;
	reference: string | null;
	validFrom: string | null;
	validUntil: string | null;
};

export type OrganisationContactTable = {
	id: string;
	organisationId: string;
	name: string;
	role: string | null;
	email: string | null;
	phone: string | null;
	visibility: Visibility;
	place: number;
};

export type OrganisationLinkTable = { organisationId: string; kind: string; url: string };

export type ConfirmationTable = {
	id: string;
	subjectKind: 'organisation' | 'cluster' | 'alliance';
	subjectId: string;
	confirmedById: string | null;
	confirmedAt: Date;
};

export type ConfirmationRequestTable = {
	id: string;
	subjectKind: 'organisation' | 'cluster' | 'alliance';
	subjectId: string;
	personId: string;
	tokenDigest: string;
	askedAt: Date;
	expiresAt: Date;
	answeredAt: Date | null;
};

export type OrganisationImportTable = {
	id: string;
	kind: 'organisations' | 'members' | 'figures';
	clusterId: string | null;
	fileId: string;
	encoding: string | null;
	sheet: string | null;
	headingDigest: string | null;
	headings: Json<string[]>;
	mapping: Json<Record<string, string>>;
	rowCount: Generated<number>;
	createdById: string;
	createdAt: Date;
	checkedAt: Date | null;
	startedAt: Date | null;
	doneRows: Generated<number>;
	acceptedRows: Generated<number>;
	refusedRows: Generated<number>;
	finishedAt: Date | null;
	failure: string | null;
	undoBegunAt: Date | null;
	undoneAt: Date | null;
	undoneById: string | null;
};

export type OrganisationImportRowTable = {
	importId: string;
	rowNumber: number;
	outcome: 'new' | 'known' | 'refused' | 'skipped';
	reason: string | null;
	details: Json<Record<string, unknown>>;
	subjectKind: string | null;
	subjectId: string | null;
};

export type ImportMappingTable = {
	headingDigest: string;
	kind: string;
	personId: string;
	mapping: Json<Record<string, string>>;
	usedAt: Date;
};

export type OrganisationMergeTable = {
	id: string;
	keptId: string;
	mergedId: string;
	before: Json<Record<string, unknown>>;
	mergedById: string;
	mergedAt: Date;
	undoneAt: Date | null;
	undoneById: string | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		organisation: OrganisationTable;
		organisationText: OrganisationTextTable;
		organisationLegalId: OrganisationLegalIdTable;
		organisationActivity: OrganisationActivityTable;
		organisationChainStep: OrganisationChainStepTable;
		organisationCapability: OrganisationCapabilityTable;
		organisationCertificate: OrganisationCertificateTable;
		organisationContact: OrganisationContactTable;
		organisationLink: OrganisationLinkTable;
		confirmation: ConfirmationTable;
		confirmationRequest: ConfirmationRequestTable;
		organisationImport: OrganisationImportTable;
		organisationImportRow: OrganisationImportRowTable;
		importMapping: ImportMappingTable;
		organisationMerge: OrganisationMergeTable;
	}
}
