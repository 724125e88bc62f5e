/** From an event to its timetable: bounds first, then search, then proof, and the best of it all. */
import type { Answer } from './answer.ts';
import { compile } from './compile.ts';
import { Course } from './course.ts';
import type { Options } from './options.ts';
import type { Problem } from './problem.ts';

/**
 * Schedules an event. The problem must be in order (`readJson`, `readSheets` and `readDzn` see to
 * that). Ends when every aim has reached its bound, when the time or the steps are used up, or when
 * the signal says so; the best schedule found until then is the answer.
 */
export async function schedule(problem: Problem, options: Options = {}): Promise<Answer> {
	return new Course(compile(problem, options), options).run();
}
