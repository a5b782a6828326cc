// Prints what the WebVTT parser in the folder of the first argument finds wrong in standard input.
const { WebVTTParser } = require(process.argv[2]);
const text = require("fs").readFileSync(0, "utf8");
console.log(JSON.stringify(new WebVTTParser().parse(text, process.argv[3]).errors));
