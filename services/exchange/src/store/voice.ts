import type { Tx } from "@seamark/db";

type Client = Pick<Tx, "query">;

const key = "hashtextextended('seamark.exchange.voice', 0)";

/** True where no other process speaks for this hub. It holds for as long as the connection does. A machine that is gone is noticed in half a minute. */
export const takeVoice = async (client: Client): Promise<boolean> => {
	await client.query("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4");
	return (await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${key}) as held`)).rows[0]?.held === true;
};

export const giveVoice = async (client: Client): Promise<void> => {
	await client.query(`select pg_advisory_unlock(${key})`);
};
