import { newId } from '#platform/ids.ts';
import { locales } from '#platform/locale.ts';
import { assemble } from '#rooms/agreements/assembly.ts';
import { cooperationAreas } from '#rooms/agreements/areas.ts';
import { findTemplate } from '#rooms/agreements/shelf.ts';
import { numbered, preambleTemplate, withReferences } from '#rooms/agreements/version.ts';

/** The clauses of an inter-cluster agreement in six languages, each document with a number of its own. */
export function agreementTemplateOf(number: number) {
	const template = findTemplate('intercluster_agreement');
	if (!template) throw new Error('the library has no inter-cluster agreement');
	const facts = {
		...{ kind: 'intercluster_agreement' as const, reference: '', originalLocale: 'pl' as const },
		...{ bindingLocale: null, amountCents: 100_000 + number, currency: 'EUR', startsOn: null },
		...{ endsOn: '2029-12-31', noticeMonths: 3, renewal: 'none' as const, renewalMonths: null },
		isPublic: true
	};
	const filling = { facts, parties: [], ownerNames: {}, name: `Projekt ${number}`, place: 'Łódź' };
	const choice = { areas: [...cooperationAreas], optional: ['languages'] };
	const made = assemble(template, { locales: [...locales], choice, filling }, newId);
	const rows = made.clauses.map((clause, position) => ({ ...clause, position }));
	const more = rows
		.filter(({ template: name }) => name !== preambleTemplate)
		.slice(0, 8)
		.map((clause, at) => ({
			...clause,
			key: newId(),
			parentKey: null,
			position: rows.length + at
		}));
	return withReferences(numbered([...rows, ...more]));
}
