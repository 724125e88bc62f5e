import type { Template } from '#platform/pdf/pdf.server.ts';

export type BadgesTold = {
	event: string;
	when: string;
	funding: string | null;
	/** Eight on a sheet to cut out, or one a page. */
	isSheet: boolean;
	people: {
		name: string;
		organisation: string | null;
		type: string | null;
		code: string;
		qr: string;
		alt: string;
	}[];
};

export const badges: Template<BadgesTold> = {
	typst: String.raw`
#let wide = 86mm
#let high = 54mm
#let badge(one) = block(width: wide, height: high, inset: 5mm, clip: true, breakable: false)[
	#place(top + left, dx: -5mm, dy: -5mm, box(width: wide)[#selvedge])
	#set par(leading: 0.45em, spacing: 0.6em)
	#text(7.5pt, fill: soft)[#it.event · #it.when]
	#v(1fr)
	#grid(columns: (1fr, 19mm), column-gutter: 3mm, align: (left + horizon, right + bottom),
		[
			#let long = one.name.clusters().len()
			#text(if long > 34 { 12pt } else if long > 20 { 15pt } else { 18pt }, weight: "bold", fill: indigo, one.name)
			#if one.organisation != none [#par(text(9.5pt, one.organisation))]
			#if one.type != none [#par(text(8pt, fill: madder, weight: "bold", one.type))]
		],
		stack(spacing: 1.2mm, qr(one.qr, one.alt, 18mm), align(center, text(6.5pt, fill: soft, one.code)))
	)
	#v(1fr)
	#if it.funding != none [#text(5.5pt, fill: soft, it.funding)]
]
#set page(..if it.isSheet { (paper: "a4", margin: (x: 19mm, y: 34.5mm)) } else { (width: wide, height: high, margin: 0mm) })
#if it.isSheet {
	grid(columns: (wide, wide), rows: high, stroke: 0.4pt + line-colour, ..it.people.map(badge))
} else {
	it.people.map(badge).join(pagebreak())
}
`
};
