export const meetingOrigins = ['request', 'organiser', 'stand_by', 'walk_in'] as const;
export type MeetingOrigin = (typeof meetingOrigins)[number];

type TableSeen = {
	id: string;
	kind: 'table' | 'room' | 'quiet' | 'online';
	hostId: string | null;
	seats: number | null;
};

/** Where a meeting may sit: at the table of one who keeps a table, online if one of them is. */
export function suitsTable(
	table: TableSeen,
	{
		who,
		isOnline,
		hosts
	}: { who: readonly string[]; isOnline: boolean; hosts: ReadonlySet<string> }
): boolean {
	const ownHost = who.find((id) => hosts.has(id));
	if (table.hostId !== null) return table.hostId === ownHost;
	if (ownHost !== undefined) return false;
	if ((table.kind === 'online') !== isOnline) return false;
	return table.seats === null || table.seats >= who.length;
}
