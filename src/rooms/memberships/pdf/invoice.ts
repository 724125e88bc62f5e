import type { Template } from '#platform/pdf/pdf.server.ts';

type Party = { label: string; name: string; lines: string[] };

export type InvoiceTold = {
	title: string;
	number: string;
	facts: { term: string; text: string }[];
	corrects: string | null;
	seller: Party;
	buyer: Party;
	heads: string[];
	lines: { text: string; net: string; vat: string; gross: string }[];
	sums: { term: string; text: string }[];
	payable: { term: string; text: string };
	exemption: string | null;
	pay: { title: string; terms: { term: string; text: string }[] } | null;
	verify: string;
};

export const invoicePaper: Template<InvoiceTold> = {
	typst: String.raw`
#set page(paper: "a4", margin: (x: 22mm, top: 24mm, bottom: 22mm), footer: context [
	#line(length: 100%, stroke: 0.5pt + line-colour)
	#v(-2mm)
	#text(8pt, fill: soft)[#it.title #it.number #h(1fr) #counter(page).display() / #counter(page).final().first()]
])
#place(top, dy: -10mm, selvedge)
#grid(columns: (1fr, auto), align: (left + bottom, right + bottom),
	[#heading(level: 1, text(22pt, it.title)) #v(0.5mm) #text(13pt, weight: "bold", it.number)],
	grid(columns: (auto, auto), column-gutter: 5mm, row-gutter: 2mm, align: (left, right),
		..it.facts.map(one => (text(fill: soft, one.term), strong(one.text))).flatten()))
#if it.corrects != none [#v(3mm) #block(fill: rgb("#f6f1e6"), inset: 3mm, width: 100%, it.corrects)]
#v(8mm)
#let party(one) = [
	#text(8.5pt, fill: madder, weight: "bold", upper(one.label))
	#v(0.6mm)
	#text(11pt, weight: "bold", one.name)
	#for line in one.lines [ \ #line]
]
#grid(columns: (1fr, 1fr), column-gutter: 12mm, party(it.seller), party(it.buyer))
#v(9mm)
#table(
	columns: (1fr, auto, auto, auto), align: (left, right, right, right), inset: (x: 2mm, y: 2.4mm),
	stroke: none,
	table.hline(stroke: 1pt + indigo),
	table.header(..it.heads.map(one => text(8.5pt, fill: indigo, weight: "bold", one))),
	table.hline(stroke: 0.5pt + indigo),
	..it.lines.map(one => (
		one.text, one.net, one.vat, one.gross)).flatten(),
	table.hline(stroke: 0.5pt + line-colour))
#v(2mm)
#align(right, block(width: 75mm)[
	#grid(columns: (1fr, auto), column-gutter: 5mm, row-gutter: 2.4mm, align: (left, right),
		..it.sums.map(one => (text(fill: soft, one.term), one.text)).flatten())
	#v(1mm)
	#line(length: 100%, stroke: 1pt + indigo)
	#v(-1mm)
	#grid(columns: (1fr, auto), align: (left + horizon, right + horizon),
		strong(it.payable.term), text(15pt, weight: "bold", fill: indigo, it.payable.text))
])
#if it.exemption != none [#v(4mm) #text(9pt, it.exemption)]
#if it.pay != none [
	#v(7mm)
	#block(stroke: (left: 2pt + madder), inset: (left: 4mm, y: 1mm))[
		#heading(level: 2, text(11pt, it.pay.title))
		#v(1mm)
		#grid(columns: (auto, 1fr), column-gutter: 6mm, row-gutter: 2.2mm,
			..it.pay.terms.map(one => (text(fill: soft, one.term), strong(one.text))).flatten())
	]
]
#v(1fr)
#text(8pt, fill: soft, it.verify)
`
};
