import type { AgencyKind } from "@seamark/policy";
import { type Operations, refuse } from "@seamark/service";
import { Id, object, oneOf, text } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { makeFileKey } from "../../sealing/file-keys.ts";
import { bases, TracingFile } from "../file.ts";
import { decideOpenTracingFile } from "./decide.ts";

const notYours = {
	case: "is no case that you may cite",
	"mla-request": "is no request for assistance of your authority",
} as const;

export const openTracingFile = (api: Operations, { context, directory, keys, others }: Deps): void =>
	api.command({
		name: "open-tracing-file",
		url: "/assets/files",
		access: "assets:open",
		summary: "Open a tracing file",
		description:
			"A financial intelligence unit opens one for itself. Who asks for money to be traced (a unit with a case, an authority with a request for assistance) names the unit that works on it. Partners may load transfers into it and read it.",
		record: "tracing-file",
		body: object({
			title: text(200, "in your words; names of persons belong to the accounts, where they are sealed"),
			basis: object({ kind: oneOf([...bases]), id: Type.Optional(Id) }),
			lead: Type.Optional(Id),
			partners: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
		}),
		status: 201,
		answer: TracingFile,
		location: ({ id }: { id: string }) => `/assets/files/${id}`,
		handle: async ({ body, actor, who, at }) => {
			const { kind, id: basisId } = body.basis;
			if (kind !== "unit" && basisId !== undefined) {
				const cited =
					kind === "case"
						? await others.mayCiteCase(who, actor, basisId)
						: who.scopes.includes("mla:read") && (await others.mayCiteRequest(actor, basisId));
				if (!cited) return refuse("REFUSED", [{ at: "/basis/id", message: notYours[kind] }]);
			}
			const id = context.newId();
			const kindOf = (agency: string) => {
				const found = directory.current().agency(agency);
				return found?.status === "active" ? (found.kind as AgencyKind) : undefined;
			};
			return decideOpenTracingFile(body, { actor, kind: who.kind, kindOf, id, at, key: makeFileKey(keys, id) });
		},
	});
