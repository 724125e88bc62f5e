/** One-to-one meetings, scheduled provably well. See the README. */
export { AIMS, DEFAULT_AIMS, type Aim } from './aims.ts';
export {
	isBest,
	type AimReport,
	type Answer,
	type Argument,
	type Conflict,
	type Status,
	type WishReason
} from './answer.ts';
export { certify } from './certify.ts';
export { check, type Verdict } from './check/check.ts';
export type { Finding } from './check/finding.ts';
export { runCheck, runSchedule } from './commands.ts';
export { Complaint } from './complaint.ts';
export { readDzn } from './dzn.ts';
export { explainBreaks, type BreakReport } from './explain-breaks.ts';
export {
	explainLimits,
	type Gain,
	type GainWord,
	type LimitsOptions,
	type LimitsReport,
	type Worth
} from './explain-limits.ts';
export { readJson, readSchedule } from './forms/json.ts';
export { readProblem } from './forms/read.ts';
export { readSheets } from './forms/sheets.ts';
export { writeTemplate } from './forms/template.ts';
export type { Reason } from './instance.ts';
export type {
	AimName,
	Delegate,
	Half,
	Id,
	Limit,
	Participant,
	Placement,
	Problem,
	Resource,
	Schedule,
	Slot,
	Table,
	Wish,
	WishKind
} from './problem.ts';
export { repair, type Repaired, type RepairOptions, type StandBy } from './repair.ts';
export type { Options, Progress } from './options.ts';
export { schedule } from './schedule.ts';
export { makeSlots } from './slots.ts';
export { listMore, widen, type More } from './widen.ts';
export { conflictSentence, moreSentence, sentenceFor } from './wording.ts';
export {
	explainBreaksInWorker,
	explainLimitsInWorker,
	prepareWorker,
	repairInWorker,
	scheduleInWorker
} from './worker.ts';
