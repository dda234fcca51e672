import { generateKeyPairSync } from "node:crypto";
import { sign } from "@seamark/mla-thread";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import { base64, type Examples, type Given, tus } from "./mla-file-operations.ts";

/** An authority that signs by itself. */
const alone = "do-prosecutor-desk-1";
const aloneSecond = "do-prosecutor-desk-second-1";
const pair = generateKeyPairSync("ed25519");

export const ofWhoSignsAlone = ({ made, id, at, centre }: Given, request: object): Examples => [
	{
		operation: "POST /agencies/{id}/statement-keys",
		as: centre,
		path: { id: seedId("do-prosecutor") },
		body: { key: { ...pair.publicKey.export({ format: "jwk" }), kid: "own", use: "sig" } },
	},
	{ operation: "GET /agencies/{id}/statement-keys", as: alone, path: { id: seedId("do-prosecutor") } },
	{
		operation: "POST /mla/requests",
		as: alone,
		body: { assistance: ["records"], ...request },
		keep: id("alone"),
	},
	() => ({
		operation: "POST /mla/requests/{id}/acts",
		as: alone,
		path: at("alone"),
		body: { kind: "submit-orally", content: { says: "By telephone (invented)", agreed: true } },
		keep: (answer) => {
			made.text = String(answer.text);
		},
	}),
	...aloneFile({ made, at }),
	{
		operation: "POST /mla/letters",
		as: alone,
		body: {
			to: seedId("fj-central-authority"),
			kind: "spontaneous-information",
			content: { says: "A vessel left (invented)" },
		},
		keep: (answer) => {
			made.letterText = String(answer.text);
		},
	},
	async () => ({ operation: "POST /mla/letters/signed", as: alone, body: await signedAlone(made.letterText ?? "") }),
	async () => ({
		operation: "POST /mla/requests/{id}/statements",
		as: alone,
		path: at("alone"),
		body: await signedAlone(made.text ?? ""),
	}),
	...aloneErased({ made, at }),
	...aloneFiled({ made, id, at }, request),
];

/** What takes two officers is prepared by one, and placed by another, who sees the text first. */
const aloneFiled = ({ made, id, at }: Pick<Given, "made" | "id" | "at">, request: object): Examples => [
	{ operation: "POST /mla/requests", as: alone, body: { assistance: ["records"], ...request }, keep: id("aloneFiled") },
	() => ({
		operation: "POST /mla/requests/{id}/acts",
		as: alone,
		path: at("aloneFiled"),
		body: { kind: "submit" },
		keep: (answer) => {
			made.filedAct = String(answer.act);
		},
	}),
	() => ({
		operation: "POST /mla/requests/{id}/acts/{act}/sign",
		as: aloneSecond,
		asked: alone,
		path: { ...at("aloneFiled"), act: made.filedAct ?? "" },
		keep: (answer) => {
			made.filedText = String(answer.text);
		},
	}),
	async () => ({
		operation: "POST /mla/requests/{id}/statements",
		as: aloneSecond,
		asked: alone,
		path: at("aloneFiled"),
		body: await signedAlone(made.filedText ?? ""),
	}),
];

const signedAlone = async (text: string) => ({
	text,
	signature: (await sign(text, { kid: "own", key: pair.privateKey, alg: "EdDSA" })).signature,
});

/** What was erased, who signs alone signs afterwards. */
const aloneErased = ({ made, at }: Pick<Given, "made" | "at">): Examples => [
	() => ({
		operation: "POST /mla/requests/{id}/acts",
		as: alone,
		path: at("alone"),
		body: { kind: "withdraw" },
		keep: (answer) => {
			made.text = String(answer.text);
		},
	}),
	async () => ({
		operation: "POST /mla/requests/{id}/statements",
		as: alone,
		path: at("alone"),
		body: await signedAlone(made.text ?? ""),
	}),
	() => ({
		operation: "POST /mla/requests/{id}/erasure",
		as: alone,
		path: at("alone"),
		body: { reason: "The time to keep it is over" },
	}),
	() => ({ operation: "POST /mla/requests/{id}/erasure/confirm", as: aloneSecond, asked: alone, path: at("alone") }),
	() => ({
		operation: "GET /mla/requests/{id}/erasure",
		as: alone,
		path: at("alone"),
		keep: (answer) => {
			made.text = String((answer.texts as string[])[0]);
		},
	}),
	async () => ({
		operation: "POST /mla/requests/{id}/erasure/signed",
		as: alone,
		path: at("alone"),
		body: await signedAlone(made.text ?? ""),
	}),
];

/** Who signs alone writes each entry of a chain of custody too. */
const aloneFile = ({ made, at }: Pick<Given, "made" | "at">): Examples => [
	() => ({
		operation: "POST /mla/requests/{id}/files",
		as: alone,
		path: at("alone"),
		headers: { ...tus, "upload-length": "3", "upload-metadata": `filename ${base64("a.txt")}` },
		keep: (answer) => {
			made.aloneFile = String(answer.id);
		},
	}),
	() => ({
		operation: "PATCH /mla/files/{id}",
		as: alone,
		path: at("aloneFile"),
		headers: { ...tus, "upload-offset": "0" },
		body: "abc",
		type: "application/offset+octet-stream",
	}),
	() => ({
		operation: "POST /mla/files/{id}/custody",
		as: alone,
		path: at("aloneFile"),
		body: { step: "collected", who: "Prosecutor", where: "Santo Domingo", happened: new Date().toISOString() },
		keep: (answer) => {
			made.entry = String(answer.text);
		},
	}),
	async () => ({
		operation: "POST /mla/files/{id}/custody/signed",
		as: alone,
		path: at("aloneFile"),
		body: await signedAlone(made.entry ?? ""),
	}),
];
