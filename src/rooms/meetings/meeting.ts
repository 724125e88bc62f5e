export const meetingOrigins = ['request', 'organiser', 'stand_by', 'walk_in'] as const;
export type MeetingOrigin = (typeof meetingOrigins)[number];
