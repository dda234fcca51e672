import type { Answer } from "@seamark/client";

type Trace = Answer<"readTrace">;
type Method = Trace["methods"][number];

type Node = { id: string; label: string; note: string; column: number; kind: "proceeds" | "account" | "end" };
type Edge = { from: string; to: string; label: string; weight: number; dates: string };
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
	for (const { account, hop } of trace.accounts)
		put({ id: account, label: account, note: heldNote(method, account), column: hop + 1, kind: "account" });
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
		put({ id: target, label: target, note: "", column: (nodes.get(bare(from))?.column ?? 0) + 1, kind: "end" });
		draw(bare(from), target, currency, sumOf(parts.map(({ amount }) => amount)), at);
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

const box = { width: 150, height: 46, across: 170, down: 58, margin: 40, head: 76 };
const fills = { proceeds: "#fde7c7", account: "#e3edf9", end: "#eeeeee" } as const;

const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\P{C}\n]/gu, "");

type Placed = Node & { x: number; y: number };

/** Boxes of a column from top to bottom, each near the middle of those that pay it, so that few arrows cross. */
const placed = ({ nodes, edges }: Picture): Map<string, Placed> => {
	const at = new Map<string, Placed>();
	const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
	for (const [n, column] of columns.entries()) {
		const wish = ({ id }: Node): number => {
			const before = edges.flatMap(({ from, to }) => (to === id ? (at.get(from)?.y ?? []) : []));
			return before.length === 0 ? 0 : before.reduce((a, b) => a + b, 0) / before.length;
		};
		const inColumn = nodes.filter((node) => node.column === column).sort((a, b) => wish(a) - wish(b));
		for (const [row, node] of inColumn.entries())
			at.set(node.id, {
				...node,
				x: box.margin + n * (box.width + box.across),
				y: box.head + box.margin + row * (box.height + box.down),
			});
	}
	return at;
};

const nodeSvg = ({ x, y, label, note, kind }: Placed): string => {
	const middle = x + box.width / 2;
	const rounded = kind === "account" ? 3 : 16;
	return [
		`<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${rounded}" fill="${fills[kind]}" stroke="#334"/>`,
		`<text x="${middle}" y="${y + (note === "" ? 28 : 20)}" text-anchor="middle" font-weight="bold">${escaped(label)}</text>`,
		...(note === ""
			? []
			: [`<text x="${middle}" y="${y + 37}" text-anchor="middle" font-size="11">${escaped(note)}</text>`]),
	].join("");
};

/** From side to side; what goes back to an earlier column, or stays in its own, passes below the boxes. */
const curveOf = (from: Placed, to: Placed) => {
	if (to.x > from.x) {
		const start = { x: from.x + box.width, y: from.y + box.height / 2 };
		const end = { x: to.x, y: to.y + box.height / 2 };
		const bend = (end.x - start.x) / 2;
		return {
			path: `M${start.x},${start.y} C${start.x + bend},${start.y} ${end.x - bend},${end.y} ${end.x},${end.y}`,
			// Near the end of the arrow: there those that come from one box have parted.
			label: { x: start.x + (end.x - start.x) * 0.62, y: start.y + (end.y - start.y) * 0.72 - 5 },
		};
	}
	const start = { x: from.x + box.width / 2, y: from.y + box.height };
	const end = { x: to.x + box.width / 2 + (to.x === from.x ? 30 : 0), y: to.y + (to.y > from.y ? 0 : box.height) };
	const low = Math.max(start.y, end.y) + 46;
	return {
		path: `M${start.x},${start.y} C${start.x},${low} ${end.x},${low} ${end.x},${end.y}`,
		label: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 8 + (low * 3) / 4 - 4 },
	};
};

const edgeSvg = (edge: Edge, from: Placed, to: Placed, heaviest: number): string => {
	const width = 1 + 5 * Math.sqrt(edge.weight / heaviest);
	const { path, label } = curveOf(from, to);
	const x = label.x.toFixed(0);
	const halo = 'paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"';
	return [
		`<path d="${path}" fill="none" stroke="${to.x > from.x ? "#3a6ea5" : "#a5523a"}" stroke-opacity="0.75" stroke-width="${width.toFixed(1)}" marker-end="url(#tip)"/>`,
		`<text x="${x}" y="${label.y.toFixed(0)}" text-anchor="middle" font-size="11" ${halo}>${escaped(edge.label)}</text>`,
		...(edge.dates === ""
			? []
			: [
					`<text x="${x}" y="${(label.y + 12).toFixed(0)}" text-anchor="middle" font-size="9" fill="#555" ${halo}>${escaped(edge.dates)}</text>`,
				]),
	].join("");
};

export const svgOf = (picture: Picture): string => {
	const at = placed(picture);
	const all = [...at.values()];
	const bottom = Math.max(box.head + box.margin, ...all.map(({ y }) => y + box.height)) + 56;
	const width = Math.max(760, ...all.map(({ x }) => x + box.width + box.margin + 60));
	const height = bottom + 24 + picture.said.length * 16;
	const heaviest = Math.max(1, ...picture.edges.map(({ weight }) => weight));
	const edges = picture.edges.flatMap((edge) => {
		const [from, to] = [at.get(edge.from), at.get(edge.to)];
		return from && to ? [edgeSvg(edge, from, to, heaviest)] : [];
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" role="img" aria-label="${escaped(picture.title)}">`,
		'<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L10,5 L0,10 z" fill="#334"/></marker></defs>',
		`<rect width="100%" height="100%" fill="#fff"/>`,
		`<text x="${box.margin}" y="34" font-size="17" font-weight="bold">${escaped(picture.title)}</text>`,
		`<text x="${box.margin}" y="56" font-size="11" fill="#444">Traced money alone. Left: what brought it. Boxes with corners: accounts that were followed. Grey: where nobody looked further.</text>`,
		...edges,
		...all.map(nodeSvg),
		...picture.said.map(
			(one, n) =>
				`<text x="${box.margin}" y="${bottom + 16 + n * 16}" font-size="11" fill="#444">${escaped(one)}</text>`,
		),
		"</svg>",
		"",
	].join("\n");
};
