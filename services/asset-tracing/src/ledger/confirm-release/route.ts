import type { Operations } from "@seamark/service";
import { object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findRelease } from "../../store/releases.ts";
import { readBook } from "../read-book.ts";
import { Digest, noRelease, ReleaseAnswer, ReleasePath } from "../schema.ts";
import { decideConfirmRelease } from "./decide.ts";

export const confirmRelease = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "confirm-release",
		url: "/assets/files/:id/releases/:release/confirmation",
		access: "assets:book",
		secondOfficer: true,
		summary: "Release value as the second officer",
		description:
			"By another officer than the one who prepared it, with the digest of what was read. It is decided again on the book as it is now, and booked.",
		record: "tracing-file",
		params: ReleasePath,
		body: object({ digest: Digest }),
		answer: ReleaseAnswer,
		find: ({ params: { id, release }, asCaller, at }) =>
			asCaller(async (tx) => {
				const prepared = await findRelease(tx, id, release);
				return prepared && { prepared, book: await readBook(tx, id, prepared, at) };
			}, "book"),
		versionOf: ({ prepared }) => prepared.version,
		missing: noRelease,
		handle: ({ body, actor, at, found }) =>
			decideConfirmRelease(found, body.digest, { actor, at, id: context.newId() }),
	});
