// Reads an OpenAPI description from standard input and writes its TypeScript types to standard output.
import openapiTS, { astToString } from "openapi-typescript";

let text = "";
for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
process.stdout.write(astToString(await openapiTS(JSON.parse(text), { alphabetize: true })));
