// Does a test notice? Changes the contracts in small ways, one at a time, and runs the Solidity tests against each: first
// those of the contract's folder without long ones, then all folders', then the folder's as the build runs them. A mutant
// that no test notices is a survivor; survivors that are no fault of the tests are listed with their reason in
// src/test/mutation/survivors.json, any other one fails the command.
//
//   node src/main/js/mutate.mjs [FILE-OR-FOLDER…] [--kind KIND…] [--every N] [--from K] [--again] [--list]
//
// FILE-OR-FOLDER below src/main/solidity, all without one. --kind guard takes what refuses (a modifier, a requirement, a
// revert under a condition), bound the comparisons, sum the rest. --every N takes each Nth mutant only, beginning with
// --from K. --again takes those that are not yet known to be killed in target/mutation/results.json. Compiles once, for
// about a minute; then a second or less for a mutant that dies early: a command beside the build.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { beneficiary, nameOf, readsTheBlock, schemata } from './mutants.mjs';
import { solidity } from './sources.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string', multiple: true, default: ['guard', 'bound', 'sum'] },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    again: { type: 'boolean' },
    list: { type: 'boolean' },
  },
});
const main = 'src/main/solidity';
const tests = 'src/test/solidity';
const room = path.resolve('target/mutation');
const ledger = path.join(room, 'results.json');
const forge = path.resolve('node_modules/@foundry-rs/forge-linux-amd64/bin/forge');
const solc = createRequire(import.meta.url)('solc');
const explained = JSON.parse(fs.readFileSync('src/test/mutation/survivors.json', 'utf8'));
const results = fs.existsSync(ledger) ? JSON.parse(fs.readFileSync(ledger, 'utf8')) : {};

const FIRST_ID = 1000; // above the precompiled contracts
// What a mutant has to pass to survive, the quick tests first. Most fall at the first.
const QUICK = { FOUNDRY_FUZZ_RUNS: '24', FOUNDRY_INVARIANT_RUNS: '2' };
const STAGES = [
  { by: 'own', env: QUICK, flags: folder => ['--match-path', `${tests}/${folder}/*`, '--no-match-test', 'invariant_'] },
  { by: 'others', env: QUICK, flags: () => ['--no-match-test', 'invariant_'] },
  { by: 'long', env: {}, flags: folder => ['--match-path', `${tests}/${folder}/*`] },
];

const sources = Object.fromEntries(solidity(main));
const mutants = mutantsOfAll();
const isWanted = file => wanted.length === 0 || wanted.some(w => file === w || file.startsWith(`${w}/`));
const chosen = mutants
  .filter(({ file, kind }) => isWanted(file) && options.kind.includes(kind))
  .filter((_, index) => index % Number(options.every) === Number(options.from))
  .filter(({ name }) => !options.again || !['own', 'others', 'long'].includes(results[name]));
if (options.list) {
  for (const { file, line, kind, name } of chosen) console.log(`${file}:${line} ${kind} ${name.split(' | ').slice(1).join(' | ')}`);
  console.log(`${chosen.length} mutants`);
} else {
  furnish();
  judgeAll();
}

/** Every mutant of every file, numbered; the room gets the sources that hold them. */
function mutantsOfAll() {
  const settings = { evmVersion: 'shanghai', outputSelection: { '*': { '': ['ast'] } } };
  const input = { language: 'Solidity', sources: Object.fromEntries(Object.entries(sources).map(([name, content]) => [name, { content }])), settings };
  const library = name => ({ contents: fs.readFileSync(path.join('node_modules', name), 'utf8') });
  const compiled = JSON.parse(solc.compile(JSON.stringify(input), { import: library }));
  const found = [];
  for (const [file, source] of Object.entries(sources)) {
    const { mutants: here, text } = schemata(source, compiled.sources[file].ast, FIRST_ID + found.length);
    found.push(...here.map(mutant => ({ ...mutant, file, name: nameOf(file, source, mutant, here) })));
    write(path.join(room, main, file), text);
  }
  return found;
}

/** A copy of all that forge needs, compiled: the sources themselves are never touched. */
function furnish() {
  for (const [name, text] of solidity(tests)) write(path.join(room, tests, name), readsTheBlock(text));
  for (const part of [main, tests]) {
    for (const [name] of solidity(path.join(room, part))) if (!fs.existsSync(path.join(part, name))) fs.rmSync(path.join(room, part, name));
  }
  write(path.join(room, 'foundry.toml'), fs.readFileSync('foundry.toml', 'utf8'));
  write(path.join(room, 'solc'), compiler());
  fs.chmodSync(path.join(room, 'solc'), 0o755);
  if (!fs.existsSync(path.join(room, 'node_modules'))) fs.symlinkSync(path.resolve('node_modules'), path.join(room, 'node_modules'));
  const run = test(0, { env: QUICK, flags: () => ['--no-match-test', 'invariant_'] });
  if (run.status !== 0) throw new Error(`the tests fail without any mutant:\n${run.stdout}\n${run.stderr}`);
}

/**
 * The compiler for a forge that starts a thousand times: it asks for the version and for the syntax trees of all files at each
 * start, which takes npm's compiler three seconds. So both answers are kept.
 */
function compiler() {
  const version = solc.version().replace('.Emscripten.clang', '.Linux.g++');
  return `#!/bin/sh
case "$1" in --version) printf 'solc\nVersion: ${version}\n'; exit 0;; esac
cd '${room}' && mkdir -p answers && cat > answers/question || exit 1
answer=answers/$(sha256sum < answers/question | cut -d' ' -f1)
[ -f "$answer" ] || { node '${path.resolve('src/main/js/solc.cjs')}' "$@" < answers/question > answers/new && mv answers/new "$answer"; } || exit 1
cat "$answer"
`;
}

function judgeAll() {
  const counts = { own: 0, others: 0, long: 0, explained: 0, survived: 0 };
  const wrong = [];
  for (const [number, { file, id, line, what, name }] of chosen.entries()) {
    const by = STAGES.find(stage => test(id, stage, file).status !== 0)?.by;
    const result = by ?? (explained[name] ? 'explained' : 'survived');
    counts[result]++;
    if (result === 'survived') wrong.push(`survived: ${name}`);
    if (by && explained[name]) wrong.push(`listed as a survivor, but killed: ${name}`);
    results[name] = result;
    fs.writeFileSync(ledger, JSON.stringify(results, null, 1));
    console.log(`${number + 1}/${chosen.length} ${result}: ${file}:${line} ${what}`);
  }
  const killed = counts.own + counts.others + counts.long;
  console.log(`${chosen.length} mutants: ${killed} killed (${counts.own} by short tests of their folder, ${counts.others} by those of another,`
    + ` ${counts.long} by a long one), ${counts.explained} survive for a reason, ${counts.survived} survive`);
  if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exitCode = 1;
  }
}

/** Stops at the first test that fails. A mutant that hangs is noticed, too. */
function test(id, { env, flags }, file = '') {
  return spawnSync(forge, ['test', '--fail-fast', '--threads', '1', ...flags(file.split('/')[0])], {
    cwd: room, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300_000,
    env: {
      ...process.env, NO_COLOR: '1', FOUNDRY_LINT_ON_BUILD: 'false', FOUNDRY_DYNAMIC_TEST_LINKING: 'true', FOUNDRY_CODE_SIZE_LIMIT: '1000000',
      FOUNDRY_SOLC: path.join(room, 'solc'), FOUNDRY_BLOCK_COINBASE: beneficiary(id), ...env,
    },
  });
}

/** Leaves a file alone that holds the text already, so that forge compiles what has changed only. */
function write(file, text) {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
