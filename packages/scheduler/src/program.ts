#!/usr/bin/env node
/** The scheduler on a command line of its own: `osnova-schedule schedule FILE`, `check FILE SCHEDULE`. */
import { Complaint } from './complaint.ts';
import { runCheck, runSchedule, USAGE } from './commands.ts';

const [word, ...args] = process.argv.slice(2);
try {
	if (word === 'schedule') process.exitCode = await runSchedule(args, process);
	else if (word === 'check') process.exitCode = await runCheck(args, process);
	else {
		process.stderr.write(USAGE);
		process.exitCode = word === undefined || word === '--help' ? 0 : 2;
	}
} catch (error) {
	if (!(error instanceof Complaint)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
