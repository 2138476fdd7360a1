// Java from the compiled ABIs: target/solc → target/generated-sources/contracts, a class `<Contract>Abi` each. A call takes the
// types of the ABI, an answer comes back as Java values, an event or error is a record: a signature that changes in Solidity
// is a compile error in the client. Never committed; called by compile.mjs, so it is skipped when nothing has changed.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const { keccak256 } = createRequire(createRequire(import.meta.url).resolve('solc'))('js-sha3');
const PACKAGE = 'io.penstock.onchain';
const KEYWORDS = new Set(['class', 'default', 'interface', 'new', 'package', 'public', 'return', 'switch', 'this', 'void']);

/** Writes the classes of all contracts that have functions. */
export function writeWrappers(contracts, folder) {
  const target = path.join(folder, ...PACKAGE.split('.'));
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  for (const { name, abi, evm } of contracts) {
    if (abi.some(entry => entry.type === 'function')) {
      fs.writeFileSync(path.join(target, `${name}Abi.java`), classOf(name, abi, evm.methodIdentifiers));
    }
  }
}

function classOf(name, abi, selectors) {
  const structs = new Map();
  const members = [];
  for (const entry of [...abi].sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))) {
    if (entry.type === 'constructor') members.push(creation(name, entry, structs));
    if (entry.type === 'function') members.push(...call(entry, selectors, structs));
    if (entry.type === 'event') members.push(event(entry));
    if (entry.type === 'error') members.push(error(entry));
  }
  const body = [...members, ...structs.values()].join('\n');
  const used = [...IMPORTS].filter(([type]) => new RegExp(`\\b${type}\\b`).test(body)).map(([type, from]) => `import ${from}.${type};`);
  const numbered = [...new Set(body.match(/\b(?:Uint|Int|Bytes)\d+\b/g) ?? [])].map(t => `import org.web3j.abi.datatypes.generated.${t};`);
  return `package ${PACKAGE};

${[...used, ...numbered].sort().join('\n')}

/** Calls, answers, events and errors of {@code ${name}}, generated from its compiled ABI. */
final class ${name}Abi {
    private ${name}Abi() {}

${body}}
`;
}

const IMPORTS = new Map([
  ['BigInteger', 'java.math'], ['List', 'java.util'], ['Optional', 'java.util'],
  ['Address', 'org.web3j.abi.datatypes'], ['Bool', 'org.web3j.abi.datatypes'], ['DynamicArray', 'org.web3j.abi.datatypes'],
  ['DynamicBytes', 'org.web3j.abi.datatypes'], ['DynamicStruct', 'org.web3j.abi.datatypes'],
  ['StaticStruct', 'org.web3j.abi.datatypes'], ['Utf8String', 'org.web3j.abi.datatypes'],
  ['Log', 'org.web3j.protocol.core.methods.response'],
]);

/** Init code with the constructor's arguments. */
function creation(name, entry, structs) {
  const { parameters, values } = inputs(entry.inputs, structs);
  return `    /** Creates the contract. */
    static String create(${parameters}) {
        return Artifact.of("${name}").create(${values});
    }
`;
}

function call(entry, selectors, structs) {
  const { parameters, values } = inputs(entry.inputs, structs);
  const signature = signatureOf(entry);
  const selector = selectors[signature];
  const encoded = `Abi.call("${selector}"${values ? `, ${values}` : ''})`;
  const reads = entry.stateMutability === 'view' || entry.stateMutability === 'pure';
  if (!reads) {
    return [`    /** {@code ${signature}} */
    static String ${javaName(entry.name)}(${parameters}) {
        return ${encoded};
    }
`];
  }
  const answer = answerOf(entry);
  return [`    /** {@code ${signature}} */
    static Call<${answer.type}> ${javaName(entry.name)}(${parameters}) {
        return new Call<>(${encoded}, ${answer.decode});
    }
`, ...answer.records];
}

