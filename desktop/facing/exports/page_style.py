"""The look of the comparison page: light, dark and printed; contrast of text at least 4.5 to 1."""

STYLE = """
:root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1f1f1c; --quiet: #5f5f58; --line: #d9d8d0;
  --lost: #8c1d18; --lost-paper: #fbe6e3; --lost-letters: #f5bfb8;
  --gained: #14532d; --gained-paper: #e0f2e4; --gained-letters: #b3e0bf;
  --moved: #1d4f91; --moved-paper: #e8f0fb; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1c1e; --ink: #e6e5e0; --quiet: #a3a29b; --line: #3a3b3e;
  --lost: #ffb4ab; --lost-paper: #4a2321; --lost-letters: #74322e;
  --gained: #a6e9b8; --gained-paper: #1a3d28; --gained-letters: #235f3b;
  --moved: #a9c7ff; --moved-paper: #20304a; } }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1.5rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Georgia, "Noto Serif", "Times New Roman", serif; }
h1 { font-size: 1.4rem; font-weight: 600; margin: 0 0 .75rem; }
header { font-family: system-ui, sans-serif; font-size: .9375rem; margin-bottom: 1.5rem; }
header dl { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; margin: 0 0 .5rem; }
header dl div { display: flex; gap: .5rem; white-space: nowrap; }
header dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
dt, .number, .legend, .elsewhere { color: var(--quiet); }
.legend { margin: 0; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .5rem .75rem; text-align: start; vertical-align: top; }
thead th { border-bottom: 2px solid var(--quiet); font: 600 .9375rem/1.4 system-ui, sans-serif;
  overflow-wrap: anywhere; }
.number { font: .75rem/1.6 system-ui, sans-serif; padding-inline: 0 .5rem; width: 4.5rem;
  font-variant-numeric: tabular-nums; }
.relation { display: block; }
td p { margin: 0; min-height: 1.55em; overflow-wrap: anywhere; white-space: pre-wrap; }
del { background: var(--lost-paper); color: var(--lost); text-decoration: line-through; }
ins { background: var(--gained-paper); color: var(--gained); text-decoration: underline 2px; }
.word b { font-weight: inherit; }
del.word { text-decoration: line-through dotted 1px; }
del.word b { background: var(--lost-letters); text-decoration: line-through 2px; }
ins.word { text-decoration: underline dotted 1px; }
ins.word b { background: var(--gained-letters); text-decoration: underline 2px; }
.moved { border-inline-start: 3px dashed var(--moved); background: var(--moved-paper); padding-inline-start: .6rem; }
.elsewhere { font: .8125rem/1.6 system-ui, sans-serif; }
.elsewhere a { color: var(--moved); }
.space { outline: 1px dotted currentColor; outline-offset: -1px; }
.break { white-space: nowrap; }
.break b::after { content: "\\00b6"; font-weight: inherit; }
.left-out td { color: var(--quiet); font: .8125rem/1.6 system-ui, sans-serif; text-align: center; }
main h2 { font: 600 1.15rem/1.4 system-ui, sans-serif; margin: 2.5rem 0 .75rem; }
.findings { font: .9375rem/1.5 system-ui, sans-serif; table-layout: auto; }
.findings th[scope=row] { font-weight: inherit; white-space: nowrap; }
.findings a { color: var(--moved); }
.findings td { overflow-wrap: anywhere; }
del::before, del::after, ins::before, ins::after { clip-path: inset(100%); height: 1px; overflow: hidden;
  position: absolute; white-space: nowrap; width: 1px; }
@media (max-width: 40rem) {
  body { font-size: .9375rem; margin-block: 1rem; padding: 0 .75rem; }
  th, td { padding-inline: .3rem; }
  .number { padding-inline: 0 .3rem; width: 3.25rem; font-size: .6875rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --lost: #8c1d18; --lost-paper: #fff;
    --lost-letters: #fff;
    --gained: #14532d; --gained-paper: #fff; --gained-letters: #fff;
    --moved: #1d4f91; --moved-paper: #fff; }
  @page { margin: 15mm; }
  del, ins, .word b { font-weight: 600; }
  .word { font-weight: inherit; }
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  tr { break-inside: avoid; page-break-inside: avoid; }
  tr.long { break-inside: auto; page-break-inside: auto; }
  h2 { break-after: avoid; page-break-after: avoid; }
}
"""


def spoken_style(deleted: str, inserted: str, end: str) -> str:
    """Rules that put these words before and behind marks, for those who listen."""
    return (
        f"del::before {{ content: {_string(deleted)}; }} ins::before {{ content: {_string(inserted)}; }}\n"
        f"del::after, ins::after {{ content: {_string(end)}; }}\n"
    )


def _string(words: str) -> str:
    """A CSS string; everything but letters, digits and spaces as its number."""
    letters = (letter if letter.isalnum() or letter == " " else f"\\{ord(letter):06x}" for letter in words)
    return f'"{"".join(letters)}"'
