import { wallClock } from '#platform/clock.ts';
import type { Job } from '#platform/jobs/job.ts';
import { enqueue } from '#platform/jobs/jobs.server.ts';
import { log } from '#platform/log.server.ts';
import { memberIntake } from '#rooms/clusters/member-intake.server.ts';
import { figureIntake } from '#rooms/insights/figure-intake.server.ts';
import type { ImportKind } from '#rooms/organisations/import-columns.ts';
import type { Intake } from '#rooms/organisations/import-intake.ts';
import { checkImport, runImport, type Work } from '#rooms/organisations/import-run.server.ts';
import { failImport, getImport } from '#rooms/organisations/import.server.ts';
import { organisationIntake } from '#rooms/organisations/organisation-intake.server.ts';
import { askReliance } from './organisation-ties.server.ts';

/** Each kind of table and who takes it in. */
const intakes: Record<ImportKind, Intake> = {
	organisations: organisationIntake(askReliance) as Intake,
	members: memberIntake(askReliance) as Intake,
	figures: figureIntake as Intake
};

export const intakeOf = (kind: ImportKind): Intake => intakes[kind];

type Step = 'check' | 'run';
const steps: Record<Step, typeof checkImport> = { check: checkImport, run: runImport };
const smallEnough = 2000;

export const importJob: Job<{ importId: string; step: Step }> = {
	name: 'import',
	within: 3600,
	work: (work, { importId, step }) => goOn(work, importId, step)
};

/** Small tables are done while the person waits; long ones by whoever works behind the pages. */
export async function beginStep(work: Omit<Work, 'clock'>, importId: string, step: Step) {
	const { rowCount } = await getImport(work.db, importId);
	await failImport(work.db, importId, null);
	if (rowCount <= smallEnough || !process.env.DATABASE_URL)
		return goOn({ ...work, clock: wallClock }, importId, step);
	await enqueue(process.env.DATABASE_URL, importJob.name, { importId, step });
}

async function goOn(work: Work, importId: string, step: Step): Promise<void> {
	const { kind, failure: former } = await getImport(work.db, importId);
	if (former) await failImport(work.db, importId, null);
	try {
		await steps[step](work, importId, intakeOf(kind));
	} catch (failure) {
		log.error({ err: failure, importId, step }, 'an import failed');
		await failImport(work.db, importId, String(failure));
		throw failure;
	}
}
