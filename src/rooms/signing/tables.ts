import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { AgreementKind, Texts } from '#rooms/agreements/agreement.ts';
import type { MaySign, RepresentationMode } from './representation.ts';
import type {
	Authority,
	AuthorityShown,
	Means,
	RoundOutcome,
	SealedKind,
	Task,
	WantedMeans
} from './round.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type RepresentationRuleTable = {
	id: string;
	organisationId: string;
	mode: RepresentationMode;
	together: Generated<number>;
	note: string | null;
	validFrom: string;
	validUntil: string | null;
	recordedAt: Written;
	recordedById: string | null;
};

export type RepresentativeTable = {
	id: string;
	organisationId: string;
	name: string;
	function: string;
	email: string | null;
	personId: string | null;
	maySign: MaySign;
	validFrom: string;
	validUntil: string | null;
	recordedAt: Written;
	recordedById: string | null;
};

export type PowerOfAttorneyTable = {
	id: string;
	grantorId: string;
	attorneyOrganisationId: string | null;
	attorneyName: string | null;
	attorneyEmail: string | null;
	personId: string | null;
	kinds: Generated<AgreementKind[]>;
	clusterId: string | null;
	limitCents: number | null;
	currency: string | null;
	withSubstitution: Generated<boolean>;
	validFrom: string;
	validUntil: string | null;
	fileId: string | null;
	note: string | null;
	recordedAt: Written;
	recordedById: string | null;
};

export type PowerRevocationTable = {
	powerId: string;
	revokedAt: Date;
	revokedById: string | null;
	reason: Generated<string>;
};

export type SigningRoundTable = {
	id: string;
	agreementId: string;
	versionId: string;
	number: number;
	place: string | null;
	message: Json<Texts>;
	plannedAt: Written;
	dispatchedAt: Date | null;
	dispatchedById: string | null;
	expiresAt: Date | null;
	remindDays: Generated<number>;
	endedAt: Date | null;
	endedById: string | null;
	outcome: RoundOutcome | null;
	reason: string | null;
	replacedById: string | null;
	/** Since when each of its languages is sealed. */
	sealedAt: Date | null;
};

export type SigningStepTable = {
	id: string;
	roundId: string;
	turn: number;
	position: Generated<number>;
	task: Task;
	partyId: string | null;
	name: string;
	function: string | null;
	email: string | null;
	locale: Locale;
	personId: string | null;
	authority: Authority | null;
	representativeId: string | null;
	powerId: string | null;
	means: Generated<WantedMeans>;
};

export type SignatureTable = {
	id: string;
	stepId: string;
	means: Means;
	name: string;
	authority: Json<AuthorityShown>;
	signedAt: Date;
	signedOnPaperOn: string | null;
	drawing: string | null;
	scanFileId: string | null;
	address: string | null;
	device: string | null;
	digest: string;
	recordedById: string | null;
};

export type SigningRefusalTable = {
	stepId: string;
	refusedAt: Date;
	reason: string;
	recordedById: string | null;
};

export type SigningLinkTable = {
	id: string;
	stepId: string;
	tokenDigest: string;
	email: string;
	sentAt: Date;
	expiresAt: Date;
	usedAt: Date | null;
	sessionDigest: string | null;
	sessionExpiresAt: Date | null;
	withdrawnAt: Date | null;
};

export type SealedDocumentTable = {
	id: string;
	agreementId: string;
	roundId: string;
	locale: Locale;
	kind: SealedKind;
	fileId: string;
	digest: string;
	keyFingerprint: string;
	sealedAt: Date;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		representationRule: RepresentationRuleTable;
		representative: RepresentativeTable;
		powerOfAttorney: PowerOfAttorneyTable;
		powerRevocation: PowerRevocationTable;
		signingRound: SigningRoundTable;
		signingStep: SigningStepTable;
		signature: SignatureTable;
		signingRefusal: SigningRefusalTable;
		signingLink: SigningLinkTable;
		sealedDocument: SealedDocumentTable;
	}
}
