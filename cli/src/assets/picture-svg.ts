import type { Edge, Node, Picture } from "./picture.ts";

const box = { width: 156, least: 46, across: 196, down: 26, margin: 40, head: 76, port: 40, lane: 30 };
const fills = { proceeds: "#fde7c7", account: "#e3edf9", end: "#eeeeee" } as const;

const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\P{C}\n]/gu, "");

/** Digits in groups of three, for the eye: 1 234 567.89. */
const grouped = (text: string): string =>
	text.replace(/\d+(?=\.|\s|$)/g, (digits, at: number) =>
		text[at - 1] === "." ? digits : digits.replace(/\B(?=(\d{3})+$)/g, "\u202f"),
	);

type Placed = Node & { x: number; y: number; height: number };

const heightOf = ({ id }: Node, edges: readonly Edge[]): number => {
	const out = edges.filter(({ from }) => from === id).length;
	const incoming = edges.filter(({ to }) => to === id).length;
	return Math.max(box.least, Math.max(out, incoming) * box.port + 12);
};

/** Boxes of a column from top to bottom, each near the middle of those that pay it, so that few arrows cross. */
const placed = ({ nodes, edges }: Picture): Map<string, Placed> => {
	const at = new Map<string, Placed>();
	const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
	for (const [n, column] of columns.entries()) {
		const wish = ({ id }: Node): number => {
			const before = edges.flatMap(({ from, to }) => {
				const payer = to === id ? at.get(from) : undefined;
				return payer ? [payer.y + payer.height / 2] : [];
			});
			return before.length === 0 ? 0 : before.reduce((a, b) => a + b, 0) / before.length;
		};
		const inColumn = nodes.filter((node) => node.column === column).sort((a, b) => wish(a) - wish(b));
		let free = box.head + box.margin;
		for (const node of inColumn) {
			const height = heightOf(node, edges);
			const y = Math.max(free, Math.round(wish(node) - height / 2));
			at.set(node.id, { ...node, height, x: box.margin + n * (box.width + box.across), y });
			free = y + height + box.down;
		}
	}
	return at;
};

/** Where each arrow leaves its box and where it comes in: those of one side are apart, in the order of where they go, so they do not cross there. */
const portsOf = (at: ReadonlyMap<string, Placed>, edges: readonly Edge[]) => {
	const middle = (id: string): number => {
		const one = at.get(id);
		return one ? one.y + one.height / 2 : 0;
	};
	const ports = new Map<Edge, { start: number; end: number }>();
	const spread = (id: string, some: readonly Edge[], put: (edge: Edge, y: number) => void): void => {
		const one = at.get(id);
		if (one) for (const [n, edge] of some.entries()) put(edge, one.y + (one.height * (n + 0.5)) / some.length);
	};
	for (const edge of edges) ports.set(edge, { start: middle(edge.from), end: middle(edge.to) });
	for (const id of at.keys()) {
		const goesBack = ({ from, to }: Edge): number => Number((at.get(to)?.x ?? 0) <= (at.get(from)?.x ?? 0));
		const out = edges.filter(({ from }) => from === id);
		out.sort((a, b) => goesBack(a) - goesBack(b) || middle(a.to) - middle(b.to));
		spread(id, out, (edge, y) => ports.set(edge, { start: y, end: ports.get(edge)?.end ?? 0 }));
		const incoming = edges.filter(({ to }) => to === id);
		incoming.sort((a, b) => goesBack(a) - goesBack(b) || middle(a.from) - middle(b.from));
		spread(id, incoming, (edge, y) => ports.set(edge, { start: ports.get(edge)?.start ?? 0, end: y }));
	}
	return ports;
};

const nodeSvg = ({ x, y, height, label, note, kind }: Placed): string => {
	const across = x + box.width / 2;
	const middle = y + height / 2;
	const rounded = kind === "account" ? 3 : 16;
	return [
		`<rect x="${x}" y="${y}" width="${box.width}" height="${height}" rx="${rounded}" fill="${fills[kind]}" stroke="#334"/>`,
		`<text x="${across}" y="${middle + (note === "" ? 5 : -3)}" text-anchor="middle" font-weight="bold">${escaped(label)}</text>`,
		...(note === ""
			? []
			: [
					`<text x="${across}" y="${middle + 14}" text-anchor="middle" font-size="11">${escaped(grouped(note))}</text>`,
				]),
	].join("");
};

