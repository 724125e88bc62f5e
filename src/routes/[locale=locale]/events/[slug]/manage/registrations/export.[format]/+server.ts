import { error } from '@sveltejs/kit';
import { m } from '#messages';
import { isSheetFormat, sheetResponse, type Row } from '#platform/sheets/sheet.server.ts';
import { wallTime } from '#platform/wall-time.ts';
import { textsOf } from '#rooms/events/answer.form.ts';
import { loadForm } from '#rooms/events/asked-form.server.ts';
import { stateName } from '#rooms/events/event-words.ts';
import { listAnswersOf, listRegistrations } from '#rooms/events/registration-list.server.ts';
import { answerText } from '../../../../../../answer-words.ts';
import { organisedEvent } from '../../../../../../event-page.server.ts';
import { registrationFilterIn } from '../../../../../../registration-manage.server.ts';
import type { RequestHandler } from './$types';

const batch = 500;

/** The list as it is filtered, with a column for each question of both forms. */
export const GET: RequestHandler = async (event) => {
	const record = await organisedEvent(event);
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const { db, locale } = event.locals;
	const filter = registrationFilterIn(event.url);
	const [form, later] = await Promise.all([
		loadForm(db, record, { locale, stage: 'registration' }),
		loadForm(db, record, { locale, stage: 'follow_up' })
	]);
	const questions = [...form.questions, ...later.questions];
	async function* batches(): AsyncGenerator<Row[]> {
		for (let offset = 0; ; offset += batch) {
			const { rows } = await listRegistrations(db, record.id, filter, { limit: batch, offset });
			const answers = await listAnswersOf(
				db,
				rows.map(({ id }) => id)
			);
			yield rows.map((row) => ({
				name: row.name,
				email: row.email,
				phone: row.phone,
				organisation: row.organisationName,
				job: row.jobTitle,
				type: form.types.find(({ value }) => value === row.participantTypeId)?.label ?? '',
				state: stateName(row.state, locale),
				at: wallTime(record.timeZone, row.registeredAt).replace('T', ' '),
				party: row.partyId,
				...Object.fromEntries(
					questions.map((question) => {
						const value = answers.get(row.id)?.get(question.id);
						const text = value === undefined ? '' : answerText(question, textsOf(value), locale);
						return [question.id, text];
					})
				)
			}));
			if (rows.length < batch) return;
		}
	}
	const in_ = { locale };
	const columns = [
		{ key: 'name', label: m.events_person_name({}, in_) },
		{ key: 'email', label: m.events_person_email({}, in_) },
		{ key: 'phone', label: m.events_person_phone({}, in_) },
		{ key: 'organisation', label: m.events_person_organisation({}, in_) },
		{ key: 'job', label: m.events_person_job({}, in_) },
		{ key: 'type', label: m.events_participant_type({}, in_) },
		{ key: 'state', label: m.events_my_state({}, in_) },
		{ key: 'at', label: m.events_registered_at({}, in_) },
		{ key: 'party', label: m.events_my_party({}, in_) },
		...questions.map(({ id, label }) => ({ key: id, label: Object.values(label)[0] ?? id }))
	];
	return sheetResponse({ name: record.slug, columns, batches: batches() }, format);
};
