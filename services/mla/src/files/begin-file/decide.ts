import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decision, faultsWhere, recordChanged, refuse } from "@seamark/service";
import { type FileRow, insertFile } from "../../store/files.ts";
import type { RequestRow } from "../../store/requests.ts";
import { presentFile } from "../answer.ts";

export type Announced = { length: number; metadata: Readonly<Record<string, string>> };

/** Signs that are not seen: they turn a name around, or hide a part of it. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const known: readonly string[] = ["filename", "sha256"];

/** All that is wrong with what the sender says of a file. Its name is text, and never a path. */
export const faultsOfAnnounced = ({ length, metadata }: Announced): Fault[] => {
	const { filename = "", sha256 } = metadata;
	const at = "headers /upload-metadata";
	return faultsWhere(
		[length === 0, "headers /upload-length", "is 0: an empty file proves nothing"],
		[filename.trim() === "", at, "must name the file: filename"],
		[filename.length > 200, at, "has a filename of more than 200 characters"],
		[/[/\\]/.test(filename), at, "has a filename with a path in it: send the name alone"],
		[unseen.test(filename), at, "has a filename with characters that nobody sees, or that turn it around"],
		[sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256), at, "has a sha256 that is none: 64 hex digits, small"],
		[
			Object.keys(metadata).some((name) => !known.includes(name)),
			at,
			`may say ${known.join(" and ")}, and nothing else`,
		],
	);
};

/** The row of a file whose bytes are going to come. */
export const decideBeginFile = (
	{ id: request, agency, side, stage }: Pick<RequestRow, "id" | "agency" | "side" | "stage">,
	announced: Announced,
	o: { actor: Actor; id: string; storedAs: string; sealedKey: string; at: number },
): Decision => {
	const faults = [
		...faultsOfAnnounced(announced),
		...faultsWhere([stage === "withdrawn", "", "is of a request that was withdrawn: no work is done on it any more"]),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const row: FileRow = {
		id: o.id,
		agency,
		request,
		madeBy: side,
		name: announced.metadata.filename ?? "",
		state: "coming",
		why: null,
		size: announced.length,
		sha256: announced.metadata.sha256 ?? null,
		mediaType: null,
		storedAs: o.storedAs,
		sealedKey: o.sealedKey,
		addedBy: o.actor.postId || null,
		addedAt: new Date(o.at).toISOString(),
		version: 1,
	};
	return {
		writes: [{ statement: insertFile, row }],
		events: [recordChanged({ actor: o.actor, record: "mla-file", recordId: o.id, change: "added", version: 1 })],
		answer: presentFile(row),
	};
};
