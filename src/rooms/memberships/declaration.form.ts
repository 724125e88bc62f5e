import { z } from 'zod';
import type { FieldProblem } from '#rooms/clusters/cluster.form.ts';
import { checkLegalId, legalIdSchemes } from '#rooms/organisations/legal-id.ts';
import { readAnswers } from '#rooms/events/answer.form.ts';
import type { Question } from '#rooms/events/question.ts';
import {
	consentKinds,
	neededConsents,
	type Answers,
	type DelegateNamed,
	type OrganisationAsked
} from './application.ts';
import type { JoiningQuestion } from './joining-form.server.ts';

const person = z.object({
	name: z.string().min(1, 'person_name_missing').max(200, 'name_too_long'),
	email: z.email('email_wrong').max(200, 'email_wrong'),
	phone: z.string().max(60, 'name_too_long')
});

type Read<Value> = { value: Value; problems: FieldProblem[] };
const textIn = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** Somebody named on the form: `<prefix>_name`, `<prefix>_email`, `<prefix>_phone`. */
export function readPerson(form: FormData, prefix: string): Read<DelegateNamed> {
	const fields = {
		name: textIn(form, `${prefix}_name`),
		email: textIn(form, `${prefix}_email`),
		phone: textIn(form, `${prefix}_phone`)
	};
	const { error } = person.safeParse(fields);
	return {
		value: { ...fields, email: fields.email.toLowerCase(), phone: fields.phone || null },
		problems: (error?.issues ?? []).map(({ path, message }) => ({
			name: `${prefix}_${String(path[0])}`,
			reason: message
		}))
	};
}

/** The deputy may be left out as a whole. */
export function readDeputy(form: FormData): Read<DelegateNamed | null> {
	const isEmpty = ['name', 'email', 'phone'].every((part) => !textIn(form, `deputy_${part}`));
	return isEmpty ? { value: null, problems: [] } : readPerson(form, 'deputy');
}

const fields = [
	'name',
	'country',
	'town',
	'postcode',
	'street',
	'website',
	'needs',
	'offers'
] as const;

/** The organisation as the applicant describes it, with its register number where one is given. */
export function readOrganisation(form: FormData): Read<OrganisationAsked> {
	const said = fields.flatMap((name) => {
		const text = textIn(form, `organisation_${name}`).slice(
			0,
			name === 'needs' || name === 'offers' ? 4000 : 300
		);
		return text ? [[name, text] as const] : [];
	});
	const value: OrganisationAsked = { ...Object.fromEntries(said) };
	const problems: FieldProblem[] = value.name
		? []
		: [{ name: 'organisation_name', reason: 'name_missing' }];
	const number = textIn(form, 'legal_id');
	const scheme = legalIdSchemes.find((one) => one === textIn(form, 'legal_scheme'));
	if (number && scheme) {
		const answer = checkLegalId(scheme, number);
		if (answer.ok) value.legalIds = [{ scheme, value: answer.value }];
		else problems.push({ name: 'legal_id', reason: answer.reason });
	}
	return { value, problems };
}

export const readConsents = (form: FormData) =>
	consentKinds.filter((kind) => form.has(`consent_${kind}`));

export const consentProblems = (given: readonly string[]): FieldProblem[] =>
	neededConsents
		.filter((kind) => !given.includes(kind))
		.map((kind) => ({ name: `consent_${kind}`, reason: 'consent_missing' }));

/** The cluster's questions, as the questions of any form. */
export const asQuestions = (questions: readonly JoiningQuestion[]): Question[] =>
	questions.map(({ options, ...question }) => ({
		...question,
		stage: 'registration',
		hints: {},
		options: options.map(({ value, labels }) => ({ key: value, labels })),
		participantTypeIds: [],
		shownIfQuestionId: null,
		shownIfValues: [],
		prefill: null,
		retiredAt: null
	}));

export function readQuestionnaire(
	form: FormData,
	questions: readonly JoiningQuestion[]
): Read<Answers> {
	const { answers, problems } = readAnswers(asQuestions(questions), {
		typeId: null,
		sent: (id) => form.getAll(`q.${id}`).map(String)
	});
	return {
		value: Object.fromEntries(answers) as Answers,
		problems: problems.map(({ questionId, reason }) => ({ name: `q.${questionId}`, reason }))
	};
}
