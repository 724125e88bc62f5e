import { z } from 'zod';
import type { FieldProblem } from '#rooms/clusters/cluster.form.ts';
import { readAnswers } from './answer.form.ts';
import type { Question } from './question.ts';
import type { Applicant } from './submission.ts';
import type { PartyFields } from './registration-fields.ts';

const schema = z.object({
	name: z.string().min(1, 'person_name_missing').max(200, 'name_too_long'),
	email: z.email('email_wrong').max(200, 'email_wrong'),
	phone: z.string().max(60, 'name_too_long'),
	organisation: z.string().max(300, 'name_too_long'),
	job: z.string().max(200, 'name_too_long')
});

type Asked = {
	questions: readonly Question[];
	hasTypes: boolean;
	/** By person and question, the files that came along or were given before. */
	files?: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
};

/** Everybody of a party as they were typed, and what speaks against it, field by field. */
export function readParty(
	party: readonly PartyFields[],
	asked: Asked
): { applicants: Applicant[]; problems: FieldProblem[] } {
	const read = party.map((fields) => readOne(fields, asked));
	return {
		applicants: read.map(({ applicant }) => applicant),
		problems: read.flatMap(({ problems }) => problems)
	};
}

function readOne(fields: PartyFields, { questions, hasTypes, files }: Asked) {
	const { prefix } = fields;
	const { error } = schema.safeParse(fields);
	const wrong = (error?.issues ?? []).map(({ path, message }) => ({
		name: `${prefix}.${String(path[0])}`,
		reason: message
	}));
	const untyped = hasTypes && !fields.type;
	const { answers, problems } = readAnswers(questions, {
		typeId: fields.type,
		sent: (id) => fields.answers.get(id) ?? [],
		files: files?.get(prefix)
	});
	return {
		applicant: {
			name: fields.name,
			email: fields.email.toLowerCase(),
			phone: fields.phone || null,
			organisationId: fields.organisationId,
			organisationName: fields.organisation || null,
			jobTitle: fields.job || null,
			participantTypeId: fields.type,
			answers
		},
		problems: [
			...wrong,
			...(untyped ? [{ name: `${prefix}.type`, reason: 'participant_type_missing' }] : []),
			...problems.map(({ questionId, reason }) => ({ name: `${prefix}.q.${questionId}`, reason }))
		]
	};
}
