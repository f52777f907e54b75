// Reads statements, one a line; writes for each a list of what the validator has against it, one a line.
const validate = require('@learninglocker/xapi-validation').default;
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
const told = lines.map((line) => JSON.stringify(validate(JSON.parse(line)).map((one) => `${one.constructor.name} ${one.path.join('.')}: ${JSON.stringify(one.data)}`)));
process.stdout.write(told.join('\n') + '\n');
