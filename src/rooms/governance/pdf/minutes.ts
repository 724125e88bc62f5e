import type { Template } from '#platform/pdf/pdf.server.ts';
import type { Block } from '../minutes-draft.ts';

export type MinutesTold = {
	title: string;
	organ: string;
	owner: string;
	/** Draft, approved when and by whom, or a rendering of approved minutes in another language. */
	standing: string;
	isDraft: boolean;
	blocks: Block[];
	/** The language of the text itself. */
	lang: string;
	signatures: { role: string; name: string }[];
	digest: string | null;
};

export const minutes: Template<MinutesTold> = {
	typst: String.raw`
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 24mm), footer: context [
	#set text(8pt, fill: soft)
	#grid(columns: (1fr, auto), column-gutter: 6mm,
		[#it.title · #it.organ #if it.digest != none [\ SHA-256 #it.digest]],
		[#counter(page).display() / #counter(page).final().first()])
])
#set par(leading: 0.7em, spacing: 0.9em)
#selvedge
#v(2mm)
#text(9pt, fill: soft, it.owner)
= #it.title
#text(12pt, weight: "bold", it.organ)
#block(inset: (x: 3mm, y: 2mm), fill: if it.isDraft { rgb("#f7e9e6") } else { rgb("#eef1f8") }, text(9pt, fill: if it.isDraft { madder } else { indigo }, it.standing))
#v(2mm)
#[
	#set text(lang: it.lang)
	#show heading.where(level: 2): set block(above: 1.4em, below: 0.7em, sticky: true)
	#for one in it.blocks {
		if one.kind == "heading" { heading(level: 2, one.text) }
		else if one.kind == "point" { list(one.text) }
		else { par(one.text) }
	}
]
#if it.signatures.len() > 0 [
	#v(14mm)
	#block(breakable: false, grid(columns: it.signatures.map(_ => 1fr), column-gutter: 12mm,
		..it.signatures.map(one => [#line(length: 100%, stroke: 0.5pt + soft) #text(8pt, fill: soft, one.role) \ #one.name])))
]
`
};
