import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import type { Console } from "../console.ts";
import { pageHeaders } from "./headers.ts";
import { htmlOf } from "./html.ts";

const hidden = { schema: { hide: true } as object, config: { access: "public" as const } };

/** The page, and its files under names that change with their content. */
export const pageRoutes = (app: HttpServer, { files }: Console): void => {
	app.get("/console", hidden, (_request, reply) => reply.redirect("/console/", 308));
	app.get("/console/", hidden, async (_request, reply) => {
		const { first } = await files.built();
		return reply.headers(pageHeaders).type("text/html; charset=utf-8").send(htmlOf(first));
	});
	app.get<{ Params: { name: string } }>(
		"/console/files/:name",
		{ ...hidden, config: { ...hidden.config, load: "free", unchanging: true } },
		async (request, reply) => {
			const { byName } = await files.built();
			const file = byName.get(request.params.name);
			if (!file) throw new HubError("NOT_FOUND");
			const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
			if (brotli) reply.header("content-encoding", "br");
			return reply
				.header("vary", "accept-encoding")
				.header("cross-origin-resource-policy", "same-origin")
				.type(file.type)
				.send(brotli ? file.brotli : file.plain);
		},
	);
};
