import type { ColumnType, Generated } from 'kysely';
import type { Role, ScopeKind } from '#platform/actor.ts';
import type { Locale } from '#platform/locale.ts';

type Written = ColumnType<Date, Date | undefined, Date>;

export type PersonTable = {
	id: string;
	name: string;
	email: string;
	emailVerified: Generated<boolean>;
	image: string | null;
	locale: ColumnType<Locale, Locale | undefined, Locale>;
	timeZone: Generated<string>;
	twoFactorEnabled: Generated<boolean>;
	isDemo: Generated<boolean>;
	erasedAt: Date | null;
	createdAt: Written;
	updatedAt: Written;
};

export type SessionTable = {
	id: string;
	token: string;
	personId: string;
	expiresAt: Date;
	ipAddress: string | null;
	userAgent: string | null;
	createdAt: Written;
	updatedAt: Written;
};

export type CredentialTable = {
	id: string;
	accountId: string;
	providerId: string;
	personId: string;
	accessToken: string | null;
	refreshToken: string | null;
	idToken: string | null;
	accessTokenExpiresAt: Date | null;
	refreshTokenExpiresAt: Date | null;
	scope: string | null;
	password: string | null;
	createdAt: Written;
	updatedAt: Written;
};

export type VerificationTable = {
	id: string;
	identifier: string;
	value: string;
	expiresAt: Date;
	createdAt: Written;
	updatedAt: Written;
};

export type TwoFactorTable = {
	id: string;
	personId: string;
	secret: string;
	backupCodes: string;
	verified: Generated<boolean>;
	failedVerificationCount: Generated<number>;
	lockedUntil: Date | null;
};

export type PasskeyTable = {
	id: string;
	name: string | null;
	publicKey: string;
	personId: string;
	credentialId: string;
	counter: number;
	deviceType: string;
	backedUp: boolean;
	transports: string | null;
	aaguid: string | null;
	createdAt: Written;
};

export type SignInRateTable = { id: string; key: string; count: number; lastRequest: number };

export type RoleGrantTable = {
	id: string;
	personId: string;
	role: Role;
	scopeKind: ScopeKind;
	scopeId: string | null;
	validFrom: Date;
	validUntil: Date | null;
	grantedById: string | null;
	succeedsId: string | null;
	recordedAt: Written;
};

export type InvitationTable = {
	id: string;
	email: string;
	locale: Locale;
	role: Role;
	scopeKind: ScopeKind;
	scopeId: string | null;
	tokenDigest: string;
	invitedById: string;
	handsOverId: string | null;
	invitedAt: Date;
	expiresAt: Date;
	acceptedAt: Date | null;
	acceptedById: string | null;
	withdrawnAt: Date | null;
};

export type ActingForTable = {
	id: string;
	actorId: string;
	personId: string;
	reason: string;
	startedAt: Date;
	endedAt: Date | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		person: PersonTable;
		session: SessionTable;
		credential: CredentialTable;
		verification: VerificationTable;
		twoFactor: TwoFactorTable;
		passkey: PasskeyTable;
		signInRate: SignInRateTable;
		roleGrant: RoleGrantTable;
		invitation: InvitationTable;
		actingFor: ActingForTable;
	}
}
