/** Each picks a slot when accepting, or a timetable is computed of all that was accepted. */
export const bookings = ['slot_on_acceptance', 'computed'] as const;
export type Booking = (typeof bookings)[number];

export const tableKinds = ['table', 'room', 'quiet', 'online'] as const;
export type TableKind = (typeof tableKinds)[number];
