// Makes the derived tables again from the entries: node src/rebuild.ts, with the settings of the service.
import { openPool } from "@seamark/db";
import { readCommonConfig } from "@seamark/service";
import { rebuildDerived } from "./store/derive.ts";

const pool = openPool({ url: readCommonConfig().databaseUrl, name: "audit rebuild", max: 1 });
const last = await rebuildDerived(pool).finally(() => pool.end());
process.stdout.write(`made again from ${last} entries\n`);
