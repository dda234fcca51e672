import type { Command } from "commander";
import type { Run } from "../run.ts";
import { examples } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.option("--for <request>", "print the headers that authenticate one request, for `curl -H @-`")
		.addHelpText(
			"after",
			`${examples("token", 'token --for "GET /alerts" | curl -H @- http://127.0.0.1:8080/alerts')}

A token is a secret: whoever has it may act as you until it ends. One that is bound to this login's key (DPoP) is of
use with --for alone, since every request needs a proof of its own.`,
		)
		.action(
			run(async (context, _words, o: { for?: string }) => {
				const { config, globals, out } = context;
				const { authenticator, choose } = await import("./session.ts");
				const { usageError } = await import("../terminal/exit.ts");
				const { serviceOf } = await import("@seamark/client");
				const chosen = await choose(config, globals);
				const authenticate = authenticator(chosen, config.home, context);
				const token = await authenticate.token();
				const seconds = Math.max(0, Math.round((token.expiresAt - context.now()) / 1_000));
				out.hint(`This is a secret. It ends in ${seconds} s: keep it out of files, chats and shell history.`);
				if (o.for === undefined) {
					if (token.type === "DPoP") out.hint('It needs a proof with every request: seamark token --for "GET /alerts"');
					return out.json
						? out.document({ token: token.value, type: token.type, expiresInSeconds: seconds })
						: out.write(token.value);
				}
				const [, method = "", path = ""] = /^(GET|POST|PUT|PATCH|DELETE) (\/\S*)$/.exec(o.for) ?? [];
				if (!path)
					throw usageError(`"${o.for}" is not a request.`, 'Give method and path, for example --for "GET /alerts".');
				const { hub, services } = chosen.profile;
				const headers = await authenticate(method, (services?.[serviceOf(path)] ?? hub) + path, false);
				if (out.json) return out.document(headers);
				await out.write(
					Object.entries(headers)
						.map(([name, value]) => `${name}: ${value}`)
						.join("\n"),
				);
			}),
		);
};
