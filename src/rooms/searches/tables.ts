import type { Locale } from '#platform/locale.ts';
import type { Alert } from './alert.ts';

export type SavedSearchTable = {
	id: string;
	personId: string;
	name: string;
	/** The language its words were typed in. */
	locale: Locale;
	query: string;
	alert: Alert;
	savedAt: Date;
	/** What everybody could find by then was told, or was there when it was saved. */
	toldAt: Date;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		savedSearch: SavedSearchTable;
	}
}
