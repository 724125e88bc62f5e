import { sql } from 'kysely';

/** Registered by the account, or without one under an address that the account has proved to be its own. */
export const ownRegistration = (personId: string) =>
	sql<boolean>`(registration.person_id = ${personId} or (registration.person_id is null and registration.email = (
		select lower(email) from person where id = ${personId} and email_verified)))`;
