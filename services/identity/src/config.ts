import { optional, type Setting } from "@seamark/config";
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

/** Settings of the identity service besides those that every service takes. */
export const settings = {
	SEAMARK_SERVICE_URLS: urls,
	SEAMARK_HUB_ID: optional("identifier of the hub, the audience of every access token; otherwise the public address"),
	SEAMARK_CONSOLE_URL: optional(
		"origin under which officers open the console, https and a name: passkeys are made for it; otherwise the public address",
	),
	SEAMARK_DIRECTORY_FILE: optional(
		"JSON file with the first directory (regions, countries, the coordination centre); read while the directory is empty",
	),
};
