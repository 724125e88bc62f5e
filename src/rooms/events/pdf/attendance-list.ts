import type { Template } from '#platform/pdf/pdf.server.ts';

export type AttendanceListTold = {
	title: string;
	event: string;
	/** The day or session, and where. */
	door: string;
	funding: string | null;
	words: Record<'number' | 'name' | 'organisation' | 'signature', string>;
	people: { name: string; organisation: string }[];
};

export const attendanceList: Template<AttendanceListTold> = {
	typst: String.raw`
#set page(paper: "a4", margin: (x: 15mm, top: 18mm, bottom: 20mm), footer: context [
	#set text(8pt, fill: soft)
	#grid(columns: (1fr, auto), column-gutter: 6mm,
		if it.funding != none { it.funding }, [#counter(page).display() / #counter(page).final().first()])
])
#selvedge
= #it.title
#text(12pt, weight: "bold", it.event) \
#it.door
#v(3mm)
#table(
	columns: (10mm, 1fr, 1fr, 52mm),
	stroke: 0.5pt + line-colour,
	inset: (x: 2mm, y: 2.6mm),
	align: (right + horizon, left + horizon, left + horizon, left),
	table.header(..("number", "name", "organisation", "signature").map(word => strong(it.words.at(word)))),
	..it.people.enumerate().map(((at, one)) => (str(at + 1), one.name, one.organisation, [])).flatten()
)
`
};
