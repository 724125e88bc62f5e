import type { Template } from '#platform/pdf/pdf.server.ts';

export type CertificateTold = {
	title: string;
	says: string;
	name: string;
	organisation: string | null;
	tookPart: string;
	event: string;
	dates: string;
	place: string | null;
	terms: { term: string; text: string }[];
	verify: string;
	qr: string;
	alt: string;
	funding: string | null;
};

export const certificate: Template<CertificateTold> = {
	typst: String.raw`
#set page(paper: "a4", flipped: true, margin: (x: 28mm, top: 20mm, bottom: 16mm))
#place(top, dy: -8mm, selvedge)
#v(1fr)
#align(center)[
	#heading(level: 1, text(26pt, it.title))
	#v(8mm)
	#text(11pt, fill: soft, it.says)
	#v(1mm)
	#text(24pt, weight: "bold", it.name)
	#if it.organisation != none [\ #text(12pt, it.organisation)]
	#v(5mm)
	#text(11pt, fill: soft, it.tookPart)
	#v(1mm)
	#text(16pt, weight: "bold", fill: indigo, it.event)
	\ #text(11pt, (it.dates, it.place).filter(one => one != none).join(" · "))
]
#v(1fr)
#grid(columns: (1fr, 28mm), column-gutter: 8mm, align: (left + bottom, right + bottom),
	[
		#grid(columns: (auto, 1fr), column-gutter: 5mm, row-gutter: 2.4mm,
			..it.terms.map(one => (text(fill: soft, one.term), strong(one.text))).flatten())
		#v(3mm)
		#text(8pt, fill: soft, it.verify)
		#if it.funding != none [\ #text(7.5pt, fill: soft, it.funding)]
	],
	qr(it.qr, it.alt, 28mm))
`
};
