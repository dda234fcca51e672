import { joinCells } from "@seamark/csv";
import type { Letter, Paragraph, Section, Table } from "@seamark/letters";
import type { MethodFound, Trace } from "./schema.ts";

/** Rows of steps that a printed report has for a method; the CSV has all. */
const mostPrinted = 150;

const partsText = (parts: readonly { source: string; amount: string }[]): string =>
	parts.map(({ source, amount }) => `${source} ${amount}`).join("; ");

type Row = (section: string, cells: Partial<Record<string, string>>) => void;

const methodRows = ({ method: Method, source, note, steps, held, left }: MethodFound, row: Row): void => {
	row("method", { Method, Says: `${source}. ${note}` });
	for (const [n, step] of steps.entries())
		for (const part of step.parts)
			row("step", {
				...{ Method, Step: String(n + 1), Transfer: step.transfer, Time: step.at, From: step.from, To: step.to },
				...{ Currency: step.currency, Whole: step.whole, Of: part.source, Amount: part.amount, Says: step.because },
			});
	const places = [...held.map((one) => ["held", one] as const), ...left.map((one) => ["left", one] as const)];
	for (const [section, { place, currency, parts }] of places)
		for (const part of parts)
			row(section, { Method, To: place, Currency: currency, Of: part.source, Amount: part.amount });
};

/** All of a trace as a table that people open in a spreadsheet: one row for each part of each step. */
export const reportCsv = (trace: Trace): string => {
	const head = [
		"Section",
		"Method",
		"Step",
		"Transfer",
		"Time",
		"From",
		"To",
		"Currency",
		"Whole",
		"Of",
		"Amount",
		"Says",
	];
	const rows: string[][] = [];
	const row: Row = (section, o) => void rows.push([section, ...head.slice(1).map((name) => o[name] ?? "")]);
	for (const said of trace.assumed) row("assumed", { Says: said });
	for (const said of trace.bounded) row("not followed", { Says: said });
	for (const { source, account, currency, amount } of trace.proceeds)
		row("proceeds", { Transfer: source, To: account, Currency: currency, Amount: amount });
	for (const found of trace.methods) methodRows(found, row);
	for (const { place, currency, parts } of trace.pariPassu)
		for (const part of parts)
			row("pari passu", { To: place, Currency: currency, Of: part.source, Amount: part.amount });
	for (const { place, currency, amount } of trace.most)
		row("at most", { To: place, Currency: currency, Amount: amount });
	return [head, ...rows].map(joinCells).join("");
};

const paragraph = (text: string): Paragraph => ({ kind: "paragraph", texts: [text] });
const table = (caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Table => ({
	kind: "table",
	caption: [caption],
	head: head.map((one) => [one] as const),
	rows,
});

const placesTable = (caption: string, places: MethodFound["held"]): Table[] =>
	places.length === 0
		? []
		: [
				table(
					caption,
					["Place", "Currency", "Traced", "Of"],
					places.map((one) => [one.place, one.currency, one.total, partsText(one.parts)]),
				),
			];

const methodSection = ({ method, source, note, steps, held, left }: MethodFound): Section => ({
	heading: [method],
	parts: [
		paragraph(`Source: ${source}.`),
		paragraph(note),
		...(steps.length === 0
			? [paragraph("No traced money moved.")]
			: [
					table(
						"Steps, in order",
						["Step", "Transfer and time", "From and to", "Whole", "Traced", "Why"],
						steps
							.slice(0, mostPrinted)
							.map((step, n) => [
								String(n + 1),
								`${step.transfer}\n${step.at}`,
								`${step.from}\n${step.to}`,
								step.whole,
								partsText(step.parts),
								step.because,
							]),
					),
				]),
		...(steps.length > mostPrinted
			? [paragraph(`${steps.length - mostPrinted} steps more are in the table that comes as CSV.`)]
			: []),
		...placesTable("Still in accounts", held),
		...placesTable("Gone to where nobody looked further", left),
	],
});

const listSection = (heading: string, said: readonly string[], none: string): Section => ({
	heading: [heading],
	parts: said.length === 0 ? [paragraph(none)] : said.map(paragraph),
});

/** A trace as a report that a court can follow by hand. */
export const reportLetter = (trace: Trace, o: { title: string }): Letter => ({
	languages: ["en"],
	title: ["Report on the tracing of money"],
	marks: ["For the proceedings that it was made for alone"],
	reference: trace.id,
	references: [
		{ label: ["Tracing file"], value: o.title },
		{ label: ["Direction"], value: trace.asked.direction },
		{ label: ["Made at"], value: trace.madeAt },
		{ label: ["Transfers in the file"], value: String(trace.upTo) },
	],
	sections: [
		listSection("What was assumed", trace.assumed, "Nothing."),
		listSection("What was not followed", trace.bounded, "All that can be reached was followed."),
		{
			heading: ["Proceeds"],
			parts:
				trace.proceeds.length === 0
					? [paragraph("All money of the accounts is explained; none of it is named as proceeds.")]
					: [
							table(
								"What is traced",
								["Transfer", "Account", "Currency", "Amount"],
								trace.proceeds.map((one) => [one.source, one.account, one.currency, one.amount]),
							),
						],
		},
		...trace.methods.map(methodSection),
		{
			heading: ["Pari passu"],
			parts: [
				paragraph("What is left is shared by what each lost. It is not asked whose money went where."),
				...placesTable("Shares", trace.pariPassu),
			],
		},
		{
			heading: ["At most"],
			parts: [
				paragraph("No method finds more than this. The amounts of two places may be the same money: they have no sum."),
				...(trace.most.length === 0
					? []
					: [
							table(
								"Bound of each place",
								["Place", "Currency", "Amount"],
								trace.most.map((one) => [one.place, one.currency, one.amount]),
							),
						]),
			],
		},
		{
			heading: ["How to read this"],
			parts: [
				paragraph(
					"No method is chosen here. Each is one that courts know; which one holds is for the court. The holder of an account may be a victim: nobody is a suspect because money went through an account.",
				),
			],
		},
	],
});
