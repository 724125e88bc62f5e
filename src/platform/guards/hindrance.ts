import { isConnectionLost } from '../database/violations.ts';
import { StoreAway } from '../files/file-store.ts';

/** What keeps the house from working for a while and is nobody's mistake. */
export type Hindrance = { status: 502 | 503 | 507; reason: string; message: string };

/** ENOSPC and EDQUOT of the file system, `disk_full` of PostgreSQL. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', '53100']);

export function hindranceOf(error: unknown): Hindrance | undefined {
	if (isDiskFull(error)) return { status: 507, reason: 'disk_full', message: 'the disk is full' };
	if (error instanceof StoreAway)
		return { status: 502, reason: 'files_away', message: 'the file store is away' };
	if (isConnectionLost(error))
		return { status: 503, reason: 'database_away', message: 'the database is away' };
	return undefined;
}

export function isDiskFull(error: unknown): boolean {
	const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
	return fullCodes.has(code ?? '') || (cause !== undefined && isDiskFull(cause));
}
