import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { type ChainLink, type Head, type Verdict, verifyChain } from "@seamark/audit-chain";
import type { Query } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Hub } from "../hub/hub.ts";
import { exits, usageError } from "../terminal/exit.ts";
import { fileProblem } from "../terminal/files.ts";
import { headedTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

type EntriesOptions = Omit<Query<"listEntries">, "action" | "limit"> & { action?: string[]; limit?: number };

export const entries = async (context: Context, { action, limit, ...query }: EntriesOptions): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/audit/entries", {
		params: {
			query: {
				...query,
				...(action ? { action: action.join(",") } : {}),
				...(limit === undefined ? {} : { limit: String(limit) }),
			},
		},
	});
	if (out.json) return out.document(answer);
	const rows = answer.items.map((one) =>
		[
			out.brief(one.time),
			one.action,
			one.purpose,
			one.officer || one.post,
			`${one.record} ${one.recordIds.join(" ")}`,
		].map((value) => ({ text: safeLine(value) })),
	);
	if (rows.length === 0) return out.say("No entries.");
	const columns = [
		{ title: "TIME", priority: 0 },
		{ title: "ACTION", priority: 0 },
		{ title: "PURPOSE", priority: 2 },
		{ title: "WHO", priority: 1 },
		{ title: "RECORDS", priority: 0, grows: true, least: 20 },
	];
	out.say(...headedTable(out, columns, rows));
	if (answer.next) out.hint(`Older ones: seamark audit entries --after ${safeLine(answer.next)}`);
};

export const parseWitness = (typed: string): Head => {
	const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(typed.toLowerCase()) ?? [];
	if (!seq || !hash)
		throw usageError(
			"The witness is not SEQ:HASH.",
			"Give the place and the 64 hex digits that an earlier verification printed.",
		);
	return { seq: Number(seq), hash };
};

type VerifyOptions = { file?: string; witness?: string; save?: string };

/** The chain of the hub up to `head`: reading it adds entries to it, so it has to end where it ended at the start. */
async function* hubChain({ out }: Context, hub: Hub, head: Head): AsyncGenerator<ChainLink> {
	for (let after = 0; after < head.seq; ) {
		const { items } = await hub.GET("/audit/chain", {
			params: { query: { after: String(after), limit: String(Math.min(1_000, head.seq - after)) } },
		});
		if (items.length === 0) return;
		yield* items;
		after += items.length;
		out.progress(`${after} of ${head.seq} entries ...`);
	}
}

async function* fileChain(file: string): AsyncGenerator<ChainLink> {
	const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
	let at = 0;
	try {
		for await (const line of lines) {
			at++;
			if (line.trim() !== "") yield linkOf(JSON.parse(line) as Partial<ChainLink>);
		}
	} catch (error) {
		if (error instanceof SyntaxError)
			throw usageError(
				`Line ${at} of ${file} is not an audit entry.`,
				"Give a file that `seamark audit verify --save` wrote.",
			);
		throw fileProblem(file, error as NodeJS.ErrnoException);
	}
}

/** What is missing becomes empty, and the verifier then says that the entry was altered. */
const linkOf = ({ seq, bytes, previousHash, hash, redacted }: Partial<ChainLink>): ChainLink => ({
	seq: Number(seq),
	bytes: String(bytes),
	previousHash: String(previousHash),
	hash: String(hash),
	...(redacted ? { redacted } : {}),
});

async function* saved(links: AsyncIterable<ChainLink>, file: FileHandle): AsyncGenerator<ChainLink> {
	for await (const link of links) {
		await file.write(`${JSON.stringify(link)}\n`);
		yield link;
	}
}

/** The entries must lead to the head that the hub itself named before they were read. */
export const upTo = (head: Head, proven: Verdict): Verdict => {
	if (!proven.ok || (proven.head.seq === head.seq && (head.seq === 0 || proven.head.hash === head.hash))) return proven;
	const short = proven.head.seq < head.seq;
	return {
		ok: false,
		brokenAt: short ? proven.head.seq + 1 : proven.head.seq,
		reason: short ? "truncated" : "rewritten",
		message: "The entries do not lead to the head that the hub named.",
	};
};

export const verify = async (context: Context, o: VerifyOptions): Promise<number> => {
	const { out } = context;
	if (o.file !== undefined && o.save !== undefined)
		throw usageError("--file and --save do not go together.", "Leave out one of them.");
	const witness = o.witness === undefined ? undefined : parseWitness(o.witness);
	const target =
		o.save === undefined
			? undefined
			: await open(o.save, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
					throw error.code === "EEXIST"
						? usageError(`${o.save} is there already.`, "Choose another name: an older chain is evidence.")
						: fileProblem(o.save ?? "", error);
				});
	try {
		let links: AsyncIterable<ChainLink>;
		let head: Head | undefined;
		if (o.file === undefined) {
			const hub = await context.hub();
			head = await hub.GET("/audit/head");
			links = hubChain(context, hub, head);
		} else links = fileChain(o.file);
		const proven = await verifyChain(target ? saved(links, target) : links, witness);
		const verdict = head === undefined ? proven : upTo(head, proven);
		out.endProgress();
		if (out.json) out.document(verdict);
		else if (verdict.ok) {
			out.say(
				`${out.paint(["green", "bold"], "Whole")}: ${verdict.entries} entries, each follows from the one before.`,
			);
			if (verdict.redacted)
				out.say(
					`${verdict.redacted} came without text that the hub gives out no more; later entries vouch for the rest.`,
				);
			out.say(`Head: ${verdict.head.seq}:${safeLine(verdict.head.hash)}`);
			out.hint(
				witness
					? "It contains the witnessed head."
					: "Write the head down in another place; later: seamark audit verify --witness HEAD",
			);
		} else
			out.say(
				`${out.paint(["red", "bold"], "Broken")} at entry ${verdict.brokenAt} (${verdict.reason}): ${safeLine(verdict.message)}`,
			);
		if (!verdict.ok)
			out.hint(
				"What to do: keep a copy of the chain (--save), and tell the hub's operator and your agency's data protection officer.",
			);
		return verdict.ok ? exits.ok : exits.chainBroken;
	} finally {
		await target?.close();
	}
};
