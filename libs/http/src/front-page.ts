import type { FastifyInstance } from "fastify";

/** Nothing is loaded, run, framed or sent: the page is text and links. */
const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const pageOf = (title: string, version: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body>
<h1>${escaped(title)}</h1>
<p>This is a Seamark hub, version ${escaped(version)}. National transnational crime units exchange alerts and cases through it.</p>
<p>This page shows no data. Officers work in the console or with the command <code>seamark</code>; programs use the interface below.</p>
<ul>
<li><a href="/console/">The officers' console</a></li>
<li><a href="/docs">All operations, to read and to try</a></li>
<li><a href="/openapi.json">The same for programs (OpenAPI 3.1)</a></li>
<li><a href="/.well-known/seamark">Where the services of the hub are</a></li>
</ul>
</body>
</html>
`;

/** What a browser finds at the address of the hub: what this is, and where to go on. */
export const frontPage = (app: FastifyInstance, { title, version }: { title: string; version: string }): void => {
	const page = pageOf(title, version);
	app.get("/", { schema: { hide: true } as object, config: { access: "public" } }, (_request, reply) =>
		reply.type("text/html; charset=utf-8").header("content-security-policy", policy).send(page),
	);
};