type Way = { path: string; label: { x: number; y: number } };

const forth = (start: { x: number; y: number }, end: { x: number; y: number }): Way => {
	const bend = (end.x - start.x) * 0.4;
	return {
		path: `M${start.x},${start.y} C${start.x + bend},${start.y} ${start.x + bend},${end.y} ${start.x + bend * 1.6},${end.y} L${end.x},${end.y}`,
		// Where the arrow lies level, before it comes in: there every one has its own height.
		label: { x: end.x - 62, y: end.y - 5 },
	};
};

/** What goes back passes below all boxes, each on a lane of its own, and between the columns up and down. */
const back = (start: { x: number; y: number }, end: { x: number; y: number }, lane: number, n: number): Way => {
	const [right, left] = [start.x + 12 + n * 5, end.x - 128 - n * 5];
	return {
		path: `M${start.x},${start.y} H${right - 6} Q${right},${start.y} ${right},${start.y + 6} V${lane - 6} Q${right},${lane} ${right - 6},${lane} H${left + 6} Q${left},${lane} ${left},${lane - 6} V${end.y + 6} Q${left},${end.y} ${left + 6},${end.y} H${end.x}`,
		label: { x: (left + right) / 2, y: lane - 5 },
	};
};

const edgeSvg = (edge: Edge, { path, label }: Way, o: { heaviest: number; goesBack: boolean }): string => {
	const width = 1 + 5 * Math.sqrt(edge.weight / o.heaviest);
	const [x, y] = [label.x.toFixed(0), (label.y - width / 2).toFixed(0)];
	const halo = 'paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"';
	const dates =
		edge.dates === ""
			? ""
			: `<text x="${x}" y="${(label.y + width / 2 + 15).toFixed(0)}" text-anchor="middle" font-size="9" fill="#555" ${halo}>${escaped(edge.dates)}</text>`;
	return [
		`<path d="${path}" fill="none" stroke="${o.goesBack ? "#a5523a" : "#3a6ea5"}" stroke-opacity="0.8" stroke-width="${width.toFixed(1)}" marker-end="url(#tip)"/>`,
		`<text x="${x}" y="${y}" text-anchor="middle" font-size="11" ${halo}>${escaped(grouped(edge.label))}</text>`,
		dates,
	].join("");
};

const legend =
	"Traced money alone. Left: what brought it. Boxes with corners: accounts that were followed. Grey: where nobody looked further. Red: money that goes back.";

export const svgOf = (picture: Picture): string => {
	const at = placed(picture);
	const ports = portsOf(at, picture.edges);
	const all = [...at.values()];
	const lowest = Math.max(box.head + box.margin, ...all.map(({ y, height }) => y + height));
	const heaviest = Math.max(1, ...picture.edges.map(({ weight }) => weight));
	let lanes = 0;
	const edges = picture.edges.flatMap((edge) => {
		const [from, to, port] = [at.get(edge.from), at.get(edge.to), ports.get(edge)];
		if (!from || !to || !port) return [];
		const [start, end] = [
			{ x: from.x + box.width, y: port.start },
			{ x: to.x - 2, y: port.end },
		];
		const goesBack = to.x <= from.x;
		const way = goesBack ? back(start, end, lowest + ++lanes * box.lane, lanes) : forth(start, end);
		return [edgeSvg(edge, way, { heaviest, goesBack })];
	});
	const bottom = lowest + lanes * box.lane + 40;
	const width = Math.max(900, ...all.map(({ x }) => x + box.width + box.margin + 60));
	const height = bottom + 24 + picture.said.length * 16;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" role="img" aria-label="${escaped(picture.title)}">`,
		'<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L10,5 L0,10 z" fill="#334"/></marker></defs>',
		`<rect width="100%" height="100%" fill="#fff"/>`,
		`<text x="${box.margin}" y="34" font-size="17" font-weight="bold">${escaped(picture.title)}</text>`,
		`<text x="${box.margin}" y="56" font-size="11" fill="#444">${legend}</text>`,
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
