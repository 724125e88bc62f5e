import type { Template } from '#platform/pdf/pdf.server.ts';

export type ReportTold = {
	title: string;
	cluster: string;
	/** Shares, days, the part that is shown. */
	lines: string[];
	introduction: string;
	method: string;
	questions: {
		text: string;
		figures: string;
		note: string | null;
		rows: { label: string; count: string; share: number; shareText: string }[];
		texts: string[];
	}[];
};

export const surveyReport: Template<ReportTold> = {
	typst: String.raw`
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm), footer: context [
	#set text(8pt, fill: soft)
	#grid(columns: (1fr, auto), column-gutter: 6mm,
		it.method, [#counter(page).display() / #counter(page).final().first()])
])
#selvedge
= #it.title
#text(weight: "bold", fill: indigo, it.cluster)
#for line in it.lines [\ #line]
#if it.introduction != "" [#par(text(fill: soft, it.introduction))]
#for question in it.questions [
	#block(breakable: question.texts.len() > 0, width: 100%)[
		== #question.text
		#text(9pt, fill: soft, question.figures)
		#if question.note != none [\ #text(9pt, fill: soft, question.note)]
		#if question.rows.len() > 0 [
			#table(
				columns: (1fr, 34mm, 12mm, 14mm),
				stroke: (x, y) => (bottom: 0.5pt + line-colour),
				inset: (x: 1.5mm, y: 1.6mm),
				align: (left + horizon, left + horizon, right + horizon, right + horizon),
				..question.rows.map(row => (
					row.label,
					box(width: 100%, height: 2.6mm, fill: line-colour,
						box(width: row.share * 100%, height: 2.6mm, fill: indigo)),
					row.count,
					strong(row.shareText)
				)).flatten()
			)
		]
		#for one in question.texts [
			- #one
		]
	]
]
`
};
