import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { enter } from './entering.server.ts';
import { registrationTime } from './event.ts';
import type { Occasion } from './occasion.ts';
import { personalToken } from './personal-link.server.ts';
import { findHost, type Host } from './registration-host.server.ts';
import { currentStates, type RegistrationState } from './registration.ts';
import { seatsFor } from './seating.server.ts';
import type { Applicant, Registered, Sent, Submission } from './submission.ts';

nameViolations({
	registration_email_registered: 'registered_already',
	registration_submitted_already: 'submitted_already'
});

/**
 * Registers parties for one event, all in one go, in the order they came. While seats are free the
 * event is held for a moment, so that none is given twice; once it is full nobody holds up anybody, and
 * arrival is counted by a sequence. One outcome for each: who is refused does not hinder the others.
 */
export async function registerAll(
	tx: Transaction,
	eventId: string,
	sent: readonly Sent[],
	occasion: Occasion
): Promise<Outcome<Registered>[]> {
	const { now, secret } = occasion;
	const host = await findHost(tx, eventId);
	const known = await findKnown(tx, eventId, sent);
	const outcomes = sent.map(({ submission }) => {
		const refused = host ? refusalOf(host, submission, now) : refuse('event_gone');
		return refused ?? known.meet(submission);
	});
	const welcome = sent.filter((_, at) => outcomes[at] === undefined);
	if (!host || welcome.length === 0) return outcomes.map((one) => one ?? refuse('event_gone'));
	const states = await statesFor(tx, host, welcome);
	const seated = welcome.flatMap((one, at) => {
		const state = states[at] ?? 'waiting';
		return one.submission.isWalkIn && state === 'waiting' ? [] : [{ ...one, state }];
	});
	const parties = await enter(tx, host, seated, occasion);
	const done = new Map(parties.map((party) => [party.submissionId, party]));
	return sent.map(({ submission }, at) => {
		const party = done.get(submission.submissionId);
		const outcome = outcomes[at];
		if (outcome) return outcome;
		if (!party) return refuse('no_seat_free');
		const { token } = personalToken(secret, submission.submissionId);
		return accept({ ids: party.ids, state: party.state, token });
	});
}

/** The same for one party. */
export async function register(
	tx: Transaction,
	actor: Actor,
	submission: Submission,
	occasion: Occasion
): Promise<Outcome<Registered>> {
	const [outcome] = await registerAll(tx, submission.eventId, [{ actor, submission }], occasion);
	return outcome ?? refuse('event_gone');
}

function refusalOf(host: Host, submission: Submission, now: Date) {
	const { applicants, isByOrganiser = false } = submission;
	const time = registrationTime(host, now);
	const isLate = time === 'called_off' || (time !== 'open' && !isByOrganiser);
	if (!host.announcedAt && !isByOrganiser) return refuse('event_gone');
	if (isLate) return refuse(`registration_${time}`);
	const emails = applicants.map(({ email }) => email);
	if (new Set(emails).size < emails.length) return refuse('email_twice_in_party');
	const isTypeKnown = ({ participantTypeId: id }: Applicant) =>
		host.types.length === 0 ? id === null : host.types.some((type) => type.id === id);
	return applicants.every(isTypeKnown) ? undefined : refuse('participant_type_missing');
}

/** Who is there already, by the form and by address; those met on the way are there for the next. */
async function findKnown(tx: Transaction, eventId: string, sent: readonly Sent[]) {
	const emailsOf = ({ applicants }: Submission) => applicants.map(({ email }) => email);
	const [forms, addresses] = await Promise.all([
		tx
			.selectFrom('registration')
			.select('submissionId')
			.where(
				'submissionId',
				'in',
				sent.map(({ submission }) => submission.submissionId)
			)
			.execute(),
		tx
			.selectFrom('registration')
			.select('email')
			.where('eventId', '=', eventId)
			.where(
				'email',
				'in',
				sent.flatMap(({ submission }) => emailsOf(submission))
			)
			.where('state', 'in', currentStates)
			.execute()
	]);
	const submitted = new Set(forms.map(({ submissionId }) => submissionId));
	const registered = new Set(addresses.map(({ email }) => email));
	return {
		meet(submission: Submission) {
			if (submitted.has(submission.submissionId)) return refuse('submitted_already');
			const email = emailsOf(submission).find((one) => registered.has(one));
			if (email) return refuse('registered_already', { email });
			submitted.add(submission.submissionId);
			for (const one of emailsOf(submission)) registered.add(one);
			return undefined;
		}
	};
}

async function statesFor(
	tx: Transaction,
	host: Host,
	sent: readonly Sent[]
): Promise<RegistrationState[]> {
	const needsApproval = ({ submission: { applicants, isByOrganiser } }: Sent) =>
		!isByOrganiser &&
		applicants.some(
			({ participantTypeId: id }) =>
				(host.types.find((type) => type.id === id)?.admission ?? host.admission) === 'approval'
		);
	const direct = sent.filter((one) => !needsApproval(one));
	const parties = direct.map(({ submission: { applicants } }) =>
		applicants.map(({ participantTypeId }) => participantTypeId)
	);
	const given = await seatsFor(tx, host, parties);
	return sent.map((one) => given[direct.indexOf(one)] ?? 'applied');
}
