/** Every table there is: the platform's here, each room's added by its own `tables.ts`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Tables {}
