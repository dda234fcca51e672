import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { graphOf, graphPieces, type MoneyGraph } from "@seamark/money-graph";
import { seal, unseal } from "@seamark/sealing";

/**
 * A graph in a file, for after a restart. It is sealed under a key that comes from the key of its tracing file: where that key is gone, nobody
 * reads the graph again. What cannot be read is as if it were not there, since the database has it all.
 */
export type Place = { path: string; key: Uint8Array };
export type Snapshot = { graph: MoneyGraph; upTo: number };

const what = ["graph of a tracing file"];

export const writeSnapshot = ({ path, key }: Place, { graph, upTo }: Snapshot): void => {
	const number = Buffer.alloc(4);
	number.writeUInt32LE(upTo);
	const sealed = seal(Buffer.from(key), what, Buffer.concat([number, ...graphPieces(graph)]));
	const draft = `${path}.new`;
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	rmSync(draft, { force: true });
	const to = openSync(draft, "wx", 0o600);
	try {
		for (let at = 0; at < sealed.length; ) at += writeSync(to, sealed, at);
	} finally {
		closeSync(to);
	}
	renameSync(draft, path);
};

export const readSnapshot = ({ path, key }: Place): Snapshot | undefined => {
	try {
		const inside = unseal(Buffer.from(key), what, readFileSync(path));
		const graph = graphOf(inside.subarray(4));
		return graph && { graph, upTo: inside.readUInt32LE(0) };
	} catch {
		return undefined;
	}
};
