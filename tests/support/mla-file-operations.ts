import { createHash } from "node:crypto";
import type { Example } from "./example.ts";

export type Given = {
	url: string;
	made: Record<string, string>;
	id: (name: string) => (answer: Record<string, unknown>) => void;
	at: (name: string) => { id: string };
	/** Officer who runs the hub. */
	centre: string;
};
export type Examples = (Example | (() => Example | Promise<Example>))[];

const evidence = "The register of vessels (invented).";
export const evidenceHash = createHash("sha256").update(evidence).digest("hex");
export const base64 = (text: string) => Buffer.from(text).toString("base64");
export const tus = { "tus-resumable": "1.0.0" };

/** A file of the request: sent, handed over, read. */
export const filesOf = (who: string, name: string, { made, at }: Pick<Given, "made" | "at">): Examples => [
	() => ({
		operation: "POST /mla/requests/{id}/files",
		as: who,
		path: at("mla"),
		headers: {
			...tus,
			"upload-length": String(Buffer.byteLength(evidence)),
			"upload-metadata": `filename ${base64("register.txt")},sha256 ${base64(evidenceHash)}`,
		},
		keep: (answer) => {
			made[name] = String(answer.id);
		},
	}),
	() => ({
		operation: "PATCH /mla/files/{id}",
		as: who,
		path: at(name),
		headers: { ...tus, "upload-offset": "0" },
		body: evidence,
		type: "application/offset+octet-stream",
	}),
	() => ({ operation: "GET /mla/files/{id}", as: who, path: at(name) }),
	() => ({ operation: "GET /mla/files/{id}/content", as: who, path: at(name) }),
	() => ({ operation: "GET /mla/requests/{id}/files", as: who, path: at("mla"), query: { limit: "5" } }),
	() => ({
		operation: "POST /mla/files/{id}/custody",
		as: who,
		path: at(name),
		body: {
			step: "handed-over",
			who: "Evidence officer",
			to: "Central authority",
			where: "Apia",
			happened: new Date().toISOString(),
		},
	}),
	() => ({ operation: "GET /mla/files/{id}/custody", as: who, path: at(name) }),
];
