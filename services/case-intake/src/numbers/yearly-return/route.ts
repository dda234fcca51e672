import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Moment, object, oneOf } from "../../schema.ts";
import { Year } from "../statistics/route.ts";
import { returnCsv } from "./canonical.ts";
import { freezeReturn, listReturns, readReturn } from "./handle.ts";

const Frozen = Type.Object({
	year: Type.Integer(),
	edition: Type.Integer(),
	sha256: Type.String({ description: "of the JSON, byte for byte" }),
	rulesVersion: Type.String(),
	frozenAt: Moment,
});
const params = object({ year: Year });
const Query = object({
	edition: Type.Optional(Type.String({ pattern: "^[1-9][0-9]{0,5}$" })),
	as: Type.Optional(oneOf(["json", "csv"])),
});

export const yearlyReturnRoutes = (app: HttpServer, deps: Deps): void => {
	const config = { access: "statistics:read" as const, load: "bulk" as const };
	app.post<{ Params: { year: string } }>(
		"/statistics/returns/:year",
		{
			schema: {
				summary: "Freeze a yearly return",
				description:
					"Keeps the numbers of a year that is over, byte for byte: what changes later does not change them. Asked for again while nothing has changed, the answer is the same edition; after a correction it is a new one, and the earlier one stays.",
				tags: ["statistics"],
				params,
				response: { 200: Frozen, 201: Frozen },
			},
			config,
		},
		async (request, reply) => {
			const { frozen, again } = await freezeReturn(deps, request.session, Number(request.params.year));
			return reply.code(again ? 200 : 201).send(frozen);
		},
	);
	app.get(
		"/statistics/returns",
		{
			schema: {
				summary: "List frozen yearly returns",
				tags: ["statistics"],
				response: { 200: Type.Object({ returns: Type.Array(Frozen) }) },
			},
			config,
		},
		async (request) => ({ returns: await listReturns(deps, request.session) }),
	);
	app.get<{ Params: { year: string }; Querystring: Static<typeof Query> }>(
		"/statistics/returns/:year",
		{
			schema: {
				summary: "Read a frozen yearly return",
				description: "The bytes as they were frozen, or the same as CSV. The last edition, where none is named.",
				tags: ["statistics"],
				params,
				querystring: Query,
				response: {
					200: {
						description: "the return",
						content: { "application/json": { schema: Type.Unknown() }, "text/csv": { schema: Type.String() } },
					},
				},
			},
			config,
		},
		async (request, reply) => {
			const { year } = request.params;
			const { edition, as } = request.query;
			const { frozen, bytes } = await readReturn(deps, request.session, {
				year: Number(year),
				edition: edition === undefined ? undefined : Number(edition),
			});
			reply.header("etag", `"${frozen.sha256}"`).serializer((body: unknown) => body as string);
			if (as === "csv")
				return reply.header("content-type", "text/csv; charset=utf-8").send(returnCsv(bytes.toString()));
			return reply.header("content-type", "application/json; charset=utf-8").send(bytes.toString());
		},
	);
};
