/**
 * Is this schedule in order, and is what it claims true? Reads the problem and the answer as they
 * are, and shares nothing with the solver but the words they are written in.
 */
import type { Answer } from '../answer.ts';
import type { AimName, Problem, Schedule } from '../problem.ts';
import type { Finding } from './finding.ts';
import { Agenda } from './agenda.ts';
import { boundOf, valueOf } from './claims.ts';
import { brokenRules } from './rules.ts';

export interface Verdict {
	/** Rules that the schedule breaks, and claims of the certificate that are not so. */
	broken: Finding[];
	/** Aims whose bound was counted again, and those whose bound must be believed. */
	verified: AimName[];
	believed: AimName[];
}

/**
 * Checks a schedule against every rule, then the value and the bound of each aim it claims.
 * @param announced the schedule it repairs; without it, changes must be believed
 */
export function check(
	problem: Problem,
	answer: Pick<Answer, 'meetings'> & Partial<Pick<Answer, 'aims'>>,
	announced?: Schedule
): Verdict {
	const agenda = new Agenda(problem, answer.meetings, announced?.meetings);
	const verdict: Verdict = { broken: brokenRules(agenda), verified: [], believed: [] };
	for (const report of answer.aims ?? []) {
		const value = valueOf(agenda, report.aim);
		if (value !== undefined && value !== report.value) {
			verdict.broken.push({ word: 'value_is_wrong', about: [report.aim, report.value, value] });
		}
		const bound = boundOf(agenda, report);
		if (bound === undefined) verdict.believed.push(report.aim);
		else if (bound >= report.bound) verdict.verified.push(report.aim);
		else verdict.broken.push({ word: 'bound_is_wrong', about: [report.aim, report.bound, bound] });
	}
	return verdict;
}
