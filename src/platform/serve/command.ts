import type { Report } from '#platform/report.ts';

/** A word of `bin/osnova`. Rooms add theirs in `src/osnova.ts`. */
export interface Command {
	/** What comes after the word: `FILE [--replace]`. */
	usage: string;
	summary: string;
	run(args: string[], report: Report): Promise<void>;
}
