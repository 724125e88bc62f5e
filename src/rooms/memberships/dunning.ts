/** Which reminder is due: one for each of the cluster's days after the due day that is past. */
export const levelDue = (dunningDays: readonly number[], daysOverdue: number): number =>
	dunningDays.filter((day) => day <= daysOverdue).length;

/** Whether a member's arrears are so old that the cluster may want to suspend it. */
export const isSuspensionDue = (suspendAfterDays: number | null, daysOverdue: number): boolean =>
	suspendAfterDays !== null && daysOverdue >= suspendAfterDays;
