/** What all our documents share: face, page, colours, and the data as `it`. */
export const frame = String.raw`
#let it = json(bytes(sys.inputs.told))
#let locale = sys.inputs.locale
#let indigo = rgb("#26437f")
#let madder = rgb("#a02d1d")
#let soft = rgb("#545968")
#let line-colour = rgb("#ddd4c1")
#set document(title: sys.inputs.title, date: auto)
#set text(font: "Noto Sans", size: 10pt, lang: locale, fill: rgb("#1c2333"), hyphenate: false)
#set par(justify: false, leading: 0.6em)
#show heading: set text(fill: indigo)
#let qr(svg, alt, width) = image(bytes(svg), format: "svg", alt: alt, width: width)
#let selvedge = stack(spacing: 1.5pt, rect(width: 100%, height: 2.5pt, fill: indigo), rect(width: 100%, height: 1pt, fill: madder))
`;
