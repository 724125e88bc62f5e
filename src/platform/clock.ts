import { wallTime } from './wall-time.ts';

export type Clock = () => Date;

export const wallClock: Clock = () => new Date();

/** The calendar date at an instant in a time zone, as YYYY-MM-DD. */
export function dateIn(timeZone: string, instant: Date): string {
	return wallTime(timeZone, instant).slice(0, 10);
}

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

export const after = (instant: Date, milliseconds: number): Date =>
	new Date(instant.getTime() + milliseconds);
