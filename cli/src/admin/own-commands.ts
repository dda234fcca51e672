import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument, list } from "../terminal/options.ts";

const officers = () => import("./officers.ts");
const own = () => import("./own.ts");
const officer = "handle or id of an officer of your agency";
const post = "name or id of a duty post of your agency";

/** What an agency does on itself: posts, officers, codes for passkeys, secondments and systems. */
export const registerOwn = (command: Command, run: Run): void => {
	posts(command, run);
	people(command, run);
	codes(command, run);
	systems(command, run);
};

const posts = (command: Command, run: Run): void => {
	command
		.command("show")
		.description("your agency: its posts, its officers, who is on which post, codes that wait, and its systems")
		.addHelpText("after", examples("admin show", "admin show --json"))
		.action(run(async (context) => (await own()).show(context)));
	command
		.command("add-post")
		.description("make a duty post of your agency")
		.argument("<name>", "such as desk")
		.addOption(
			new Option("--clearance <tlp>", "up to which TLP it reads")
				.choices(values.createDutyPost.clearance)
				.default("amber"),
		)
		.option("--like <post>", "with the scopes and purposes of this post; others can be added")
		.option("--scopes <list>", "what it may do, such as alerts:read,alerts:raise", list)
		.option("--purposes <list>", `what it works for: ${values.createDutyPost.purposes.join(", ")}`, list)
		.addHelpText("after", examples("admin add-post desk --scopes alerts:read,alerts:raise --purposes investigation"))
		.action(run(async (context, [name], options) => (await own()).addPost(context, name, options)));
	command
		.command("close-post")
		.description("close a duty post: nobody works for it any more")
		.argument("<post>", post)
		.addHelpText("after", examples("admin close-post night-desk"))
		.action(run(async (context, [which]) => (await own()).closePost(context, which)));
};

const people = (command: Command, run: Run): void => {
	command
		.command("add-officer")
		.description(
			"register an officer by a handle, put them on a post, and ask for their code: your half of it is printed",
		)
		.argument("<handle>", "short name in small letters, never a person's own")
		.requiredOption("--post <post>", post)
		.option("--until <time>", "when the posting ends (default: never)")
		.option("--no-code", "for an officer who needs no passkey")
		.addHelpText("after", examples("admin add-officer nr-police-1 --post desk"))
		.action(run(async (context, [handle], options) => (await officers()).addOfficer(context, handle, options)));
	command
		.command("assign")
		.description("put an officer of your agency on one of its posts")
		.argument("<officer>", officer)
		.argument("<post>", post)
		.option("--until <time>", "when it ends (default: never)")
		.addHelpText("after", examples("admin assign fj-desk-1 desk"))
		.action(run(async (context, [who, where], options) => (await officers()).assign(context, who, where, options)));
	command
		.command("take-off")
		.description("take an officer off a post: it ends at once")
		.argument("<officer>", officer)
		.argument("<post>", post)
		.addHelpText("after", examples("admin take-off fj-desk-1 desk"))
		.action(run(async (context, [who, where]) => (await officers()).takeOff(context, who, where)));
	command
		.command("second")
		.description("propose that an officer of another agency serves on a post of yours; the home agency confirms it")
		.argument("<officer>", "id of the officer, as the home agency told you", idArgument)
		.requiredOption("--home <agency>", "handle or id of the home agency")
		.requiredOption("--post <post>", post)
		.requiredOption("--until <time>", "when it ends")
		.addHelpText("after", examples("admin second ID --home to-customs --post desk --until 2027-03-01T00:00:00Z"))
		.action(run(async (context, [who], options) => (await officers()).second(context, who, options)));
	command
		.command("confirm-secondment")
		.description("confirm, as the home agency, that an officer of yours serves elsewhere")
		.argument("<id>", "id of the secondment, as the other agency told you", idArgument)
		.addHelpText("after", examples("admin confirm-secondment ID"))
		.action(run(async (context, [id]) => (await officers()).confirmSecondment(context, id)));
};

const codes = (command: Command, run: Run): void => {
	command
		.command("code")
		.description("ask for a code for an officer's passkey, and get your half of it")
		.argument("<officer>", officer)
		.option("--replace", "after a loss: passkeys of before are removed with it")
		.addHelpText("after", examples("admin code fj-desk-1", "admin code fj-desk-1 --replace"))
		.action(run(async (context, [who], options) => (await officers()).askCode(context, who, options)));
	command
		.command("confirm-code")
		.description("confirm, as the second person, a code that another one asked for, and get your half of it")
		.argument("<id>", "id of the code", idArgument)
		.addHelpText("after", examples("admin confirm-code ID"))
		.action(run(async (context, [id]) => (await officers()).confirmCode(context, id)));
	command
		.command("remove-passkeys")
		.description("take an officer's passkeys away at once, as after a theft")
		.argument("<officer>", officer)
		.requiredOption("--reason <text>", "why, without names")
		.addHelpText("after", examples('admin remove-passkeys fj-desk-1 --reason "the machine was stolen"'))
		.action(run(async (context, [who], options) => (await officers()).removePasskeys(context, who, options)));
};

const systems = (command: Command, run: Run): void => {
	command
		.command("make-key")
		.description("make a key: the private half stays in the file, the public half is printed")
		.argument("<file>", "where the private key is written; the file must not be there")
		.addHelpText("after", examples("admin make-key centre.jwk"))
		.action(run(async (context, [file]) => (await own()).printKey(context, file)));
	command
		.command("add-client")
		.description("register a system of your agency: makes its key and prints how it logs in")
		.requiredOption("--post <post>", post)
		.requiredOption("--key <file>", "where its private key is written; the file must not be there")
		.option("--vouches", "it may vouch for your officers: keep its key on a server")
		.addHelpText("after", examples("admin add-client --post system --key system.jwk"))
		.action(run(async (context, _words, options) => (await own()).addClient(context, options)));
	command
		.command("remove-client")
		.description("remove a system of your agency at once")
		.argument("<id>", "id of the client", idArgument)
		.addHelpText("after", examples("admin remove-client ID"))
		.action(run(async (context, [id]) => (await own()).removeClient(context, id)));
	command
		.command("new-key")
		.description("publish a new signing key of your agency, which the hub makes; it signs after a minute")
		.addHelpText("after", examples("admin new-key"))
		.action(run(async (context) => (await own()).newKey(context)));
};
