import { fail, type RequestEvent } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { qrDrawing } from '#platform/pdf/qr.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { readAnswers, textsOf } from '#rooms/events/answer.form.ts';
import { listAnswers, saveAnswers } from '#rooms/events/answers.server.ts';
import { loadForm } from '#rooms/events/asked-form.server.ts';
import { findCertificateOf } from '#rooms/events/certificate.server.ts';
import { checkInCodes } from '#rooms/events/check-in-code.server.ts';
import { shownCode } from '#rooms/events/check-in.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { stateName } from '#rooms/events/event-words.ts';
import { listMaterials } from '#rooms/events/materials.server.ts';
import { listOwnAtSameTime } from '#rooms/events/my-events.server.ts';
import { listQuestions } from '#rooms/events/questions.server.ts';
import { personIn } from '#rooms/events/registration-fields.ts';
import { currentStates } from '#rooms/events/registration.ts';
import {
	listParty,
	placeInQueue,
	type RegistrationRecord
} from '#rooms/events/registration-record.server.ts';
import {
	chooseAgain,
	readPartyFiles,
	withFilesKept,
	withFormerFiles
} from './answer-files-page.server.ts';
import { describeMaterials } from './materials-page.server.ts';
import { sayProblems } from './problem-words.server.ts';
import { personalPath } from './registering.server.ts';

/** One's own registration: where it stands, and what may be done with it. */
export async function loadMyRegistration(
	{ locals, params }: RequestEvent & { params: { token: string } },
	record: EventRecord,
	own: RegistrationRecord
) {
	const { db, locale, now, person } = locals;
	const { state, partyId } = own;
	const isSelf = person !== null && own.personId === person.id;
	const [party, place, overlaps, followUp, answers, codeOf, certificate, materials] =
		await Promise.all([
			listParty(db, partyId),
			state === 'waiting' ? placeInQueue(db, { eventId: record.id, partyId }) : null,
			isSelf ? listOwnAtSameTime(db, person.id, record) : [],
			state === 'confirmed' ? loadForm(db, record, { locale, stage: 'follow_up' }) : null,
			listAnswers(db, own.id),
			checkInCodes(db),
			findCertificateOf(db, own.id),
			listMaterials(db, record.id)
		]);
	const code = state === 'confirmed' ? codeOf(own.id) : null;
	const isRunning = !record.calledOffAt && now < record.endsAt;
	return {
		name: own.name,
		email: own.email,
		organisation: own.organisationName,
		type: own.participantTypeId,
		state,
		stateName: stateName(state, locale),
		offeredUntil: own.offeredUntil,
		place,
		party: party.length > 1 ? party.map(({ id, name }) => ({ id, name })) : [],
		mayAccept: isRunning && state === 'offered',
		mayWithdraw: isRunning && currentStates.includes(state),
		materials: describeMaterials(
			materials.filter(({ isPublic }) => isPublic || state === 'confirmed'),
			record,
			{ locale, token: params.token }
		),
		mayChange: isRunning && currentStates.includes(state),
		code: code && isRunning ? { text: shownCode(code), drawing: await drawn(code) } : null,
		certificate: certificate ? `/${locale}/certificates/${certificate.code}` : null,
		onlineUrl: state === 'confirmed' && isRunning ? record.onlineUrl : null,
		overlaps: overlaps.map((other) => nameFor(other.texts, locale, other.originalLocale)),
		followUp: followUp && followUp.questions.length > 0 ? followUp : null,
		values: Object.fromEntries(
			[...answers].map(([id, value]) => [`p0.q.${id}`, textsOf(value).join('\n')])
		)
	};
}

const drawn = async (code: string): Promise<string> =>
	`data:image/svg+xml,${encodeURIComponent(await qrDrawing(code))}`;

/** The organiser's later questions to those who have a seat; one may answer again. */
export async function saveFollowUp(
	event: RequestEvent & { params: { token: string } },
	record: EventRecord,
	own: RegistrationRecord
) {
	const { db, locale, now, actor } = event.locals;
	const fields = personIn(await event.request.formData(), 'p0');
	const questions = await listQuestions(db, record.id, { stage: 'follow_up' });
	const given = await readPartyFiles([fields], questions);
	const files = await withFormerFiles(db, own.id, given);
	const read = readAnswers(questions, {
		typeId: own.participantTypeId,
		sent: (id) => fields.answers.get(id) ?? [],
		files: files.get('p0')
	});
	const problems = [
		...given.problems,
		...read.problems.map(({ questionId, reason }) => ({ name: `p0.q.${questionId}`, reason }))
	];
	if (problems.length > 0)
		return fail(400, {
			problems: sayProblems([...problems, ...chooseAgain(given)], locale),
			values: Object.fromEntries(
				[...fields.answers].map(([id, texts]) => [`p0.q.${id}`, texts.join('\n')])
			)
		});
	const asked = questions.map(({ id }) => id);
	const [{ answers } = read] = await withFilesKept(db, actor, [read]);
	await attempt(db, (tx) => saveAnswers(tx, { registrationId: own.id, asked, answers }, now));
	return leadOn(event, personalPath(event, event.params.token), 'events_saved');
}
