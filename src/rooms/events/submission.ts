import type { Actor } from '#platform/actor.ts';
import type { Locale } from '#platform/locale.ts';
import type { RegistrationState } from './registration.ts';

export type Applicant = {
	name: string;
	email: string;
	phone: string | null;
	organisationId: string | null;
	organisationName: string | null;
	jobTitle: string | null;
	participantTypeId: string | null;
	answers: ReadonlyMap<string, unknown>;
};

export type Submission = {
	eventId: string;
	/** Made with the form: the same form sent twice is one registration. */
	submissionId: string;
	locale: Locale;
	/** All who come together; they wait, and are offered seats, together. */
	applicants: readonly Applicant[];
	/** The organiser enters them: at any time, without anybody's approval. */
	isByOrganiser?: boolean;
	/** At the door, where there is no queue: a seat or nothing. */
	isWalkIn?: boolean;
};

/** A form and who sent it. */
export type Sent = { actor: Actor; submission: Submission };

export type Registered = { ids: string[]; token: string; state: RegistrationState };
