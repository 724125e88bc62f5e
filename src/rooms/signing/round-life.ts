import type { Task } from './round.ts';

export type StepState = {
	id: string;
	turn: number;
	task: Task;
	isDone: boolean;
	isRefused: boolean;
};

/** The turn it is: the lowest in which somebody is still waited for. */
export function openTurn(steps: readonly StepState[]): number | undefined {
	const waiting = steps.filter(({ isDone }) => !isDone).map(({ turn }) => turn);
	return waiting.length > 0 ? Math.min(...waiting) : undefined;
}

/** Those whose turn it is now. */
export function dueSteps<Step extends StepState>(steps: readonly Step[]): Step[] {
	const turn = openTurn(steps);
	return steps.filter((step) => step.turn === turn && !step.isDone);
}

export const isComplete = (steps: readonly StepState[]): boolean =>
	steps.some(({ task }) => task === 'signature') && steps.every(({ isDone }) => isDone);

/** When somebody is to be reminded: so many days after they were last written to. */
export const isReminderDue = (lastWritten: Date, remindDays: number, now: Date): boolean =>
	now.getTime() - lastWritten.getTime() >= remindDays * 86_400_000;
