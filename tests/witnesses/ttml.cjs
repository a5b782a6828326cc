// Prints what the IMSC parser in the folder of the first argument finds wrong in standard input, and the lines
// that it would show at each moment at which something changes: [[seconds, [text, ...]], ...].
const { fromXML } = require(`${process.argv[2]}/src/main/js/doc.js`); // main.js wants a browser
const { generateISD } = require(`${process.argv[2]}/src/main/js/isd.js`);
const errors = [];
const note = (level) => (message) => { errors.push(`${level}: ${message}`); };
const handler = { info: () => false, warn: note("warn"), error: note("error"), fatal: note("fatal") };
const text = (each) => each.kind === "br" ? "\n" : (each.text ?? "") + (each.contents ?? []).map(text).join("");
const found = fromXML(require("fs").readFileSync(0, "utf8"), handler);
const at = (time) => [time, generateISD(found, time, handler).contents.map(text).filter(Boolean)];
console.log(JSON.stringify({ errors, shown: found?.getMediaTimeEvents().map(at) ?? [] }));
