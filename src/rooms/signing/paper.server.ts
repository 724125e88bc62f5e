import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import { keepScan, type Scan } from '#rooms/agreements/scan.server.ts';
import type { Occasion } from './occasion.ts';
import { holdStep, signStep } from './sign.server.ts';

type Paper = {
	stepId: string;
	scan: Scan;
	files: FileStore;
	signedOn: string | null;
	occasion: Occasion;
};

/** A signature given in ink, as its scan shows it: it counts like any other. */
export async function enterPaperSignature(
	tx: Transaction,
	actor: Actor,
	{ stepId, scan, files, signedOn, occasion }: Paper
): Promise<Outcome<unknown>> {
	if (scan.content.length === 0) return refuse('scan_missing');
	const ground = await holdStep(tx, stepId);
	if (!ground.ok) return ground;
	const kept = await keepScan(tx, actor, scan, files);
	if (!kept.ok) return kept;
	return signStep(tx, actor, {
		...{ stepId, means: 'paper', name: ground.value.step.name, isIntended: true },
		...{ digest: ground.value.digest, drawing: null, signedOnPaperOn: signedOn },
		...{ scanFileId: kept.value?.fileId ?? null, scanDigest: kept.value?.digest ?? null },
		...{ address: null, device: null, occasion }
	});
}