/** One static value is a Java value, several are a record; what is neither static nor a list of static values is left raw. */
function answerOf(entry) {
  const flat = entry.outputs.flatMap(flatten);
  if (entry.outputs.length === 1) {
    const [output] = entry.outputs;
    if (isStatic(output) && output.type !== 'tuple') return { ...scalar(output.type, 'answer', 0, true), records: [] };
    if (output.type === 'string') return { type: 'String', decode: 'answer -> answer.text(0)', records: [] };
    const element = /^(.+)\[\]$/.exec(output.type)?.[1];
    if (element && element !== 'tuple' && isStatic({ type: element })) {
      const { type, decode } = scalar(element, 'item', 0, true);
      return { type: `List<${type}>`, decode: `answer -> answer.list(0, 1, ${decode})`, records: [] };
    }
    if (element === 'tuple' && isStatic({ type: 'tuple', components: output.components })) {
      const record = recordOf(entry.name, output.components.flatMap(flatten), 'item');
      return {
        type: `List<${record.name}>`, records: [record.text],
        decode: `answer -> answer.list(0, ${record.size}, ${record.decode})`,
      };
    }
  }
  if (!entry.outputs.every(isStatic)) return { type: 'Answer', decode: 'answer -> answer', records: [] };
  const record = recordOf(entry.name, flat, 'answer');
  return { type: record.name, decode: record.decode, records: [record.text] };
}

function recordOf(functionName, fields, variable) {
  const name = `${capital(functionName)}Answer`;
  const values = fields.map((field, i) => scalar(field.type, variable, i, false).value);
  const components = fields.map((field, i) => `${scalar(field.type, variable, i, false).primitive} ${fieldName(field, i)}`);
  return {
    name, size: fields.length, decode: `${variable} -> new ${name}(${values.join(', ')})`,
    text: `    /** What {@code ${functionName}} answers. */
    record ${name}(${components.join(', ')}) {}
`,
  };
}

function event(entry) {
  const topic = `0x${keccak256(signatureOf(entry))}`;
  const name = `${entry.name}Event`;
  const decodable = entry.inputs.every(input => isStatic(input) && input.type !== 'tuple');
  if (!decodable) {
    return `    /** {@code ${signatureOf(entry)}} */
    static final class ${name} {
        static final String TOPIC = "${topic}";

        private ${name}() {}
    }
`;
  }
  let topics = 1;
  let words = 0;
  const parts = entry.inputs.map(input => scalar(input.type, input.indexed ? 'topics' : 'data', input.indexed ? topics++ : words++, false));
  const components = entry.inputs.map((input, i) => `${parts[i].primitive} ${fieldName(input, i)}`);
  const needsTopics = topics > 1 ? '            var topics = Answer.ofTopics(log);\n' : '';
  const needsData = words > 0 ? '            var data = Answer.of(log.getData());\n' : '';
  return `    /** {@code ${signatureOf(entry)}} */
    record ${name}(${components.join(', ')}) {
        static final String TOPIC = "${topic}";

        /** Empty if the log is of another event. */
        static Optional<${name}> of(Log log) {
            if (log.getTopics().size() != ${topics} || !TOPIC.equals(log.getTopics().get(0))) {
                return Optional.empty();
            }
${needsTopics}${needsData}            return Optional.of(new ${name}(${parts.map(part => part.value).join(', ')}));
        }
    }
`;
}

function error(entry) {
  const selector = keccak256(signatureOf(entry)).slice(0, 8);
  const name = `${entry.name}Error`;
  const fields = entry.inputs.filter(input => isStatic(input) && input.type !== 'tuple');
  const whole = fields.length === entry.inputs.length;
  // The head of a dynamic argument is an offset: the static arguments before it keep their places.
  const firstDynamic = entry.inputs.findIndex(input => !fields.includes(input));
  const known = whole ? fields : entry.inputs.slice(0, firstDynamic);
  const components = known.map((field, i) => `${scalar(field.type, 'data', i, false).primitive} ${fieldName(field, i)}`);
  const values = known.map((field, i) => scalar(field.type, 'data', i, false).value);
  return `    /** {@code ${signatureOf(entry)}} */
    record ${name}(${components.join(', ')}) {
        static final String SELECTOR = "${selector}";

        /** Empty if the reverted data, "0x" and digits, is of another error. */
        static Optional<${name}> of(String revertData) {
            return Answer.ofError(revertData, SELECTOR, ${entry.inputs.length}).map(data -> new ${name}(${values.join(', ')}));
        }
    }
`;
}

