import type { Answer } from "@seamark/client";

type Trace = Answer<"readTrace">;
type Method = Trace["methods"][number];

export type Node = { id: string; label: string; note: string; column: number; kind: "proceeds" | "account" | "end" };
export type Edge = { from: string; to: string; label: string; weight: number; dates: string };
export type Picture = { title: string; nodes: Node[]; edges: Edge[]; said: string[] };

const bare = (place: string): string => place.replace(/ [A-Z]{3}$/, "");
const sumOf = (amounts: readonly string[]): string => {
	const places = Math.max(0, ...amounts.map((one) => (one.split(".")[1] ?? "").length));
	const units = amounts.reduce((all, one) => {
		const [whole = "0", fraction = ""] = one.split(".");
		return all + BigInt(whole + fraction.padEnd(places, "0"));
	}, 0n);
	const text = String(units).padStart(places + 1, "0");
	return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
};

const heldNote = ({ held }: Method, account: string): string =>
	held
		.filter(({ place }) => place === account)
		.map(({ total, currency }) => `holds ${total} ${currency}`)
		.join(", ");

/** What one method finds, as boxes in columns and arrows between them. Arrows of the same way and currency are one. */
export const pictureOf = (trace: Trace, method: Method): Picture => {
	const nodes = new Map<string, Node>();
	const put = (node: Node) => {
		if (!nodes.has(node.id)) nodes.set(node.id, node);
	};
	for (const { source, amount, currency } of trace.proceeds)
		put({ id: `from ${source}`, label: source, note: `${amount} ${currency}`, column: 0, kind: "proceeds" });
	// Money goes from left to right: backwards, what is explained is on the right.
	const furthest = Math.max(0, ...trace.accounts.map(({ hop }) => hop));
	const columnOf = (hop: number) => (trace.asked.direction === "backwards" ? furthest - hop : hop) + 1;
	for (const { account, hop } of trace.accounts)
		put({ id: account, label: account, note: heldNote(method, account), column: columnOf(hop), kind: "account" });
	const lines = new Map<string, { from: string; to: string; currency: string; amounts: string[]; dates: string[] }>();
	const draw = (from: string, to: string, currency: string, amount: string, at: string) => {
		const key = `${from}\n${to}\n${currency}`;
		const line = lines.get(key) ?? { from, to, currency, amounts: [], dates: [] };
		line.amounts.push(amount);
		if (at !== "") line.dates.push(at.slice(0, 10));
		lines.set(key, line);
	};
	for (const { source, account, currency, amount } of trace.proceeds)
		draw(`from ${source}`, account, currency, amount, "");
	for (const { from, to, currency, parts, at } of method.steps) {
		const target = bare(to);
		// Where nobody looked further is told beside each account that paid: one box for all would draw lines across everything.
		const end = nodes.has(target) ? target : `${target} of ${bare(from)}`;
		put({ id: end, label: target, note: "", column: (nodes.get(bare(from))?.column ?? 0) + 1, kind: "end" });
		draw(bare(from), end, currency, sumOf(parts.map(({ amount }) => amount)), at);
	}
	const touched = new Set([...lines.values()].flatMap(({ from, to }) => [from, to]));
	const edges = [...lines.values()].map(({ from, to, currency, amounts, dates }) => ({
		...{ from, to, label: `${sumOf(amounts)} ${currency}`, weight: Number(sumOf(amounts)) },
		dates: dates.length === 0 ? "" : spanOf(dates),
	}));
	return {
		title: `${method.method} (${method.source})`,
		nodes: [...nodes.values()].filter(({ id }) => touched.has(id)),
		edges,
		said: [...trace.assumed, ...trace.bounded.map((one) => `Not followed: ${one}`)],
	};
};

const spanOf = (dates: readonly string[]): string => {
	const sorted = [...dates].sort();
	const [first = "", end = ""] = [sorted[0], sorted.at(-1)];
	return first === end ? first : `${first} to ${end}`;
};

const quoted = (text: string): string =>
	`"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

export const dotOf = ({ title, nodes, edges }: Picture): string =>
	[
		"digraph trace {",
		`\trankdir=LR; label=${quoted(title)}; labelloc=t; node [shape=box, fontname="sans-serif"]; edge [fontname="sans-serif"];`,
		...nodes.map(
			({ id, label, note, kind }) =>
				`\t${quoted(id)} [label=${quoted(note === "" ? label : `${label}\n${note}`)}${kind === "account" ? "" : ", style=rounded"}];`,
		),
		...edges.map(
			({ from, to, label, dates }) =>
				`\t${quoted(from)} -> ${quoted(to)} [label=${quoted(dates === "" ? label : `${label}\n${dates}`)}];`,
		),
		"}",
		"",
	].join("\n");
