/** The package's own form, JSON: reading a problem, and a schedule to be checked. */
import type { z } from 'zod';
import type { AimReport } from '../answer.ts';
import { Complaint, type Whereabouts } from '../complaint.ts';
import type { Problem, Schedule } from '../problem.ts';
import { checkProblem } from './check-problem.ts';
import { findJsonError, lineOfPath } from './json-lines.ts';
import { placeInProblem, type Path } from './place.ts';
import { firstMisfit, PROBLEM, SCHEDULE } from './shape.ts';

/**
 * Reads a `Problem` from its JSON form. Fields that are not part of the form are refused, so that a
 * misspelt one is never passed over.
 * @throws {Complaint} naming list, line, entry and field, e.g. `meetings, line 31, entry 12, who:
 * names "anna", who is not among the participants`.
 */
export function readJson(text: string): Problem {
	const problem = readShape(text, PROBLEM);
	checkProblem(problem, (path) => placeIn(text, path));
	return problem;
}

/**
 * Reads a schedule from what `schedule --json` prints, `{ meetings: [{ meeting, slot, table,
 * delegates?, resources? }], aims?, … }`: the meetings and, where it is given, the certificate;
 * anything beside them is left alone. Whether the ids name anything, and whether schedule and
 * certificate hold, is for the checker to say.
 * @throws {Complaint} naming list, line, entry and field.
 */
export function readSchedule(text: string): Schedule & { aims?: AimReport[] } {
	return readShape(text, SCHEDULE);
}

function readShape<T>(marked: string, schema: z.ZodType<T>): T {
	const text = marked.replace(/^\uFEFF/, '');
	const value = parse(text);
	const read = schema.safeParse(value);
	if (read.success) return read.data;
	const { path, says } = firstMisfit(read.error.issues, value);
	throw new Complaint(placeIn(text, path), says);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		const { line, says } = findJsonError(text) ?? { line: 1, says: 'is not JSON' };
		throw new Complaint({ line, field: 'file' }, says);
	}
}

/** A missing field has no line of its own: then that of the entry it is missing from. */
function placeIn(text: string, path: Path): Whereabouts {
	let line: number | undefined;
	for (let steps = path.length; steps >= 0 && line === undefined; steps--) {
		line = lineOfPath(text, path.slice(0, steps));
	}
	return { ...placeInProblem(path), line: line ?? 1 };
}
