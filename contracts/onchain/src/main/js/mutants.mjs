// Small changes to Solidity code that a test has to notice: one comparison, one operator, one guard or one modifier each.
// All of them are compiled into one set of contracts, in which each stands behind a question for its number. The number
// comes with the block (its beneficiary, which no contract of ours reads), so that a run of the tests chooses its mutant
// without a compiler.
const SWAPS = {
  '==': '!=', '!=': '==', '<=': '<', '>=': '>', '<': '<=', '>': '>=',
  '&&': '||', '||': '&&', '+=': '-=', '-=': '+=', '++': '--', '--': '++',
  '+': '-', '-': '+', '*': '/', '/': '*', '%': '*',
};
const BOUNDS = new Set(['==', '!=', '<=', '>=', '<', '>']);
const MODIFIERS = new Set(['restricted', 'nonReentrant', 'open']);
const MANAGER = 'import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";\n';

/** The beneficiary of the blocks in which mutant `id` runs. */
export const beneficiary = id => `0x${id.toString(16).padStart(40, '0')}`;

const on = id => `block.coinbase == address(${id})`;
const off = id => `block.coinbase != address(${id})`;

/**
 * All mutants of a source file: {kind, line, what, id}, and the source that holds them all. `ast` is the compiler's.
 * Numbers begin at `first`.
 */
export function schemata(source, ast, first) {
  const bytes = Buffer.from(source, 'utf8');
  const cut = (from, to) => bytes.subarray(from, to).toString('utf8');
  const sites = [];
  const contracts = [];
  walk(ast, [], (node, parents) => {
    const [from, length] = node.src.split(':').map(Number);
    const site = siteOf(node, parents, from, from + length, cut);
    if (site) sites.push(site);
    if (node.nodeType === 'ContractDefinition') contracts.push({ from, to: from + length, shared: isShared(node), own: '' });
  });
  sites.sort((a, b) => a.from - b.from || b.to - a.to);
  const mutants = sites.map((site, index) => {
    site.id = first + index;
    return { id: site.id, kind: site.kind, line: lineOf(cut(0, site.at)), what: site.what };
  });
  for (const site of sites.filter(s => s.modifier)) {
    const contract = contracts.find(c => c.from <= site.from && site.to <= c.to);
    contract.own += modifierText(site, contract.shared);
  }

  /** The text from one byte to another, with every site in it able to mutate. */
  const render = (from, to, inside) => {
    let text = '';
    let at = from;
    for (let i = 0; i < inside.length; i++) {
      const site = inside[i];
      if (site.from < at) continue;
      const within = inside.slice(i + 1).filter(s => s.to <= site.to);
      text += cut(at, site.from) + site.render((a, b) => render(a, b, within.filter(s => s.from >= a && s.to <= b)));
      at = site.to;
    }
    return text + cut(at, to);
  };
  let text = '';
  let at = 0;
  for (const contract of contracts) {
    text += render(at, contract.to - 1, sites.filter(s => s.from >= at && s.to < contract.to)) + contract.own;
    at = contract.to - 1;
  }
  const imports = contracts.some(({ shared }) => shared) ? MANAGER : '';
  return { mutants, text: readsTheBlock(text + cut(at, bytes.length) + imports) };
}

/** A name that survives other changes of the file: the line's own text, what was done, and which of its kind on it. */
export function nameOf(file, source, mutant, all) {
  const lines = source.split('\n');
  const text = lines[mutant.line - 1].trim();
  const same = all.filter(m => m.what === mutant.what && lines[m.line - 1].trim() === text);
  return `${file} | ${text} | ${mutant.what} | ${same.indexOf(mutant) + 1}`;
}

/** A function that reads the block is not pure; tests that call such a function are not pure either. */
export const readsTheBlock = text => text.replace(/\bpure\b/g, 'view');