function inputs(list, structs) {
  const typed = list.map((input, i) => ({ name: fieldName(input, i), ...parameter(input, structs) }));
  return {
    parameters: typed.map(({ type, name }) => `${type} ${name}`).join(', '),
    values: typed.map(({ encode, name }) => encode(name)).join(', '),
  };
}

/** Java type of a parameter, and how a value of it becomes what web3j encodes. */
function parameter(input, structs) {
  const element = /^(.+)\[\]$/.exec(input.type)?.[1];
  if (element) {
    const one = parameter({ ...input, type: element, internalType: input.internalType?.replace(/\[\]$/, '') }, structs);
    const items = one.encoded === one.type ? name => name : name => `${name}.stream().map(${one.type}::encoded).toList()`;
    return { type: `List<${one.type}>`, encoded: 'DynamicArray', encode: name => `new DynamicArray<>(${one.encoded}.class, ${items(name)})` };
  }
  if (input.type === 'tuple') return struct(input, structs);
  const type = elementary(input.type);
  return { type, encoded: type, encode: name => name };
}

function struct(input, structs) {
  const name = /struct (?:\w+\.)?(\w+)/.exec(input.internalType)[1];
  const encoded = isStatic(input) ? 'StaticStruct' : 'DynamicStruct';
  if (!structs.has(name)) {
    const fields = inputs(input.components, structs);
    structs.set(name, `    /** The struct of this name. */
    record ${name}(${fields.parameters}) {
        ${encoded} encoded() {
            return new ${encoded}(${fields.values});
        }
    }
`);
  }
  return { type: name, encoded, encode: value => `${value}.encoded()` };
}

function elementary(type) {
  if (type === 'address') return 'Address';
  if (type === 'bool') return 'Bool';
  if (type === 'string') return 'Utf8String';
  if (type === 'bytes') return 'DynamicBytes';
  if (/^(uint|int|bytes)\d+$/.test(type)) return capital(type);
  throw new Error(`no Java type for ${type}`);
}

/** How one word is read. */
function scalar(type, variable, index, asLambda) {
  const [java, primitive, reader] =
    type === 'bool' ? ['Boolean', 'boolean', 'flag']
      : type === 'address' ? ['String', 'String', 'address']
        : /^bytes\d+$/.test(type) ? ['String', 'String', 'word']
          : /^u?int\d+$/.test(type) ? ['BigInteger', 'BigInteger', 'number']
            : (() => { throw new Error(`not a word: ${type}`); })();
  const value = `${variable}.${reader}(${index})`;
  return { type: java, primitive, value, decode: asLambda ? `${variable} -> ${value}` : undefined };
}

const isStatic = input =>
  input.type === 'tuple' ? input.components.every(isStatic) : !(input.type === 'string' || input.type === 'bytes' || input.type.endsWith(']'));
const flatten = input => (input.type === 'tuple' ? input.components.flatMap(flatten) : [input]);
const typeOf = input =>
  input.type.startsWith('tuple') ? `(${input.components.map(typeOf).join(',')})${input.type.slice('tuple'.length)}` : input.type;
const signatureOf = entry => `${entry.name}(${entry.inputs.map(typeOf).join(',')})`;
const capital = text => text[0].toUpperCase() + text.slice(1);
const javaName = name => (KEYWORDS.has(name) ? `${name}_` : /^[A-Z_\d]+$/.test(name) ? name.toLowerCase().replace(/_(\w)/g, (_, c) => c.toUpperCase()) : name);
const fieldName = (input, i) => (input.name ? javaName(input.name.replace(/^_+/, '')) : `value${i}`);
