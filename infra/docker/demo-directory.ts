// Prints the invented region as a first directory for docker-compose.yml.
//   node infra/docker/demo-directory.ts > directory.json
import { firstDirectory } from "@seamark/seed";

process.stdout.write(JSON.stringify(firstDirectory(), null, "\t"));
