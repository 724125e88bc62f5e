import { isId } from '#platform/ids.ts';

/** One person on a registration form; its fields are called `p0.name`, `p0.q.<question>`. */
export type PartyFields = {
	prefix: string;
	name: string;
	email: string;
	phone: string;
	organisation: string;
	organisationId: string | null;
	job: string;
	type: string | null;
	answers: Map<string, string[]>;
	/** What was sent to questions that ask for a file. */
	files: Map<string, File>;
};

export const mostPeople = 20;

export function partyIn(form: FormData): PartyFields[] {
	const count = Math.min(mostPeople, Math.max(1, Number(form.get('people')) || 1));
	return Array.from({ length: count }, (_, at) => personIn(form, `p${at}`));
}

export function personIn(form: FormData, prefix: string): PartyFields {
	const text = (name: string) => {
		const value = form.get(`${prefix}.${name}`);
		return typeof value === 'string' ? value.trim().replace(/\r\n/g, '\n') : '';
	};
	const lead = `${prefix}.q.`;
	const names = [...new Set([...form.keys()])].filter((name) => name.startsWith(lead));
	return {
		prefix,
		name: text('name').replace(/\s+/g, ' '),
		email: text('email'),
		phone: text('phone'),
		organisation: text('organisation'),
		organisationId: isId(text('organisation_id')) ? text('organisation_id') : null,
		job: text('job'),
		type: isId(text('type')) ? text('type') : null,
		answers: new Map(
			names.flatMap((name) => {
				const texts = form.getAll(name).filter((value) => typeof value === 'string');
				return texts.length > 0 ? [[name.slice(lead.length), texts]] : [];
			})
		),
		files: new Map(
			names.flatMap((name) => {
				const file = form.get(name);
				return file instanceof File && file.size > 0 ? [[name.slice(lead.length), file]] : [];
			})
		)
	};
}

/** Without the one who was taken off the form; those behind move up. */
export function withoutPerson(party: readonly PartyFields[], gone: number): PartyFields[] {
	return party
		.filter((_, at) => at !== gone)
		.map((fields, at) => ({ ...fields, prefix: `p${at}` }));
}

/** As the page fills them in again: every field one text, several answers a line each. */
export function valuesOfParty(party: readonly PartyFields[]): Record<string, string> {
	return Object.fromEntries(
		party.flatMap(({ prefix, answers, files: _files, ...fields }) => [
			...(['name', 'email', 'phone', 'organisation', 'job', 'type'] as const).map(
				(name) => [`${prefix}.${name}`, fields[name] ?? ''] as const
			),
			[`${prefix}.organisation_id`, fields.organisationId ?? ''] as const,
			...[...answers].map(([id, texts]) => [`${prefix}.q.${id}`, texts.join('\n')] as const)
		])
	);
}
