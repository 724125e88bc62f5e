import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import {
	isGiven,
	keepFiles,
	readFiles,
	type GivenFile
} from '#rooms/events/answer-files.server.ts';
import { listAnswers } from '#rooms/events/answers.server.ts';
import { keptFileIn, type Question } from '#rooms/events/question.ts';
import type { PartyFields } from '#rooms/events/registration-fields.ts';
import type { FieldProblem } from '#rooms/clusters/cluster.form.ts';
import { openHouse } from '../house.server.ts';

type Given = { files: Map<string, Map<string, GivenFile>>; problems: FieldProblem[] };

/** The files that came along with each person of a party, and what is wrong with the others. */
export async function readPartyFiles(
	party: readonly PartyFields[],
	questions: readonly Question[]
): Promise<Given> {
	const given: Given = { files: new Map(), problems: [] };
	for (const { prefix, files } of party) {
		const read = await readFiles(files, questions);
		given.files.set(prefix, read.files);
		for (const { questionId, reason } of read.problems)
			given.problems.push({ name: `${prefix}.q.${questionId}`, reason });
	}
	return given;
}

/** A form that is shown again has lost the files that were chosen: no browser fills those in. */
export const chooseAgain = ({ files }: Given): FieldProblem[] =>
	[...files].flatMap(([prefix, own]) =>
		[...own.keys()].map((id) => ({ name: `${prefix}.q.${id}`, reason: 'choose_file_again' }))
	);

/** Puts the files of these people into the store; without any, nothing is asked of it. */
export async function withFilesKept<One extends { answers: ReadonlyMap<string, unknown> }>(
	db: Database,
	actor: Actor,
	people: readonly One[]
): Promise<One[]> {
	if (!people.some(({ answers }) => [...answers.values()].some(isGiven))) return [...people];
	const { files } = await openHouse();
	return db.transaction().execute(async (tx) => {
		const kept: One[] = [];
		for (const one of people)
			kept.push({ ...one, answers: await keepFiles(tx, { files, actor }, one.answers) });
		return kept;
	});
}

/** What one person's form brought, and what they gave before where it brought nothing. */
export async function withFormerFiles(db: Database, registrationId: string, { files }: Given) {
	const former = await listAnswers(db, registrationId);
	const kept = [...former].filter(([, value]) => keptFileIn(value));
	return new Map([...files].map(([prefix, own]) => [prefix, new Map([...kept, ...own])]));
}
