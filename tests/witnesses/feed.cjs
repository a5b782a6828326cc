// Prints a feed from standard input as podcast-partytime in the folder of the first argument reads it.
const { parseFeed } = require(process.argv[2]);
console.log(JSON.stringify(parseFeed(require("fs").readFileSync(0, "utf8"))));
