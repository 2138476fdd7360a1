// Compiles src/main/solidity into target/solc: one JSON file a contract (abi, bytecode, selectors); storage layouts
// into target/storage-layout, for the approval test; Java that calls them into target/generated-sources/contracts.
// Skipped while sources, settings and compiler are unchanged.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { checkContract, checkImports } from './checks.mjs';
import { hash, read, solidity } from './sources.mjs';
import { writeWrappers } from './wrappers.mjs';

const out = 'target/solc/io/penstock/onchain/solc';
const layouts = 'target/storage-layout';
const stamp = 'target/solc.stamp';
const folder = 'src/main/solidity';
const settings = {
  evmVersion: 'shanghai', // the last fork that Ganache knows; one bytecode for every node
  optimizer: { enabled: true, runs: 200 },
  viaIR: false,
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: {
    '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.assembly', 'evm.methodIdentifiers', 'storageLayout'] },
  },
};

const own = solidity(folder);
const scripts = fs.readdirSync('src/main/js').sort().map(name => read(path.join('src/main/js', name)));
const key = hash(JSON.stringify(settings), read('package-lock.json'), ...scripts, ...own.flat());
if (read(stamp) === key) process.exit(0);

const solc = createRequire(import.meta.url)('solc');
const libraries = new Set();
const library = name => {
  libraries.add(name);
  const file = path.join('node_modules', name);
  return fs.existsSync(file) ? { contents: fs.readFileSync(file, 'utf8') } : { error: `not found: ${name}` };
};
const sources = Object.fromEntries(own.map(([name, content]) => [name, { content }]));
const input = JSON.stringify({ language: 'Solidity', sources, settings });
const result = JSON.parse(solc.compile(input, { import: library }));

// A warning of ours is an error; warnings inside OpenZeppelin are theirs.
const mine = file => file in sources;
const problems = (result.errors ?? [])
  .filter(e => e.severity === 'error' || (e.severity === 'warning' && mine(e.sourceLocation?.file)))
  .map(e => e.formattedMessage);
problems.push(...checkImports(libraries));
const contracts = Object.entries(result.contracts ?? {})
  .filter(([file]) => mine(file))
  .flatMap(([file, byName]) => Object.entries(byName).map(([name, contract]) => ({ file, name, ...contract })))
  .filter(contract => contract.evm.bytecode.object.length > 0);
for (const contract of contracts) problems.push(...checkContract(contract));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

for (const target of [out, layouts]) {
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
}
for (const { name, abi, evm, storageLayout } of contracts) {
  const artifact = { contract: name, sources: key, abi, selectors: evm.methodIdentifiers, bytecode: evm.bytecode.object };
  fs.writeFileSync(path.join(out, `${name}.json`), `${JSON.stringify(artifact, null, 1)}\n`);
  const layout = (storageLayout?.storage ?? []).map(({ label, slot, offset, type }) => ({ label, slot, offset, type: type.replace(/\)\d+/g, ')') }));
  fs.writeFileSync(path.join(layouts, `${name}.json`), `${JSON.stringify(layout, null, 1)}\n`);
  console.log(`${name}: ${evm.deployedBytecode.object.length / 2} bytes`);
}
writeWrappers(contracts, 'target/generated-sources/contracts');
fs.writeFileSync(stamp, key);
