/** How deep a clause stands: § 3 is 1, 3.1 is 2. */
export const depthOf = (number: string): number => number.replace('§', '').trim().split('.').length;

/** A name drawn on the screen, as a picture that keeps its shape at any size. */
export const drawingSvg = (path: string): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="${path}" fill="none" stroke="#26437f" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
