import pg from "pg";

/** What pg does with a query that it does not know; the driver has these calls, and its types leave them out. */
type Wire = { query(text: string): void; sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** `copy TABLE from stdin`, as fast as this driver can: the bytes go to the server as they are. Resolves when they are committed. */
export const copyIn = (client: pg.Client, sql: string, bytes: Buffer): Promise<void> =>
	new Promise((resolve, reject) => {
		let failed = false;
		const fail = (error: Error) => {
			failed = true;
			reject(error);
		};
		const ignore = () => undefined;
		client.query({
			submit: (wire: Wire) => wire.query(sql),
			handleCopyInResponse: (wire: Wire) => {
				const chunk = 64 * 1024;
				for (let at = 0; at < bytes.length; at += chunk) wire.sendCopyFromChunk(bytes.subarray(at, at + chunk));
				wire.endCopyFrom();
			},
			handleError: fail,
			handleReadyForQuery: () => {
				if (!failed) resolve();
			},
			handleCommandComplete: ignore,
			handleRowDescription: ignore,
			handleDataRow: ignore,
			handleEmptyQuery: ignore,
		} as unknown as pg.Submittable);
	});

export const openClient = async (url: string): Promise<pg.Client> => {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	return client;
};
