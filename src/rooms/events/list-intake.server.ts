import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { inspectSheet, rowsOf } from '#platform/sheets/sheet-in.server.ts';
import type { Occasion } from './occasion.ts';
import { register } from './registration.server.ts';
import type { Applicant } from './submission.ts';

export type ListedPerson = { line: number; name: string; email: string; organisation: string };
export type Skipped = ListedPerson & { reason: string };

const most = 2_000;
const heads: Record<'name' | 'email' | 'organisation', RegExp> = {
	email: /e-?mail|имейл|почт|поща|courriel/i,
	organisation: /organi[sz]|firm|compan|entrepr|unternehm|инстит|предпр|организац|фирм/i,
	name: /name|imi|nazwisk|nom|имя|име|фамил|участник/i
};

/** The people of a table whose columns are named in any of our languages. */
export async function readList(bytes: Uint8Array): Promise<Outcome<ListedPerson[]>> {
	const inspected = await inspectSheet(bytes);
	if (!inspected.ok) return inspected;
	const people: ListedPerson[] = [];
	const columns = columnsOf(inspected.value.headings);
	for await (const { number, cells } of rowsOf(bytes)) {
		const cell = (at: number) => (cells[at] ?? '').trim().replace(/\s+/g, ' ');
		const email = cell(columns.email).toLowerCase();
		const name = cell(columns.name).slice(0, 200);
		const organisation = cell(columns.organisation).slice(0, 300);
		if (email || name) people.push({ line: number, name: name || email, email, organisation });
		if (people.length >= most) break;
	}
	return accept(people);
}

function columnsOf(cells: readonly string[]) {
	const find = (head: RegExp, otherwise: number) => {
		const at = cells.findIndex((cell) => head.test(cell));
		return at < 0 ? otherwise : at;
	};
	const email = find(heads.email, 1);
	const organisation = find(heads.organisation, 2);
	const name = cells.findIndex(
		(cell, at) => at !== email && at !== organisation && heads.name.test(cell)
	);
	return { email, organisation, name: name < 0 ? 0 : name };
}

/** Registers a list, each for themselves; who cannot be entered is told with the line and why. */
export async function enterList(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		people,
		participantTypeId,
		locale
	}: {
		eventId: string;
		people: readonly ListedPerson[];
		participantTypeId: string | null;
		locale: Locale;
	},
	occasion: Occasion
): Promise<Outcome<{ entered: number; skipped: Skipped[] }>> {
	const skipped: Skipped[] = [];
	const seen = new Set<string>();
	let entered = 0;
	for (const person of people) {
		const reason = faultOf(person, seen);
		seen.add(person.email);
		const one = { eventId, submissionId: newId(), locale, isByOrganiser: true };
		const applicants = [applicantOf(person, participantTypeId)];
		const done = reason
			? refuse(reason)
			: await register(tx, actor, { ...one, applicants }, occasion);
		if (done.ok) entered += 1;
		else skipped.push({ ...person, reason: done.reason });
	}
	await record(tx, actor, {
		deed: 'registration.list_entered',
		subject: { kind: 'event', id: eventId },
		details: { entered, skipped: skipped.length }
	});
	return accept({ entered, skipped });
}

function faultOf({ email }: ListedPerson, seen: ReadonlySet<string>): string | undefined {
	if (seen.has(email)) return 'email_twice_in_list';
	return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? undefined : 'email_wrong';
}

const applicantOf = (
	{ name, email, organisation }: ListedPerson,
	participantTypeId: string | null
): Applicant => ({
	name,
	email,
	phone: null,
	organisationId: null,
	organisationName: organisation || null,
	jobTitle: null,
	participantTypeId,
	answers: new Map()
});
