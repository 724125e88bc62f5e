import type { Template } from '#platform/pdf/pdf.server.ts';

export type AgendaTold = {
	title: string;
	name: string;
	organisation: string | null;
	event: string;
	zone: string;
	none: string;
	funding: string | null;
	words: Record<'when' | 'with' | 'where', string>;
	days: {
		day: string;
		meetings: {
			time: string;
			with: { name: string; organisation: string | null; country: string | null }[];
			where: string;
		}[];
	}[];
};

export const agenda: Template<AgendaTold> = {
	typst: String.raw`
#set page(paper: "a4", margin: (x: 18mm, top: 18mm, bottom: 20mm), footer: context [
	#set text(8pt, fill: soft)
	#grid(columns: (1fr, auto), column-gutter: 6mm,
		if it.funding != none { it.funding }, [#counter(page).display() / #counter(page).final().first()])
])
#selvedge
= #it.title
#text(14pt, weight: "bold", it.name)#if it.organisation != none [ \ #it.organisation] \
#text(weight: "bold", fill: indigo, it.event) \
#text(8.5pt, fill: soft, it.zone)
#if it.days.len() == 0 [#par(it.none)]
#for day in it.days [
	== #day.day
	#table(
		columns: (26mm, 1fr, 44mm),
		stroke: (x, y) => (bottom: 0.5pt + line-colour),
		inset: (x: 1.5mm, y: 2.4mm),
		align: left + top,
		table.header(..("when", "with", "where").map(word => text(8pt, fill: soft, it.words.at(word)))),
		..day.meetings.map(one => (
			strong(one.time),
			one.with.map(other => [
				#strong(other.name)
				#let more = (other.organisation, other.country).filter(part => part != none).join(", ")
				#if more != none [\ #text(9pt, more)]
			]).join(parbreak()),
			one.where
		)).flatten()
	)
]
`
};
