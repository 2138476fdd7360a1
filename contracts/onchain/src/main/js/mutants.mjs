// Small changes to Solidity code that a test has to notice: one comparison, one operator, one guard or one modifier each.

const SWAPS = [
  ['==', '!='], ['!=', '=='], ['<=', '<'], ['>=', '>'], ['<', '<='], ['>', '>='],
  ['&&', '||'], ['||', '&&'], ['+=', '-='], ['-=', '+='], ['++', '--'], ['--', '++'],
  ['+', '-'], ['-', '+'], ['*', '/'], ['/', '*'], ['%', '*'],
];
const OPERATOR = /==|!=|<=|>=|=>|<<|>>|&&|\|\||\+=|-=|\+\+|--|->|[<>+\-*/%]/g;
const MODIFIER = / (restricted|nonReentrant|whenNotPaused)\b/g;

/** All mutants of a source: {line, what, text} with `text` the whole changed source. */
export function mutantsOf(source) {
  const code = blank(source);
  const found = [];
  const add = (from, to, put, what) => {
    const line = source.slice(0, from).split('\n').length;
    found.push({ line, what, at: from, text: source.slice(0, from) + put + source.slice(to) });
  };
  for (const match of code.matchAll(OPERATOR)) {
    const swap = SWAPS.find(([from]) => from === match[0]);
    if (swap) add(match.index, match.index + swap[0].length, swap[1], `${swap[0]} becomes ${swap[1]}`);
  }
  for (const match of code.matchAll(MODIFIER)) add(match.index, match.index + match[0].length, '', `without ${match[1]}`);
  for (const match of code.matchAll(/\bif \(/g)) {
    const close = closing(code, match.index + 3);
    const then = /^\)\s*(?:revert [^;]*;|\{\s*revert [^;]*;\s*\})/.exec(code.slice(close));
    if (then) add(match.index, close + then[0].length, '', 'without the guard');
  }
  for (const match of code.matchAll(/\brequire\(/g)) {
    const close = closing(code, match.index + 7);
    add(match.index, close + 2, '', 'without the requirement');
  }
  return found.sort((a, b) => a.at - b.at);
}

/** A name that survives other changes of the file: the line's own text, what was done, and which of its kind on it. */
export function nameOf(file, source, mutant, all) {
  const text = source.split('\n')[mutant.line - 1].trim();
  const same = all.filter(m => m.what === mutant.what && source.split('\n')[m.line - 1].trim() === text);
  return `${file} | ${text} | ${mutant.what} | ${same.indexOf(mutant) + 1}`;
}

/** The source with everything that does not run (comments, strings, imports, declarations of events and errors) blanked. */
function blank(source) {
  const spaces = text => text.replace(/[^\n]/g, ' ');
  return source
    .replace(/\/\/[^\n]*|\/\*[^]*?\*\//g, spaces)
    .replace(/"[^"\n]*"/g, spaces)
    .replace(/^(?:pragma|import)[^;]*;/gm, spaces)
    .replace(/^ *(?:event|error|using|mapping)\b[^;]*;/gm, spaces)
    .replace(/^ *[\w.]+ (?:public |internal |private )+constant\b[^;]*;/gm, spaces);
}

function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === '(') depth++;
    if (code[at] === ')' && --depth === 0) return at;
  }
  return code.length;
}
