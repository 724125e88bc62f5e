/** Strokes on a 20 × 20 field. */
export const icons = {
	search: 'M9 15.5A6.5 6.5 0 1 0 9 2.5a6.5 6.5 0 0 0 0 13zM13.8 13.8 18 18',
	menu: 'M3 5h14M3 10h14M3 15h14',
	close: 'M5 5l10 10M15 5 5 15',
	down: 'M5 8l5 5 5-5',
	left: 'M12 5l-5 5 5 5',
	right: 'M8 5l5 5-5 5',
	sorted_up: 'M10 16V4M5.5 8.5 10 4l4.5 4.5',
	sorted_down: 'M10 4v12M5.5 11.5 10 16l4.5-4.5',
	sortable: 'M6.5 7.5 10 4l3.5 3.5M6.5 12.5 10 16l3.5-3.5',
	check: 'M4 10.5l4 4 8-9',
	warning: 'M10 3 18 17H2zM10 8v4M10 14.5v.1',
	danger: 'M6.5 2.5h7l4 4v7l-4 4h-7l-4-4v-7zM10 6v5M10 13.5v.1',
	info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v5M10 6.2v.1',
	download: 'M10 3v10M5.5 9 10 13.5 14.5 9M3.5 17h13',
	print: 'M6 7V3h8v4M6 14H3V8.5A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5V14h-3M6 11.5h8V17H6z',
	undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8',
	outside: 'M8 4H4v12h12v-4M11.5 3H17v5.5M17 3l-8 8',
	plus: 'M10 4v12M4 10h12',
	more: 'M4.5 10h.1M10 10h.1M15.5 10h.1',
	filter: 'M3 5h14M5.5 10h9M8 15h4',
	person: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 17.5c.5-3.5 3-5 6.5-5s6 1.5 6.5 5',
	file: 'M5 2.5h6.5L15.5 6.5v11H5zM11 2.5V7h4.5'
} as const;
export type IconName = keyof typeof icons;
