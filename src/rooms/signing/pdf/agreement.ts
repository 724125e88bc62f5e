import type { Template } from '#platform/pdf/pdf.server.ts';
import type { Block } from '#rooms/agreements/text-shape.ts';

export type Term = { term: string; text: string };

export type DocumentTold = {
	title: string;
	reference: string;
	/** What lies across each page of a text that binds nobody yet. */
	watermark: string | null;
	notes: string[];
	partiesHeading: string;
	parties: string[];
	preamble: Block[];
	clauses: { depth: number; number: string; heading: string; blocks: Block[] }[];
	signaturesHeading: string;
	place: string | null;
	signatures: {
		party: string;
		signers: { name: string; office: string; when: string; drawing: string | null; alt: string }[];
	}[];
	proof: {
		heading: string;
		lead: string;
		facts: Term[];
		signatories: { heading: string; terms: Term[] }[];
		chainHeading: string;
		columns: string[];
		chain: string[][];
	} | null;
	digest: string;
	digestWord: string;
	page: string;
};

export const agreementDocument: Template<DocumentTold> = {
	typst: String.raw`
#let mono(it) = text(7.5pt, font: "Noto Sans", it)
#set page(paper: "a4", margin: (x: 25mm, top: 25mm, bottom: 24mm),
	background: if it.watermark != none {
		rotate(-35deg, text(64pt, weight: "bold", fill: rgb("#a02d1d18"), it.watermark))
	},
	footer: context {
		set text(7.5pt, fill: soft)
		line(length: 100%, stroke: 0.5pt + line-colour)
		v(-1.5mm)
		grid(columns: (1fr, auto), column-gutter: 4mm,
			[#it.reference · #it.digestWord #it.digest],
			it.page.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first())))
	})
#set text(10.5pt, hyphenate: true)
#set par(justify: true, leading: 0.68em, spacing: 0.95em)
#show heading: set text(hyphenate: false)
#show heading: set par(justify: false)
#let told(blocks) = for one in blocks {
	if one.kind == "paragraph" { par(one.text) } else { list(indent: 3mm, body-indent: 2.5mm, spacing: 0.7em, ..one.items) }
}

#selvedge
#v(8mm)
#align(center)[
	#heading(level: 1, text(21pt, it.title))
	#v(1mm)
	#text(10pt, fill: soft, it.reference)
	#for note in it.notes [ \ #text(9pt, fill: soft, note)]
]
#v(7mm)
#heading(level: 2, text(11pt, it.partiesHeading))
#v(1mm)
#enum(indent: 2mm, body-indent: 2.5mm, spacing: 0.75em, ..it.parties)
#v(3mm)
#told(it.preamble)

#for clause in it.clauses {
	v(if clause.depth == 1 { 3.5mm } else { 1mm })
	heading(level: calc.min(clause.depth + 1, 4),
		text(if clause.depth == 1 { 11.5pt } else { 10.5pt }, [#clause.number #h(1.5mm) #clause.heading]))
	v(0.5mm)
	pad(left: (clause.depth - 1) * 5mm, told(clause.blocks))
}

#v(8mm)
#block(breakable: false, sticky: true)[
	#heading(level: 2, text(11.5pt, it.signaturesHeading))
	#if it.place != none { text(fill: soft, it.place) }
]
#v(2mm)
#for signed in it.signatures {
	block(breakable: false, width: 100%, inset: (y: 2.5mm), stroke: (top: 0.6pt + line-colour))[
		#text(weight: "bold", signed.party)
		#v(1mm)
		#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 4mm,
			..signed.signers.map(one => block(breakable: false, width: 100%)[
				#box(height: 15mm, width: 100%, stroke: (bottom: 0.5pt + soft),
					if one.drawing != none { align(left + bottom, image(bytes(one.drawing), format: "svg", alt: one.alt, height: 14mm)) })
				#v(-2mm)
				#one.name \
				#text(8.5pt, fill: soft)[#one.office #if one.when != "" [ \ #one.when]]
			]))
	]
}

#if it.proof != none {
	pagebreak()
	selvedge
	v(3mm)
	heading(level: 2, text(15pt, it.proof.heading))
	v(1mm)
	set par(justify: false)
	text(9pt, it.proof.lead)
	v(2mm)
	let terms(all) = grid(columns: (38mm, 1fr), column-gutter: 4mm, row-gutter: 1.9mm,
		..all.map(one => (text(8pt, fill: soft, one.term), text(8.5pt, one.text))).flatten())
	terms(it.proof.facts)
	for one in it.proof.signatories {
		v(3mm)
		block(breakable: false, width: 100%, inset: 3mm, stroke: 0.6pt + line-colour, radius: 1mm)[
			#heading(level: 3, text(10.5pt, one.heading))
			#v(0.5mm)
			#terms(one.terms)
		]
	}
	v(4mm)
	heading(level: 3, text(10.5pt, it.proof.chainHeading))
	v(1mm)
	set text(7.5pt, hyphenate: false)
	table(columns: (8mm, 26mm, 42mm, 1fr), inset: (x: 1.5mm, y: 1.1mm), stroke: (bottom: 0.4pt + line-colour),
		table.header(..it.proof.columns.map(one => strong(one))),
		..it.proof.chain.flatten())
}
`
};
