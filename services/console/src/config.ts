import type { Setting } from "@seamark/config";

const port: Setting<number | undefined> = {
	parse: (raw) => {
		if (!/^[1-9]\d{0,4}$/.test(raw)) throw new Error("must be a port");
		return Number(raw);
	},
	fallback: undefined as never,
	means:
		"port for HTTP of the services that SEAMARK_PEERS names, where the console asks them without the proxy; otherwise it asks at the public address",
};

/** Settings of the console besides those that every service takes. */
export const settings = { SEAMARK_PEERS_HTTP_PORT: { ...port, fallback: 0 as number | undefined } };