function siteOf(node, parents, from, to, cut) {
  if (parents.some(p => p.nodeType === 'VariableDeclaration' && p.constant)) return undefined;
  // Such a modifier is left out function by function, which says more than to break it for all.
  if (parents.some(p => p.nodeType === 'ModifierDefinition' && MODIFIERS.has(p.name))) return undefined;
  const swap = SWAPS[node.operator];
  switch (node.nodeType) {
    case 'BinaryOperation': {
      if (!swap || node.typeDescriptions.typeIdentifier.startsWith('t_rational')) return undefined;
      const [left, right] = [node.leftExpression, node.rightExpression].map(rangeOf);
      const before = cut(left[1], right[0]);
      return operation(node.operator, swap, from, to, left[1] + before.indexOf(node.operator),
        (site, render) => `(${on(site.id)} ? ${cut(from, left[1])}${before.replace(node.operator, swap)}${cut(right[0], to)}`
          + ` : ${render(from, left[1])}${before}${render(right[0], to)})`);
    }
    case 'Assignment': {
      if (!swap) return undefined;
      const [left, right] = [node.leftHandSide, node.rightHandSide].map(rangeOf);
      const before = cut(left[1], right[0]);
      return operation(node.operator, swap, from, to, left[1] + before.indexOf(node.operator),
        (site, render) => `(${on(site.id)} ? ${cut(from, left[1])}${before.replace(node.operator, swap)}${cut(right[0], to)}`
          + ` : ${render(from, left[1])}${before}${render(right[0], to)})`);
    }
    case 'UnaryOperation':
      if (!swap || node.operator === '-') return undefined;
      return operation(node.operator, swap, from, to, node.prefix ? from : to - 2,
        (site, render) => `(${on(site.id)} ? ${cut(from, to).replace(node.operator, swap)}`
          + ` : ${node.prefix ? node.operator + render(from + 2, to) : render(from, to - 2) + node.operator})`);
    case 'IfStatement':
      return node.falseBody || !refuses(node.trueBody) ? undefined : statement('without the guard', from, to);
    case 'ExpressionStatement':
      return node.expression.nodeType === 'FunctionCall' && node.expression.expression.name === 'require'
        ? statement('without the requirement', from, to) : undefined;
    case 'ModifierInvocation': {
      const modifier = node.modifierName.name;
      return MODIFIERS.has(modifier) ? { from, to, at: from, kind: 'guard', what: `without ${modifier}`, modifier, render() { return `mutable${this.id}`; } } : undefined;
    }
    default:
      return undefined;
  }
}

function operation(operator, swap, from, to, at, render) {
  return {
    from, to, at, kind: BOUNDS.has(operator) ? 'bound' : 'sum', what: `${operator} becomes ${swap}`,
    render(inner) { return render(this, inner); },
  };
}

function statement(what, from, to) {
  return { from, to, at: from, kind: 'guard', what, render(inner) { return `if (${off(this.id)}) ${inner(from, to)}`; } };
}

const refuses = body => body.nodeType === 'RevertStatement'
  || (body.nodeType === 'Block' && body.statements.length === 1 && body.statements[0].nodeType === 'RevertStatement');

/** The modifier that a mutant leaves out, behind its number. */
function modifierText({ id, modifier }, shared) {
  const name = `modifier mutable${id}()`;
  if (modifier === 'open') return `${name} { if (${off(id)} && closed) revert ClosedForGood(); _; }\n`;
  if (modifier === 'nonReentrant') {
    const store = value => `{ bytes32 guardAt = _reentrancyGuardStorageSlot(); assembly { sstore(guardAt, ${value}) } }`;
    return `${name} { if (${off(id)}) { if (_reentrancyGuardEntered()) revert ReentrancyGuardReentrantCall(); ${store(2)} } _; if (${off(id)}) ${store(1)} }\n`;
  }
  if (!shared) return `${name} { if (${off(id)}) _checkCanCall(_msgSender(), _msgData()); _; }\n`;
  return `${name} { if (${off(id)}) { (bool may,) = IAccessManager(authority).canCall(msg.sender, factory, msg.sig);`
    + ' if (!may) revert AccessManagedUnauthorized(msg.sender); } _; }\n';
}

const isShared = contract => contract.baseContracts.some(({ baseName }) => baseName.name === 'SharedAuthority');

function walk(node, parents, visit) {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, parents, visit);
  } else if (node !== null && typeof node === 'object') {
    if (node.nodeType) visit(node, parents);
    const below = node.nodeType ? [...parents, node] : parents;
    for (const value of Object.values(node)) if (value !== null && typeof value === 'object') walk(value, below, visit);
  }
}

function rangeOf({ src }) {
  const [from, length] = src.split(':').map(Number);
  return [from, from + length];
}

const lineOf = before => before.split('\n').length;
