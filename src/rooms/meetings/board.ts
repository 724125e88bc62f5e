export type BoardChangeKind =
	'moved' | 'pinned' | 'called_off' | 'arranged' | 'repaired' | 'published';

export type Spot = { slotId: string | null; tableId: string | null };

/** What one change did to one meeting; `null` where there was, or is, no meeting. */
export type BoardStep = { meetingId: string; before: Spot | null; after: Spot | null };
