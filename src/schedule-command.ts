/** The scheduler's commands, as words of `bin/osnova`. */
import { Complaint, runCheck, runSchedule } from '#scheduler';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Command } from '#platform/serve/command.ts';

export const scheduleCommand: Command = {
	usage: 'FILE [--json] [--limits]',
	summary: 'a timetable for an event (.json, .xlsx, .dzn, folder of .csv)',
	run: (args) => call(runSchedule, args)
};

export const checkCommand: Command = {
	usage: 'FILE SCHEDULE',
	summary: 'whether a timetable keeps every rule and its own promises',
	run: (args) => call(runCheck, args)
};

async function call(command: typeof runSchedule, args: string[]): Promise<void> {
	process.chdir(process.env.OSNOVA_CALLED_FROM ?? '.');
	try {
		process.exitCode = await command(args, process);
		// What is printed can be long, and the command ends with the process.
		await new Promise((done) => process.stdout.write('', done));
	} catch (error) {
		throw error instanceof Complaint ? new PlainSentence(error.message) : error;
	}
}
