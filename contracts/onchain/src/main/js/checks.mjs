// Checks that the compiler does not make: imports, opcodes of later forks, sizes.

// OpenZeppelin files that compile for shanghai and that we use, by folder or file; anything else needs a decision first.
const ALLOWED = [
  'access/manager/', 'token/ERC20/', 'interfaces/', 'utils/math/', 'utils/structs/Checkpoints.sol', 'utils/introspection/',
  'utils/types/Time.sol', 'utils/Address.sol', 'utils/Context.sol', 'utils/Create2.sol', 'utils/Errors.sol', 'utils/LowLevelCall.sol',
  'utils/cryptography/Hashes.sol', 'utils/Multicall.sol', 'utils/Panic.sol', 'utils/SlotDerivation.sol', 'utils/StorageSlot.sol', 'utils/Comparators.sol',
  'utils/RateLimiter.sol', 'utils/structs/BitMaps.sol', 'utils/ReentrancyGuard.sol', 'utils/cryptography/ECDSA.sol',
].map(part => `@openzeppelin/contracts/${part}`);

const LATER_WORDS = /\b(mcopy|tload|tstore|blobhash|blobbasefee)\b/;
const LATER_OPCODES = new Set([0x49, 0x4a, 0x5c, 0x5d, 0x5e]);
const MAX_RUNTIME = 24_576; // EIP-170
const MAX_INITCODE = 49_152; // EIP-3860
const OWN_RUNTIME = 16_384; // our own limit, so that a contract has room to grow
const HOLDS_OTHER_CODE = new Set(['TrancheFactory']); // carries the token's code beside its own: the chain's limit counts

export function checkImports(names) {
  return [...names].filter(name => !ALLOWED.some(prefix => name.startsWith(prefix))).map(name => `import not on the list: ${name}`);
}

export function checkContract({ name, evm }) {
  const problems = [];
  const runtime = Buffer.from(evm.deployedBytecode.object, 'hex');
  const initcode = Buffer.from(evm.bytecode.object, 'hex');
  const word = LATER_WORDS.exec(JSON.stringify(evm.assembly ?? ''));
  if (word) problems.push(`${name}: assembly uses ${word[0]}, which shanghai lacks`);
  for (const code of [runtime, initcode]) {
    const at = laterOpcode(code);
    if (at >= 0) problems.push(`${name}: opcode 0x${code[at].toString(16)} at byte ${at}, which shanghai lacks`);
  }
  if (runtime.length > MAX_RUNTIME || initcode.length > MAX_INITCODE) problems.push(`${name}: larger than the chain takes`);
  if (runtime.length > OWN_RUNTIME && !HOLDS_OTHER_CODE.has(name)) problems.push(`${name}: runtime ${runtime.length} bytes, own limit is ${OWN_RUNTIME}`);
  return problems;
}

// Walks instructions: the data of PUSH1–PUSH32 is not code. A contract that holds the code of another one is walked through too,
// for without metadata there is nothing but code between them.
function laterOpcode(code) {
  for (let at = 0; at < code.length; at++) {
    const opcode = code[at];
    if (LATER_OPCODES.has(opcode)) return at;
    if (opcode >= 0x60 && opcode <= 0x7f) at += opcode - 0x5f;
  }
  return -1;
}
