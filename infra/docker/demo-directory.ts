// Prints an invented first directory for docker-compose.yml: the demo region, or that of one owner among several.
//   node infra/docker/demo-directory.ts > directory.json
//   node infra/docker/demo-directory.ts north FJ > north.json
import { firstDirectory, ownerCountries, ownerDirectory } from "@seamark/seed";

const [owner, ...countries] = process.argv.slice(2);
const directory = owner === undefined ? firstDirectory() : ownerDirectory(owner, { countries, all: ownerCountries });
process.stdout.write(JSON.stringify(directory, null, "\t"));
