import { type Settings, transact } from "@seamark/db";
import { writerSettings } from "@seamark/policy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccounts } from "../store/accounts.ts";
import { addTransfers } from "../store/transfers.ts";
import { csvOf, openStage, type Stage, units } from "../testing.ts";
import type { Line } from "./read-row.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const line: Line = {
	...{ ref: "T1", kind: "transfer", from: "A", to: "B", fromName: "", toName: "", amount: 100, currency: "FJD" },
	...{ fee: undefined, received: undefined, receivedCurrency: undefined, at: "2026-01-01T00:00:00.000Z" },
	...{ dayOnly: false, reverses: undefined },
};
const of = (file: string) => ({ file, load: file });
const into = (settings: Settings, file: string) =>
	transact(stage.context.pool, (tx) => addTransfers(tx, of(file), [{ n: 1, line, source: 1, target: 2 }]), settings);
const accountInto = (settings: Settings, file: string) =>
	transact(
		stage.context.pool,
		(tx) => addAccounts(tx, of(file), [{ no: 1, blind: Buffer.from("a"), sealed: Buffer.from("a") }]),
		settings,
	);
const named = (file: string): [string, string] => ["seamark.tracing_file", file];

test("a transaction puts lines and accounts into the file that it names, if its writer may, and into no other", async () => {
	const [file, other] = [await stage.file(), await stage.file()];
	const writer = writerSettings([units.suvaFiu.agency]);
	const stranger = writerSettings([units.apiaFiu.agency]);
	for (const put of [into, accountInto]) {
		for (const settings of [
			writer,
			[...writer, named(other)],
			[...stranger, named(file)],
			[named(file)],
			[...writer, named("")],
		])
			await expect(put(settings, file)).rejects.toThrow("row-level security");
		await put([...writer, named(file)], file);
	}
});

test("numbers that databases read as something else stay what they are", async () => {
	const file = await stage.file();
	const refs = ["NULL", "null", "1.0", "01", "1/2", "a:b", "x+y"];
	const loaded = await stage.load(
		file,
		csvOf(refs.map((id) => ({ id, at: "2026-01-02", from: "A", to: "B", amount: "1.00", currency: "FJD" }))),
	);
	expect(loaded.body.load, loaded.text).toMatchObject({ rows: { taken: refs.length, refused: 0 } });
	const { rows } = await stage.raw.query("select ref, no from tracing_transfer where file = $1 order by no", [file]);
	expect(rows).toEqual(refs.map((ref, n) => ({ ref, no: n + 1 })));
});

test("a file with some lines that are there, some new and some changed is sorted line by line, without a gap in the numbers", async () => {
	const file = await stage.file();
	const row = (n: number, amount = "1.00") => ({
		...{ id: `T${n}`, at: "2026-01-02", from: "A", to: "B", amount, currency: "FJD" },
	});
	await stage.load(file, csvOf([row(1), row(2)]));
	const second = await stage.load(file, csvOf([row(3), row(2), row(1, "9.00"), row(4), row(4)]));
	expect(second.body.load).toMatchObject({ rows: { read: 5, taken: 2, known: 2, refused: 1 } });
	const { rows } = await stage.raw.query("select ref, no from tracing_transfer where file = $1 order by no", [file]);
	expect(rows).toEqual(["T1", "T2", "T3", "T4"].map((ref, n) => ({ ref, no: n + 1 })));
});
