import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, openPool } from "@seamark/db";
import { migrationsOf } from "@seamark/service";
import { testDatabase } from "@seamark/testing";
import { afterAll, expect, test } from "vitest";
import { service as caseIntake } from "../../service.ts";
import { findAttachment, readPiece } from "../../store/attachments.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

test("migration 0006 keeps every file where it was, with its pieces and the key that opens them", async () => {
	const database = await testDatabase();
	stack.defer(() => database.drop());
	const dir = await mkdtemp(join(tmpdir(), "seamark-files-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const now = migrationsOf(caseIntake).at(-1)?.dir ?? "";
	for (const file of await readdir(now)) if (file < "0006") await copyFile(join(now, file), join(dir, file));
	const before = migrationsOf(caseIntake).map((set) => (set.name === "case-intake" ? { ...set, dir } : set));
	const owner = openPool({ url: database.ownerUrl, name: "test", max: 2 });
	stack.defer(() => owner.end());
	const raw = openPool({ url: database.adminUrl, name: "test", max: 2 });
	stack.defer(() => raw.end());
	await migrate(owner, { sets: before, appRole: database.appRole });

	const uploads = new Map<string, string>();
	const files: { id: string; upload: string }[] = [];
	// Two agencies with the same content, one of them in two cases.
	for (const agency of [randomUUID(), randomUUID()]) {
		const upload = randomUUID();
		uploads.set(agency, upload);
		await raw.query("insert into attachment_blob (agency, sha256, size, upload_id) values ($1, 'same', 3, $2)", [
			agency,
			upload,
		]);
		await raw.query("insert into attachment_chunk (upload_id, n, agency, bytes) values ($1, 0, $2, $3)", [
			upload,
			agency,
			Buffer.from(upload),
		]);
		for (const caseId of [randomUUID(), randomUUID()]) {
			const id = randomUUID();
			files.push({ id, upload });
			await raw.query(
				`insert into intake_case (id, agency, reference, title, status, jurisdiction, opened_at, opened_by_post, changed_at, version)
					values ($1, $2, gen_random_uuid()::text, 't', 'open', 'UN', now(), $2, now(), 1)`,
				[caseId, agency],
			);
			await raw.query(
				`insert into attachment (id, case_id, agency, name, media_type, sha256, size, added_at, by_post)
					values ($1, $2, $3, 'a.txt', 'text/plain', 'same', 3, now(), $3)`,
				[id, caseId, agency],
			);
		}
	}
	await migrate(owner, { sets: migrationsOf(caseIntake), appRole: database.appRole });
	for (const { id, upload } of files) {
		const found = await findAttachment(raw as never, id);
		expect(found).toMatchObject({ attachment: { id, name: "a.txt" }, uploadId: upload, sealedBy: "hub" });
		expect((await readPiece(raw as never, upload, 0))?.toString()).toBe(upload);
	}
	// A file that is put there now has to say what seals it, and no agency sees another's.
	await expect(
		raw.query(
			`insert into attachment select gen_random_uuid(), case_id, person_id, agency, name, media_type, 'other', size, added_at, by_post,
				upload_id from attachment limit 1`,
		),
	).rejects.toThrow(/sealed_by/);
	const app = openPool({ url: database.appUrl, name: "test", max: 1 });
	stack.defer(() => app.end());
	expect((await app.query("select id from attachment")).rows).toEqual([]);
});
