import { randomUUID } from "node:crypto";
import { protectionKeys } from "@seamark/values";
import { digestsOf } from "@seamark/values/digests";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseByTwo, openStage, type Stage, units } from "../testing.ts";

/** What stays of who somebody was, after an erasure, in every table of the service and of its vault: also where it is a digest. */

let stage: Stage;
beforeAll(async () => {
	const purposes = ["investigation" as const];
	stage = await openStage({ agreements: [{ parties: ["FJ", "WS"], topics: ["trafficking", "smuggling"], purposes }] });
});
afterAll(() => stage.close());

const [phone, number, mail] = ["+679 813 7741", "N8137741X", "marker7741@example.test"] as const;
const name = "Zebedee Markername (invented)";
const identity = {
	names: [{ text: name }],
	phones: [phone],
	documents: [{ kind: "passport", country: "FJ", number }],
	contacts: [{ kind: "email", value: mail }],
};
const ask = async (method: "GET" | "POST", url: string, body?: object) => {
	const answer = await stage.ask("fiji", method, url, body);
	expect(answer.status, answer.text).toBeLessThan(300);
	return answer.body;
};

type From = "raw" | "rawVault";
const rowsOf = async (from: From): Promise<{ table: string; row: string }[]> => {
	const { rows: tables } = await stage[from].query<{ name: string }>(
		"select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
	);
	const all = [];
	for (const { name: table } of tables)
		for (const { row } of (await stage[from].query<{ row: string }>(`select t::text as row from ${table} t`)).rows)
			all.push({ table, row });
	return all;
};
/** Tables whose rows hold one of the texts. Bytes are in hex, as PostgreSQL writes them. */
const holding = async (texts: readonly string[]): Promise<string[]> => {
	const all = [...(await rowsOf("raw")), ...(await rowsOf("rawVault"))];
	const wanted = texts.flatMap((text) => [text.toLowerCase(), Buffer.from(text).toString("hex")]);
	return [
		...new Set(
			all.filter(({ row }) => wanted.some((text) => row.toLowerCase().includes(text))).map((one) => one.table),
		),
	].sort();
};
const digests = () =>
	[phone, number, mail].flatMap((value) =>
		digestsOf(stage.context.hubKey, units.fiji.agency, protectionKeys(value, "FJ")),
	);
const plain = ["8137741", "marker7741", "Zebedee", "Markername"];

/** Answers of everything that compares, for values that were there and for values that never were. */
const answersFor = async (value: { phone: string; name: string }) => {
	const lookUp = await stage.ask("samoa", "POST", "/links/look-up", { kind: "phone", value: value.phone });
	const caseId = String((await ask("POST", "/cases", { title: "Another (invented)" })).id);
	const again = await ask("POST", `/cases/${caseId}/persons`, {
		roles: ["witness"],
		identity: { names: [{ text: value.name }], phones: [value.phone] },
	});
	const duplicates = await ask("GET", `/persons/${again.id}/duplicates`);
	const linked = await ask("GET", `/cases/${caseId}/linked-cases`);
	await eraseByTwo(stage, { person: String(again.id) });
	return { lookUp: lookUp.body, duplicates: duplicates.items, linked: linked.items };
};

test("after an erasure no text, digest, index key, link or report answers for the person", async () => {
	const sent = await ask("POST", "/reports", {
		...{ clientId: randomUUID(), capturedAt: "2026-01-02T03:04:05Z", toAgency: units.fiji.agency },
		...{ channel: "firstResponder", narrative: `Called ${phone} (invented)`, persons: [{ identity }] },
		things: [{ kind: "phone", value: phone }],
	});
	const taken = await ask("POST", `/reports/${sent.id}/take-in`, { title: `Phone ${phone} (invented)` });
	const caseId = String(taken.caseId);
	const [person] = (await ask("GET", `/cases/${caseId}/persons`)).items as { id: string }[];
	await ask("POST", `/cases/${caseId}/links`, { kind: "account", value: phone, role: "instrument" });
	await ask("POST", `/cases/${caseId}/links`, { kind: "phone", value: phone, role: "instrument" });
	const { rows } = await stage.rawVault.query<{ no: string }>("select no from identity where wrapped is not null");
	const keysOf = async () =>
		(
			await stage.rawVault.query(
				"select from blind_key where identity_no = any ($1) union all select from waiting_key where identity_no = any ($1)",
				[rows.map(({ no }) => no)],
			)
		).rowCount;

	// The control: it is there before, and the search finds it.
	expect(await holding(digests())).toEqual(["public.entity", "public.identity_value"]);
	expect(await holding(plain)).not.toEqual([]);
	expect(await keysOf()).toBeGreaterThan(0);

	expect((await eraseByTwo(stage, { person: person?.id ?? "" })).status).toBe(204);
	expect(await holding(plain)).toEqual([]);
	expect(await keysOf()).toBe(0);
	// One digest stays, as nobody's: by it a number of a victim answers to other agencies as one that nobody has.
	expect(await holding(digests())).toEqual(["public.identity_value"]);
	const owners = await stage.raw.query("select distinct identity_id from identity_value where digest = any ($1)", [
		digests(),
	]);
	expect(owners.rows).toEqual([{ identity_id: null }]);
	const was = await answersFor({ phone, name });
	const never = await answersFor({ phone: "+679 813 7742", name: "Ephraim Otherperson (invented)" });
	expect(was).toEqual(never);
	expect(was).toMatchObject({ lookUp: { hit: false, ask: [] }, duplicates: [], linked: [] });
});
