import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Prefill, QuestionKind } from './question.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kinds: Record<QuestionKind, Say> = {
	short_text: m.events_question_short_text,
	long_text: m.events_question_long_text,
	number: m.events_question_number,
	date: m.events_question_date,
	one_of: m.events_question_one_of,
	many_of: m.events_question_many_of,
	yes_no: m.events_question_yes_no,
	consent: m.events_question_consent,
	country: m.events_question_country,
	phone: m.events_question_phone,
	web_address: m.events_question_web_address,
	file: m.events_question_file
};
const prefills: Record<Prefill, Say> = {
	country: m.clusters_country,
	town: m.clusters_town,
	website: m.events_website,
	phone: m.events_person_phone,
	size: m.events_prefill_size,
	legal_id: m.events_prefill_legal_id
};

export const questionKindName = (kind: QuestionKind, locale: Locale) => kinds[kind]({}, { locale });
export const prefillName = (prefill: Prefill, locale: Locale) => prefills[prefill]({}, { locale });
