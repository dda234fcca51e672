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
import type { LoadFormat } from "./loads/load-format.ts";
import type { CsvMapping, Mapping } from "./loads/mapping.ts";
import type { Others } from "./others/others.ts";
import { serviceOver } from "./service.ts";

/** Columns by the names that they have here. */
export const mapping: CsvMapping = {
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
export const csvOf = (lines: readonly Partial<Record<keyof CsvMapping["columns"], string>>[]): Buffer =>
	Buffer.from(
		[
			names.join(","),
			...lines.map((line) => names.map((name) => line[name as keyof typeof line] ?? "").join(",")),
			"",
		].join("\n"),
	);

type Announced = { who?: UnitName; mapping?: Mapping; format?: LoadFormat };
/** An id that no other service knows. */
export const unknownId = "00000000-0000-4000-8000-00000000dead";

/** The other services as the tests need them: they know every id but one, and say what they were told. */
const openOthers = (told: Stage["told"]): Others => ({
	mayCiteCase: async (_who, _actor, id) => id !== unknownId,
	mayCiteRequest: async (_actor, id) => id !== unknownId,
	reportTrace: async (actor, requestId, items) => {
		told.push({ agency: actor.agencyId, requestId, says: items.map(({ says }) => says) });
		return requestId;
	},
	knowsPerson: async (_who, _actor, { personId }) => personId !== unknownId,
});

export type Stage = ServiceStage & {
	/** What was reported into requests for assistance. */
	told: { agency: string; requestId: string; says: string[] }[];
	/** Opens a tracing file of its own; its id. */
	file(who?: UnitName, o?: object): Promise<string>;
	announce(file: string, bytes: Buffer, o?: Announced & { sha256?: string }): Promise<Answer>;
	send(load: Answer, bytes: Buffer, who?: UnitName): Promise<Answer>;
	/** Announces and sends. */
	load(file: string, bytes: Buffer, o?: Announced): Promise<Answer>;
};

/** What the integration tests are made of: the service over HTTP on a real database. */
export const openStage = async (): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	const dir = await mkdtemp(join(tmpdir(), "seamark-assets-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const keyFile = join(dir, "assets.key");
	await makeSecretKeyFile(keyFile);
	const told: Stage["told"] = [];
	const stage = await openServiceStage(
		serviceOver(() => openOthers(told)),
		{
			settings: {
				SEAMARK_ASSETS_KEY: keyFile,
				SEAMARK_ASSETS_KEEP_DAYS: 30,
				SEAMARK_ASSETS_SNAPSHOTS: join(dir, "graphs"),
			},
		},
	);
	stack.defer(() => stage.close());
	const announce: Stage["announce"] = (file, bytes, o = {}) =>
		stage.ask(o.who ?? "suvaFiu", "POST", `/assets/files/${file}/loads`, {
			...{ name: "transfers.csv", format: o.format ?? "csv", size: bytes.length, mapping: o.mapping ?? mapping },
			sha256: o.sha256 ?? createHash("sha256").update(bytes).digest("hex"),
		});
	const send: Stage["send"] = ({ body }, bytes, who = "suvaFiu") =>
		stage.ask(who, "PUT", `/assets/files/${body.file}/loads/${body.id}/content`, bytes, {
			headers: { "content-type": "text/csv" },
		});
	return {
		...stage,
		told,
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
