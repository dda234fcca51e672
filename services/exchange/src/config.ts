import { optional, port, text } from "@seamark/config";

/** Settings of the exchange service besides those that every service takes. */
export const settings = {
	SEAMARK_EXCHANGE_KEY: text(
		"file with the hub's 32 secret bytes for other hubs, base64url: its key and its certificate are made of them",
	),
	SEAMARK_EXCHANGE_HOST: text("address on which other hubs are answered", "127.0.0.1"),
	SEAMARK_EXCHANGE_PORT: {
		...port(
			"port on which other hubs are answered, with TLS that the service ends itself; 0 answers none: this hub then calls them",
		),
		fallback: 0,
	},
	SEAMARK_EXCHANGE_URL: optional(
		"address under which other hubs reach it, for example https://exchange.hub.example:8443",
	),
};
