// Reads Ink with the parser of the compiler of inkjs and tells what it read, a line of JSON for each line of JSON that comes in.
// No story is ever run. Of files it knows those that came with the request, and nothing of the disk.
"use strict";

const [folder, kind] = process.argv.slice(2);
const InkParser = kind === "stock" ? require(`${folder}/compiler/Parser/InkParser.js`).InkParser : require("./ink_quick.cjs")(folder);
const readline = require("node:readline");

const DEEPEST = 120;
const MOST = 400_000;
let count = 0;
let own = "";

function plain(thing, depth) {
  count += 1;
  if (count > MOST) throw new Error("the story has too many parts");
  const where = thing.debugMetadata || {};
  const found = { t: thing.typeName || thing.constructor.name, l: where.startLineNumber || 0 };
  if (where.fileName && where.fileName !== own) found.f = where.fileName;
  if (depth > DEEPEST) return { ...found, t: "TooDeep" };
  const inner = (list) => (list || []).map((part) => plain(part, depth + 1));
  const name = (thing.identifier && thing.identifier.name) || thing.variableName || (found.t === "FunctionCall" && thing.name);
  if (typeof name === "string" && name) found.n = name;
  if (typeof thing.text === "string") found.x = thing.text;
  if (thing.typeName === "Choice") {
    found.d = thing.indentationDepth;
    found.once = thing.onceOnly === true;
    found.invisible = thing.isInvisibleDefault === true;
    found.condition = Boolean(thing.condition);
    found.start = thing.startContent ? inner(thing.startContent.content) : [];
    found.only = thing.choiceOnlyContent ? inner(thing.choiceOnlyContent.content) : [];
    found.inner = thing.innerContent ? inner(thing.innerContent.content) : [];
    return found;
  }
  if (thing.typeName === "Divert") {
    found.to = thing.target ? thing.target.dotSeparatedComponents : "";
    found.kind = thing.isFunctionCall ? "function" : thing.isTunnel ? "tunnel" : thing.isThread ? "thread" : "";
    found.empty = thing.isEmpty === true;
    return found;
  }
  if (thing.isFunction) found.function = true;
  if (thing.args && thing.args.length) found.args = thing.args.length;
  if (thing.typeName === "Gather") found.d = thing.indentationDepth;
  if (thing.typeName === "Tag") found.open = thing.isStart === true;
  if (thing.typeName === "Sequence") found.s = thing.sequenceType;
  if (thing.warningMessage) found.x = thing.warningMessage;
  found.c = inner(thing.content);
  return found;
}

function read(request) {
  const problems = [];
  count = 0;
  own = request.name;
  const fileHandler = {
    ResolveInkFilename: (name) => name,
    LoadInkFileContents: (name) => {
      if (!Object.hasOwn(request.beside, name)) throw new Error(`INCLUDE ${name}: there is no such file beside the story`);
      return request.beside[name];
    },
  };
  const told = (message) => problems.length < 1000 && problems.push(String(message));
  let story = null;
  try {
    story = new InkParser(request.text, request.name, told, null, fileHandler).ParseStory();
  } catch (error) {
    problems.push(String(error && error.message));
  }
  return { problems, tree: story ? plain(story, 0) : null };
}

readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
  let answer;
  try {
    answer = read(JSON.parse(line));
  } catch (error) {
    answer = { problems: [String(error && error.message)], tree: null };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
