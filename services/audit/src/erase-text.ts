// Erases from the chain's table the text of people that entries of before hold, and that is given out no more. The chain still
// verifies, by the entries that vouch for what is left. It cannot be undone: node src/erase-text.ts, with the settings of the service.
import { openPool } from "@seamark/db";
import { readCommonConfig } from "@seamark/service";
import { eraseText } from "./store/erase-text.ts";

const pool = openPool({ url: readCommonConfig().migrationUrl, name: "audit erase text", max: 1 });
const erased = await eraseText(pool).finally(() => pool.end());
process.stdout.write(`the text of ${erased} entries is erased\n`);
