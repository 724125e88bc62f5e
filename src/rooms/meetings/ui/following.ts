import { invalidate } from '$app/navigation';

/** What the page of a timetable loads while it is computed. */
export const timetableData = 'osnova:timetable';

/** What the pages load that show the board of an event: only this is asked for anew when it changes. */
export const boardData = 'osnova:board';

/** Looks again whenever somebody changes the board; what else the page says stays as it is. */
export function followBoard(address: string): () => void {
	const news = new EventSource(address);
	news.onmessage = () => void invalidate(boardData);
	return () => news.close();
}
