import type { Role, ScopeKind } from '#platform/actor.ts';

export type Scope = { kind: ScopeKind; id: string | null };

export const rolesIn: Record<ScopeKind, readonly Role[]> = {
	instance: ['administrator'],
	alliance: ['manager', 'editor', 'representative'],
	cluster: ['manager', 'editor', 'representative'],
	organisation: ['manager', 'editor', 'representative']
};

export const isRoleIn = (kind: ScopeKind, role: string): role is Role =>
	rolesIn[kind].some((one) => one === role);

export type Term = { validFrom: Date; validUntil: Date | null };

export const isInForce = ({ validFrom, validUntil }: Term, now: Date): boolean =>
	validFrom <= now && (validUntil === null || validUntil > now);

/** The last manager of a scope cannot be taken away, only handed over. */
export function wouldLeaveWithoutManager(
	grants: readonly (Term & { id: string; role: Role; validUntil: Date | null })[],
	endingId: string,
	now: Date
): boolean {
	const leads = (role: Role) => role === 'manager' || role === 'administrator';
	const inForce = grants.filter((grant) => leads(grant.role) && isInForce(grant, now));
	return inForce.some((grant) => grant.id === endingId) && inForce.length === 1;
}
