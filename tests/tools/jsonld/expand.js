// Expands a JSON-LD file and prints its N-Quads; fails on any key or value that would be dropped.
const fs = require("fs");
const jsonld = require("jsonld");

const document = JSON.parse(fs.readFileSync(process.argv[2], "utf-8"));
jsonld.toRDF(document, { format: "application/n-quads", safe: true }).then(
  (quads) => process.stdout.write(quads),
  (error) => { console.error(error.message); process.exitCode = 1; },
);
