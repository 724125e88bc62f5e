import type { Actor } from '#platform/actor.ts';
import { wallClock } from '#platform/clock.ts';
import type { Job } from '#platform/jobs/job.ts';
import { enqueue } from '#platform/jobs/jobs.server.ts';
import { log } from '#platform/log.server.ts';
import type { Outcome } from '#platform/outcome.ts';
import { memberIntake } from '#rooms/clusters/member-intake.server.ts';
import { figureIntake } from '#rooms/insights/figure-intake.server.ts';
import type { ImportKind } from '#rooms/organisations/import-columns.ts';
import type { Intake } from '#rooms/organisations/import-intake.ts';
import { checkImport, runImport, type Work } from '#rooms/organisations/import-run.server.ts';
import { beginUndo, failImport, getImport } from '#rooms/organisations/import.server.ts';
import { undoImport } from '#rooms/organisations/import-undo.server.ts';
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

type Undoing = { step: 'undo'; personId: string; onBehalfOfId: string | null };
type Order = { importId: string } & ({ step: Step } | Undoing);
type Person = Actor & { personId: string };

export const importJob: Job<Order> = {
	name: 'import',
	within: 3600,
	work: goOn
};

/** Small tables are done while the person waits; long ones by whoever works behind the pages. */
export const beginStep = (work: Omit<Work, 'clock'>, importId: string, step: Step) =>
	begin(work, { importId, step });

export async function beginUndoing(
	work: Omit<Work, 'clock'>,
	importId: string,
	{ personId, onBehalfOfId }: Person
): Promise<Outcome> {
	const begun = await beginUndo(work.db, importId, wallClock());
	if (begun.ok) await begin(work, { importId, step: 'undo', personId, onBehalfOfId });
	return begun;
}

async function begin(work: Omit<Work, 'clock'>, order: Order): Promise<void> {
	const { rowCount } = await getImport(work.db, order.importId);
	await failImport(work.db, order.importId, null);
	if (rowCount <= smallEnough || !process.env.DATABASE_URL)
		return goOn({ ...work, clock: wallClock }, order);
	await enqueue(process.env.DATABASE_URL, importJob.name, order);
}

async function goOn(work: Work, order: Order): Promise<void> {
	const { importId, step } = order;
	const { kind, failure: former } = await getImport(work.db, importId);
	if (former) await failImport(work.db, importId, null);
	try {
		if (order.step === 'undo') await undo(work, order, intakeOf(kind));
		else await steps[order.step](work, importId, intakeOf(kind));
	} catch (failure) {
		log.error({ err: failure, importId, step }, 'an import failed');
		await failImport(work.db, importId, String(failure));
		throw failure;
	}
}

/** One that is undone already, as by an interrupted turn before, is left at that. */
async function undo(work: Work, order: { importId: string } & Undoing, intake: Intake) {
	const { importId, personId, onBehalfOfId } = order;
	await undoImport(work, importId, { personId, onBehalfOfId, grants: [] }, intake);
}
