import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { textIn } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isId, newId } from '#platform/ids.ts';
import { passGate } from '#rooms/events/gate.server.ts';
import { personalToken } from '#rooms/events/personal-link.server.ts';
import {
	mostPeople,
	partyIn,
	valuesOfParty,
	withoutPerson,
	type PartyFields
} from '#rooms/events/registration-fields.ts';
import { chooseAgain, readPartyFiles, withFilesKept } from './answer-files-page.server.ts';
import { readParty } from '#rooms/events/registration.form.ts';
import type { Registered, Submission } from '#rooms/events/submission.ts';
import { sayProblems } from './problem-words.server.ts';
import type { registrationGround } from './registration-ground.server.ts';
import { occasionOf, ownOrganisation } from './registration-page.server.ts';

type Ground = NonNullable<Awaited<ReturnType<typeof registrationGround>>>;
type By = Pick<Submission, 'isByOrganiser' | 'isWalkIn'> & { actor: Actor };

/** What was sent, shown again: with one person more or less, or with what speaks against it. */
function again(
	party: readonly PartyFields[],
	submissionId: string,
	problems: { name?: string; text: string }[] = []
) {
	const shown = { values: valuesOfParty(party), people: party.length, submissionId, problems };
	return fail(400, shown);
}

const blank = (at: number): PartyFields => ({
	prefix: `p${at}`,
	name: '',
	email: '',
	phone: '',
	organisation: '',
	organisationId: null,
	job: '',
	type: null,
	answers: new Map(),
	files: new Map()
});

/** Takes the form of a party; whoever sends it twice comes to the same page. */
export async function takeRegistration(
	event: RequestEvent,
	ground: Ground,
	{ by, onDone }: { by: By; onDone: (done: Registered) => never | Promise<never> }
) {
	const { db, locale } = event.locals;
	const form = await event.request.formData();
	const party = partyIn(form);
	const submissionId = isId(textIn(form, 'submission')) ? textIn(form, 'submission') : newId();
	if (form.has('add') && party.length < mostPeople)
		return again([...party, blank(party.length)], submissionId);
	if (form.has('remove') && party.length > 1)
		return again(withoutPerson(party, Number(form.get('remove'))), submissionId);
	const { record, questions, types } = ground;
	const given = await readPartyFiles(party, questions);
	const hasTypes = types.length > 0;
	const { applicants, problems } = readParty(party, { questions, hasTypes, files: given.files });
	const wrong = [...given.problems, ...problems];
	if (wrong.length > 0)
		return again(party, submissionId, sayProblems([...wrong, ...chooseAgain(given)], locale));
	const occasion = await occasionOf(event);
	const submission = {
		eventId: record.id,
		submissionId,
		locale,
		applicants: await withFilesKept(
			db,
			by.actor,
			applicants.map((one) => ({
				...one,
				organisationId: ownOrganisation(event, one.organisationId)
			}))
		),
		...(by.isByOrganiser && { isByOrganiser: true }),
		...(by.isWalkIn && { isWalkIn: true })
	};
	const done = await passGate(db, { actor: by.actor, submission }, occasion);
	if (done.ok) return onDone(done.value);
	if (done.reason === 'submitted_already')
		redirect(303, personalPath(event, personalToken(occasion.secret, submissionId).token));
	const at = party.findIndex(({ email }) => email.toLowerCase() === done.details.email);
	const text = refusalText({ ...done, details: { email: '', ...done.details } }, locale);
	const refusal = { text, ...(at >= 0 && { name: `p${at}.email` }) };
	return again(party, submissionId, [refusal, ...sayProblems(chooseAgain(given), locale)]);
}

export const personalPath = ({ locals, params }: RequestEvent, token: string): string =>
	`/${locals.locale}/events/${params.slug}/registration/${token}`;
