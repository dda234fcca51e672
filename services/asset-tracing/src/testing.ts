import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSecretKeyFile } from "@seamark/service";
import {
	type Answer,
	openStage as openServiceStage,
	type Stage as ServiceStage,
	type UnitName,
	units,
} from "@seamark/service/testing";
import type { Mapping } from "./loads/mapping.ts";
import { service } from "./service.ts";

/** Columns by the names that they have here. */
export const mapping: Mapping = {
	columns: {
		id: "id",
		at: "at",
		from: "from",
		to: "to",
		amount: "amount",
		currency: "currency",
		fee: "fee",
		received: "received",
		receivedCurrency: "receivedCurrency",
		fromName: "fromName",
		toName: "toName",
		kind: "kind",
		reverses: "reverses",
	},
	decimal: ".",
	dates: "year-month-day",
	sameDay: "as-in-file",
	opening: "opening",
};
const names = Object.keys(mapping.columns);

/** Lines such as { id: "1", from: "A" }; what is left out is empty. */
export const csvOf = (lines: readonly Partial<Record<keyof Mapping["columns"], string>>[]): Buffer =>
	Buffer.from(
		[
			names.join(","),
			...lines.map((line) => names.map((name) => line[name as keyof typeof line] ?? "").join(",")),
			"",
		].join("\n"),
	);

export type Stage = ServiceStage & {
	/** Opens a tracing file of its own; its id. */
	file(who?: UnitName, o?: object): Promise<string>;
	announce(file: string, bytes: Buffer, o?: { who?: UnitName; mapping?: Mapping; sha256?: string }): Promise<Answer>;
	send(load: Answer, bytes: Buffer, who?: UnitName): Promise<Answer>;
	/** Announces and sends. */
	load(file: string, bytes: Buffer, o?: { who?: UnitName; mapping?: Mapping }): Promise<Answer>;
};

/** What the integration tests are made of: the service over HTTP on a real database. */
export const openStage = async (): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	const dir = await mkdtemp(join(tmpdir(), "seamark-assets-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const keyFile = join(dir, "assets.key");
	await makeSecretKeyFile(keyFile);
	const stage = await openServiceStage(service, { settings: { SEAMARK_ASSETS_KEY: keyFile } });
	stack.defer(() => stage.close());
	const announce: Stage["announce"] = (file, bytes, o = {}) =>
		stage.ask(o.who ?? "suvaFiu", "POST", `/assets/files/${file}/loads`, {
			...{ name: "transfers.csv", format: "csv", size: bytes.length, mapping: o.mapping ?? mapping },
			sha256: o.sha256 ?? createHash("sha256").update(bytes).digest("hex"),
		});
	const send: Stage["send"] = ({ body }, bytes, who = "suvaFiu") =>
		stage.ask(who, "PUT", `/assets/files/${body.file}/loads/${body.id}/content`, bytes, {
			headers: { "content-type": "text/csv" },
		});
	return {
		...stage,
		announce,
		send,
		file: async (who = "suvaFiu", o = {}) => {
			const opened = await stage.ask(who, "POST", "/assets/files", { title: "Boats", basis: { kind: "unit" }, ...o });
			if (opened.status !== 201) throw new Error(opened.text);
			return String(opened.body.id);
		},
		load: async (file, bytes, o = {}) => {
			const announced = await announce(file, bytes, o);
			return announced.body.file === undefined ? announced : send(announced, bytes, o.who);
		},
		close: () => stack.disposeAsync(),
	};
};

export { units };
