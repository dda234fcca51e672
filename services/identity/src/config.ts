import { list, optional, type Setting } from "@seamark/config";
import { type AddressAllow, parseAllow } from "@seamark/http/outgoing";
import { serviceNames } from "@seamark/service";

const urls: Setting<Record<string, string>> = {
	parse: (raw) =>
		Object.fromEntries(
			raw.split(",").map((one) => {
				const parts = /^([a-z-]+)=(https?:\/\/[^\s,=]+)$/.exec(one.trim());
				if (!parts?.[1] || !parts[2] || !serviceNames.includes(parts[1]) || !URL.canParse(parts[2]))
					throw new Error("must look like identity=https://id.example,alerts=https://alerts.example");
				return [parts[1], parts[2].replace(/\/$/, "")];
			}),
		),
	fallback: {},
	means: "addresses under which callers reach the services; one that is not named is at this service's own",
};

const entries = list(
	"addresses, networks (CIDR) and host names where agencies' own OpenID providers may be besides public addresses; one that holds 127.0.0.1 allows http to it",
);
const providerAllow: Setting<AddressAllow> = {
	means: entries.means,
	parse: (raw) => parseAllow(entries.parse(raw)),
	fallback: parseAllow([]),
};

/** Settings of the identity service besides those that every service takes. */
export const settings = {
	SEAMARK_SERVICE_URLS: urls,
	SEAMARK_HUB_ID: optional("identifier of the hub, the audience of every access token; otherwise the public address"),
	SEAMARK_CONSOLE_URL: optional(
		"origin under which officers open the console, https and a name: passkeys are made for it; otherwise the public address",
	),
	SEAMARK_PROVIDER_ALLOW: providerAllow,
	SEAMARK_DIRECTORY_FILE: optional(
		"JSON file with the first directory (regions, countries, the coordination centre); read while the directory is empty",
	),
};
